"""Every system call that names a path while a stranger's graph is opened: it asks for its own folder alone."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.app.files.graph_opener import MARK
from tests.storage.hostile import changed

ROOT = Path(__file__).parents[3]
_TABLE = "x,y\n1,2\n2,3\n3,5\n"
_NAMED = re.compile(r'(?<!\\)"((?:[^"\\]|\\.)*)"')
_CALL = re.compile(r"^\d+ +(\w+)\(")

pytestmark = pytest.mark.skipif(
    shutil.which("strace") is None, reason="strace lists system calls, and is not on this machine"
)


def graph(note, table):
    return changed(
        notes=[{"name": "note.1", "rect": [0, -300, 300, 200], "text": note}],
        frames=[{"name": "frame.1", "rect": [0, 0, 300, 300], "title": note[:900]}],
        tables={"t": {"path": table}},
    )


@pytest.fixture
def graphs(tmp_path):
    """A graph that asks for what it may, and two that ask for what they may not."""
    for name in ("known", "hostile", "outside"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "data.csv").write_text(_TABLE)
    secret = tmp_path / "secret.png"
    secret.write_bytes(b"")
    (tmp_path / "secret.csv").write_text(_TABLE)
    ways = (
        f"![a](file://{secret}) <img src='{secret}'> ![b](../secret.png) [c]({secret}) "
        f"![d][1] <file://{secret}> $\\href{{{secret}}}{{x}}$\n\n[1]: {secret}\n"
    )
    (tmp_path / "known" / "a.graph.json").write_text(graph("*a* `b` $x^2$ [c](data.csv)", "data.csv"))
    (tmp_path / "hostile" / "a.graph.json").write_text(graph(ways, "data.csv"))
    (tmp_path / "outside" / "a.graph.json").write_text(graph(ways, "../secret.csv"))
    return [tmp_path / name / "a.graph.json" for name in ("known", "hostile", "outside")]


def asked_for(way, graphs, folder):
    """The paths that each graph has the program ask the system for, by graph, absolute."""
    log = folder / "calls"
    watch = ["strace", "--follow-forks", "--quiet=all", "-e", "trace=%file", "-s", "4096", "-o", str(log)]
    opener = [sys.executable, "-m", "tests.app.files.graph_opener", way, str(folder / "settings")]
    command = [*watch, *opener, *map(str, graphs)]
    environment = {**os.environ, "XDG_STATE_HOME": str(folder / "state"), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=240)
    assert done.returncode == 0, done.stderr
    found, at = [], None
    for line in log.read_text(errors="replace").splitlines():
        if not (call := _CALL.match(line)) or call[1] == "execve":
            continue
        for path in _NAMED.findall(line):
            if path.startswith(MARK):
                at = int(path.removeprefix(MARK))
                found.append([])
            elif at is not None:
                found[-1].append(os.path.normpath(ROOT / path))
    return found[: len(graphs)]


def of_the_program(path, folder):
    """Whether a path is the program's own affair, whatever graph is opened: Python, Qt, its settings and state."""
    own = (ROOT, sys.prefix, sys.base_prefix, folder / "settings", folder / "state", "/etc/xdg", "/proc", "/sys")
    machine = ("/var/lib/dbus/machine-id", "/etc/machine-id", "/usr/share/fonts", "/var/cache/fontconfig")
    return any(Path(path).is_relative_to(each) for each in (*own, *machine)) or Path(path) in ROOT.parents


@pytest.mark.parametrize("way", ["terminal", "window"])
def test_a_graph_has_nothing_asked_for_but_its_own_folder(graphs, tmp_path, way):
    known, *others = asked_for(way, graphs, tmp_path)  # at the first, libraries are loaded and fonts looked for
    assert str(graphs[0].parent / "data.csv") in known
    assert str(graphs[1].parent / "data.csv") in others[0]
    for graph, paths in zip(graphs[1:], others, strict=True):
        asked = {path for path in paths if not of_the_program(path, tmp_path)}
        assert str(graph) in asked
        parents = set(map(str, graph.parents))  # whether they are links
        left = {str(each) for each in graphs[: graphs.index(graph)]}  # in the list of what was opened lately
        assert {path for path in asked - parents - left if not Path(path).is_relative_to(graph.parent)} == set()
