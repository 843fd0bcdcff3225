"""Where standard output takes nothing, a command says so in one sentence and ends with 2."""

import subprocess
import sys
from pathlib import Path

import pytest

from graphgui import assets

ENGEL = assets.path("examples", "engel.graph.json")
COMMANDS = {
    "eval": ["eval", ENGEL],
    "json": ["eval", ENGEL, "--json"],
    "train": ["train", ENGEL, "--steps", "3"],
    "data": ["data", assets.path("data", "engel.csv")],
    "schema": ["schema"],
    "help": ["--help"],
}
every_command = pytest.mark.parametrize("words", COMMANDS.values(), ids=COMMANDS)
pytestmark = pytest.mark.skipif(not Path("/dev/full").exists(), reason="a shell of POSIX, and /dev/full")


def in_shell(words, redirection):
    script = f'exec "$@" {redirection}'
    call = ["sh", "-c", script, "sh", sys.executable, "-m", "graphgui", *map(str, words)]
    return subprocess.run(call, capture_output=True, text=True, timeout=60, check=False)


@every_command
def test_a_full_disk_is_said(words):
    ended = in_shell(words, "> /dev/full")
    assert ended.returncode == 2
    assert ended.stderr == "graphgui: What was found cannot be written: No space left on device.\n"


@pytest.mark.parametrize(
    "others", [["--out", "/dev/full"], ["--history", "full.csv"], ["--json", "--out", "/dev/full"]]
)
def test_what_training_has_found_is_printed_though_a_file_cannot_be_written(others, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("full.csv").symlink_to("/dev/full")
    ended = in_shell([*COMMANDS["train"], *others], "")
    assert ended.returncode == 2
    assert ended.stdout == in_shell([*COMMANDS["train"], *others[:-2]], "").stdout
    (sentence,) = ended.stderr.splitlines()
    assert sentence.startswith("graphgui: ") and "cannot be written: No space left on device." in sentence


@every_command
def test_closed_output_is_said(words):
    ended = in_shell(words, ">&-")
    assert ended.returncode == 2
    assert ended.stderr == "graphgui: Standard output is closed: there is nowhere to write to.\n"


def test_a_mistake_is_2_where_nobody_can_be_told(tmp_path):
    assert in_shell(["train", tmp_path / "none.graph.json"], "2> /dev/full").returncode == 2


def test_a_name_that_no_system_takes_is_said():
    ended = in_shell(["x" * 300], "2>&1")
    assert ended.returncode == 2
    assert "There is no file xxx" in ended.stdout
    assert ended.stdout.count("\n") == 1
