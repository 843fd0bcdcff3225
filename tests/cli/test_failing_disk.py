"""Whatever call of the system fails, a command ends with one sentence and status 2, or has done all it should."""

import sys

import pytest

from graphgui import assets
from graphgui.cli import main
from tests.storage.failing_calls import failing_calls, faults, open_files

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="open files are counted by /proc")
COMMANDS = {
    "train": ["train", "{graph}", "--steps", "3", "--out", "{folder}/out.graph.json"],
    "history": ["train", "{graph}", "--steps", "3", "--history", "{folder}/out.csv"],
    "derive": ["derive", "{graph}", "--to", "latex", "-o", "{folder}/out.tex"],
    "eval": ["eval", "{graph}", "--json"],
}


@pytest.mark.parametrize("command", COMMANDS)
def test_one_sentence_or_all_is_done(tmp_path, monkeypatch, capsys, command):
    folder = tmp_path / "own"
    folder.mkdir()
    graph = folder / "a.graph.json"
    graph.write_bytes(assets.path("examples", "five-points.graph.json").read_bytes())
    words = [word.format(graph=graph, folder=folder) for word in COMMANDS[command]]
    with failing_calls(monkeypatch, folder) as clean:
        assert main(words) == 0
    whole = contents(folder)
    told = capsys.readouterr().out
    for at, error, from_then in faults(clean.calls):
        for path in folder.iterdir():
            if path != graph:
                path.unlink()
        before = open_files()
        with failing_calls(monkeypatch, folder, at, error, from_then):
            status = main(words)
        output, complaint = capsys.readouterr()
        which = clean.calls[at], at, error, from_then
        assert open_files() == before, which
        if status == 0:
            assert contents(folder) == whole, which
            assert command == "history" or output == told
        else:
            assert status == 2, which
            assert complaint.count("\n") == 1 and "Traceback" not in complaint, which
            assert str(folder) in complaint
            assert contents(folder) in (whole, {graph.name: graph.read_bytes()}), which


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}
