"""The terminal as a whole: help, version, schema, pictures, pipes, and machines without a screen."""

import json
import os
import subprocess
import sys

import pytest

from graphgui import __version__, assets, cli, display
from graphgui.cli import main

ENGEL, FIVE = (assets.path("examples", f"{name}.graph.json") for name in ("engel", "five-points"))


def program(*words, **keywords):
    return subprocess.run(
        [sys.executable, *map(str, words)], capture_output=True, encoding="utf-8", check=False, **keywords
    )


def test_version_and_help(run):
    assert run("--version").out == f"graphgui {__version__}\n"
    overview = run("--help")
    assert overview.code == 0
    for command in ("train", "eval", "check", "render", "schema"):
        assert command in overview.out
        assert run(command, "--help").out.startswith(f"usage: graphgui {command} ")


def test_schema_is_json_schema(run_json):
    schema = run_json("schema")
    assert schema["$defs"]["GraphFile"]["additionalProperties"] is False


@pytest.mark.parametrize(("suffix", "start"), [(".png", b"\x89PNG"), (".svg", b"<?xml"), (".pdf", b"%PDF")])
def test_render_draws_a_picture(tmp_path, suffix, start):
    output = tmp_path / f"graph{suffix}"
    result = program("-m", "graphgui", "render", FIVE, "-o", output)
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
    assert output.read_bytes().startswith(start)


def test_eval_wakes_neither_qt_nor_polars_nor_rich():
    code = (
        "import sys; from graphgui.cli import main; main(sys.argv[1:]); "
        "print(sorted({'PySide6', 'polars', 'rich'} & set(sys.modules)))"
    )
    result = program("-c", code, "eval", FIVE, "--json")
    assert result.stdout.splitlines()[-1] == "[]"


def test_a_reader_that_leaves_is_no_trouble():
    code = (
        "import os, sys; from graphgui.cli import main; reader, writer = os.pipe(); os.close(reader); "
        "os.dup2(writer, 1); sys.exit(main(sys.argv[1:]))"
    )
    result = program("-c", code, "schema")
    assert (result.returncode, result.stderr) == (141, "")


def test_an_interruption_is_calm(run, monkeypatch):
    def interrupt(_):
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "_run", interrupt)
    result = run("train", ENGEL)
    assert result.code == 130
    assert result.err.count("\n") == 1


# the window


@pytest.fixture
def opened(monkeypatch):
    """What the window was opened with."""
    import graphgui.app.main

    calls = []

    def window(path, log_level, *, outside):
        calls.append((path, outside))
        return 0

    monkeypatch.setattr(graphgui.app.main, "run", window)
    monkeypatch.setattr(display, "is_there", lambda: True)
    return calls


def test_without_a_command_the_window_opens(opened):
    assert main([]) == 0
    assert main([str(ENGEL)]) == 0
    assert main(["open", str(FIVE)]) == 0
    assert main([str(ENGEL), "--allow-outside"]) == 0
    assert opened == [(None, False), (ENGEL, False), (FIVE, False), (ENGEL, True)]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux may have no screen")
def test_without_a_display_the_example_is_trained_and_leaves_a_picture(tmp_path):
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    environment = {k: v for k, v in os.environ.items() if k not in hidden} | {"XDG_CONFIG_HOME": str(tmp_path)}
    result = program("-m", "graphgui", cwd=tmp_path, env=environment)
    assert (result.returncode, result.stderr) == (0, "")
    lines = result.stdout.splitlines()
    assert lines[0] == "loss 0.01290980671 after 500 steps"
    assert lines[1:3] == ["linear.W = 0.485178", "linear.b = 0.147475"]
    assert lines[3] == (
        f"There is no display: engel.graph.json was trained here, and {tmp_path / 'graphgui-trained.png'} "
        "shows the window."
    )
    assert (tmp_path / "graphgui-trained.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux may have no screen")
@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, False),
        ({"DISPLAY": ":4711"}, False),
        ({"WAYLAND_DISPLAY": "wayland-4711", "XDG_RUNTIME_DIR": "/nowhere"}, False),
        ({"QT_QPA_PLATFORM": "offscreen"}, True),
    ],
)
def test_a_display_is_one_that_answers(monkeypatch, environment, expected):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert display.is_there() is expected


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a socket of POSIX")
def test_a_wayland_that_answers_is_one(monkeypatch, tmp_path):
    import socket

    for name in ("DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("WAYLAND_DISPLAY", "w")
    with socket.socket(socket.AF_UNIX) as compositor:
        compositor.bind(str(tmp_path / "w"))
        compositor.listen()
        assert display.is_there()


def test_a_program_without_a_console_complains_to_nobody(monkeypatch):
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    assert main(["train"]) == 2


def test_json_is_one_object_and_nothing_else(run):
    result = run("eval", FIVE, "--json")
    assert result.out.count("\n") == 1
    assert json.loads(result.out)
