"""The log has what was asked for, names no folder of the person, and never grows without end."""

from pathlib import Path

import pytest

from graphgui.app.errors import log


@pytest.fixture(autouse=True)
def ended():
    yield
    log.end()


def test_a_level_says_what_is_written():
    log.begin("info")
    log.LOG.debug("too little")
    log.LOG.info("opened %s", Path.home() / "secret" / "a.graph.json")
    text = log.path().read_text(encoding="utf-8")
    assert "graphgui" in text.splitlines()[0] and "Qt" in text.splitlines()[0]
    assert "too little" not in text
    assert f"opened {Path('~', 'secret', 'a.graph.json')}" in text
    assert str(Path.home()) not in text


def test_old_logs_are_kept_up_to_a_size():
    log.begin()
    for _ in range(60):
        log.LOG.warning("x" * 50_000)
    files = list(log.path().parent.glob("graphgui.log*"))
    assert len(files) == 4
    assert sum(path.stat().st_size for path in files) < 2_100_000


def test_a_folder_that_cannot_be_made_stops_nothing(tmp_path):
    log.path().parent.parent.mkdir(parents=True, exist_ok=True)
    log.path().parent.write_text("a file in the folder's place")
    log.begin()
    log.LOG.error("nowhere to go")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
def test_a_full_disk_writes_nothing_on_standard_error(capfd):
    log.path().parent.mkdir(parents=True, exist_ok=True)
    log.path().symlink_to("/dev/full")
    log.begin()
    log.LOG.error("nowhere to go")
    assert capfd.readouterr().err == ""
