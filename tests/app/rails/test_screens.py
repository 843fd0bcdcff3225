"""On any screen that people have nothing is cropped and nothing is lost: its size, its pixels, its type."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.app.painted import writing

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform's own

LARGE_TYPE = {"QT_FONT_DPI": "144"}
SCREENS = [  # size, how many of its pixels are one of the window's, and how it has come to that
    ("800x600", 1, {}),
    ("1280x800", 1.25, {"QT_SCALE_FACTOR": "1.25"}),
    ("1280x800", 1, {"QT_ENABLE_HIGHDPI_SCALING": "0", **LARGE_TYPE}),
    ("1920x1080", 1.5, LARGE_TYPE),
    ("3840x2160", 1, {}),
    ("3840x2160", 2, {"QT_SCALE_FACTOR": "2"}),
    ("3840x2160", 3, {"QT_SCALE_FACTOR": "2", **LARGE_TYPE}),
]


@pytest.mark.parametrize(("size", "pixels", "screen"), SCREENS, ids=str)
def test_all_words_of_a_window_are_seen(size, pixels, screen):
    environment = {**os.environ, **screen, "SIZE": size, "PIXELS": str(pixels)}
    inner = Path(__file__).with_name("whole_window.py")
    command = [sys.executable, "-m", "pytest", "-q", "-o", "addopts=--import-mode=importlib", str(inner)]
    told = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=120)
    assert told.returncode == 0, told.stdout[-3000:]


@pytest.mark.parametrize("scale", [1.5, 2.0])
@pytest.mark.parametrize("size", [(800, 600), (1280, 800)], ids=str)
def test_numbers_stay_on_the_canvas_in_larger_type(opened, size, scale):
    usual = numbers_on_canvas(opened(*size))
    assert len(usual) > 15
    assert numbers_on_canvas(opened(*size, scale)) == usual


def numbers_on_canvas(window) -> list[str]:
    window.session.run_now(5)
    window.canvas.scene().update()
    QApplication.processEvents()
    with writing() as written:
        window.canvas.grab()
    return sorted(each.text for each in written if re.search(r"\d", each.text))
