"""What the tests of the terminal share."""

import json
from types import SimpleNamespace

import pytest

from graphgui.cli import main


@pytest.fixture
def run(capsys):
    """Runs a command in this process; gives its exit code, its output and what it complained of."""

    def call(*words):
        code = main([str(word) for word in words])
        printed = capsys.readouterr()
        return SimpleNamespace(code=code, out=printed.out, err=printed.err)

    return call


@pytest.fixture
def run_json(run):
    """Runs a command that has to go well; gives the one JSON object that it prints."""

    def call(*words):
        result = run(*words)
        assert (result.code, result.err) == (0, "")
        return json.loads(result.out)

    return call
