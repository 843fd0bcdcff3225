"""Which decimal mark the person uses is asked of the system, though the program writes a point."""

import os
import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    ("system", "mark"), [("C", "."), ("en_GB.UTF-8", "."), ("de_DE.UTF-8", ","), ("fr_FR.UTF-8", ",")]
)
def test_the_system_tells(system, mark):
    code = (
        "from PySide6.QtCore import QCoreApplication;"
        "from graphgui.app.language import install;"
        "from graphgui.document.decimal_mark import decimal_mark;"
        "install(QCoreApplication([]), 'en'); print(decimal_mark())"
    )
    environment = {**os.environ, "LC_ALL": system, "LANG": system}
    told = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == mark
