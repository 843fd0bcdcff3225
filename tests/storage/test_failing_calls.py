"""Whichever call of the system fails, and however: files are the old ones or the new ones, and it is said."""

import errno
import os
import re
import sys
import tempfile
from pathlib import Path

import numpy as np
import pytest

from graphgui import assets
from graphgui.app.recovery.run_folder import RunFolder, left_behind
from graphgui.document import saved_parts, state_folder, versions
from graphgui.engine.training.run import Run
from graphgui.engine.training.trainer import Trainer
from graphgui.export import film, history
from graphgui.notebook import Graph
from graphgui.storage import atomic, file
from graphgui.storage.recovery import Entry, Facts, entries
from graphgui.words import Problem
from tests.storage.failing_calls import failing_calls, faults, open_files

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="open files are counted by /proc")
ENGEL = assets.path("examples", "engel.graph.json")


def run_of_engel():
    project = file.load(ENGEL)
    feeds = project.feeds()
    trainer, run = Trainer(project.graph, feeds, project.training), Run()
    run.begin_with(trainer, project.graph, feeds)
    return run


def notebook_graph():
    g = Graph()
    g.mse(g.linear(g.input([[1.0], [2.0]], name="X")), g.input([[2.0], [4.0]], name="Y"))
    return g


PICTURES = [np.full((8, 8, 3), shade, np.uint8) for shade in (0, 120, 250)]
WRITERS = {
    "a graph": lambda path: file.save(file.load(ENGEL), path),
    "a text": lambda path: atomic.write(path, "new " * 10000),
    "a history as CSV": lambda path: history.save(path.with_name("a.csv"), run_of_engel()),
    "a history as Parquet": lambda path: history.save(path.with_name("a.parquet"), run_of_engel()),
    "a film": lambda path: film.save(path.with_name("a.gif"), PICTURES, 10.0, PICTURES),
    "a graph from Python": lambda path: notebook_graph().save(path),
}


def contents(folder):
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@pytest.mark.parametrize("what", WRITERS)
@pytest.mark.parametrize("place", ["nothing there", "a file there", "two names", "a link"])
def test_what_is_written_is_old_or_new(tmp_path, monkeypatch, what, place):
    def fresh(name):
        folder = tmp_path / name
        folder.mkdir()
        target = folder / "a.graph.json"
        if place != "nothing there":
            WRITERS[what](target)
            written = next(path for path in folder.iterdir())
            written.write_bytes(b"old")
            if place == "two names":
                os.link(written, folder / "b")
            elif place == "a link":
                written.rename(folder / "b")
                written.symlink_to("b")
        return folder, target

    folder, target = fresh("clean")
    old = contents(folder)
    with failing_calls(monkeypatch, folder) as clean:
        WRITERS[what](target)
    new = contents(folder)
    assert {"open", "write", "fsync"} <= set(clean.calls)
    for number, (at, error, from_then) in enumerate(faults(clean.calls)):
        folder, target = fresh(f"{number}")
        before = open_files()
        said = False
        with failing_calls(monkeypatch, folder, at, error, from_then):
            try:
                WRITERS[what](target)
            except Problem as problem:
                said = True
                assert str(folder) in str(problem)
        found = contents(folder)
        which = f"{clean.calls[at]} {at} {error} {from_then}"
        if place == "two names" and from_then and said:
            pass  # a disk that takes nothing any more, and a file that must be written over
        else:
            assert found in (old, new), which
        assert said or found == new, which
        assert said or clean.calls[at] != "fsync" or error == errno.EACCES, which
        assert open_files() <= before, which
        WRITERS[what](target)
        assert contents(folder) == new, which


def test_a_file_of_two_names_is_whole_where_the_disk_takes_nothing_more(tmp_path, monkeypatch):
    target = tmp_path / "a.txt"
    old, new = "old " * 20_000, "new " * 30_000
    target.write_text(old)
    os.link(target, tmp_path / "b.txt")
    with failing_calls(monkeypatch, tmp_path) as clean:
        atomic.write(target, new)
    found = set()
    for at, name in enumerate(clean.calls):
        if name != "write":
            continue
        target.unlink()
        target.write_text(old)
        (tmp_path / "b.txt").unlink()
        os.link(target, tmp_path / "b.txt")
        with (
            failing_calls(monkeypatch, tmp_path, at, from_then=True, only=("write", "fsync", "truncate")),
            pytest.raises(Problem, match=re.escape(str(target))),
        ):
            atomic.write(target, new)
        found.add(target.read_text() == new)
        assert target.read_text() in (old, new), at
        assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "b.txt"]
    assert found == {False, True}


def test_a_film_that_ffmpeg_makes_is_whole_or_none(tmp_path, monkeypatch):
    program, passing, folder = tmp_path / "ffmpeg", tmp_path / "disk" / "passing", tmp_path / "disk" / "films"
    program.write_text('#!/bin/sh\nfor last; do :; done\ncat > "$last"\n')
    program.chmod(0o755)
    for each in (passing, folder):
        each.mkdir(parents=True)
    monkeypatch.setattr(film, "ffmpeg", lambda: str(program))
    monkeypatch.setattr(tempfile, "tempdir", str(passing))
    path = folder / "a.mp4"
    with failing_calls(monkeypatch, tmp_path / "disk") as clean:
        film.save(path, PICTURES, 10.0, PICTURES)
    new = path.read_bytes()
    assert new
    for at, error, from_then in faults(clean.calls):
        if from_then:
            continue  # Python itself needs calls to remove what is passing
        path.unlink(missing_ok=True)
        before, said = open_files(), False
        with failing_calls(monkeypatch, tmp_path / "disk", at, error):
            try:
                film.save(path, PICTURES, 10.0, PICTURES)
            except Problem:
                said = True
        which = clean.calls[at], at, error
        assert said or path.read_bytes() == new, which
        assert contents(folder) in ({}, {"a.mp4": new}), which
        assert open_files() <= before, which


def test_what_is_read_is_whole_or_refused(tmp_path, monkeypatch):
    (tmp_path / "data.csv").write_text("x,y\n1,2\n2,3\n3,5\n")
    text = ENGEL.read_text().replace("../data/", "")
    project = file.load(ENGEL)
    path = tmp_path / "a.graph.json"
    file.save(project, path)
    del text
    with failing_calls(monkeypatch, tmp_path) as clean:
        whole = file.dumps(file.load(path), tmp_path)
    for at, error, from_then in faults(clean.calls):
        before = open_files()
        with failing_calls(monkeypatch, tmp_path, at, error, from_then):
            try:
                found = file.dumps(file.load(path), tmp_path)
            except Problem as problem:
                assert str(path) in str(problem)
            else:
                assert found == whole
        assert open_files() == before
    assert file.dumps(file.load(path), tmp_path) == whole


def test_what_is_kept_for_a_crash_is_old_or_new(tmp_path, monkeypatch):
    old, new = file.load(assets.path("examples", "five-points.graph.json")), file.load(ENGEL)
    texts = {file.dumps(project, tmp_path) for project in (old, new)}

    def fresh(name):
        (tmp_path / name).mkdir()
        entry = Entry(tmp_path / name, "entry")
        entry.keep(Facts("old"), old)
        return entry

    entry = fresh("clean")
    with failing_calls(monkeypatch, tmp_path) as clean:
        entry.keep(Facts("new"), new)
    for number, (at, error, from_then) in enumerate(faults(clean.calls)):
        entry, before, said = fresh(f"{number}"), open_files(), False
        with failing_calls(monkeypatch, tmp_path, at, error, from_then):
            try:
                entry.keep(Facts("new"), new)
            except Problem:
                said = True
        [found] = entries(tmp_path / f"{number}")
        assert file.dumps(found.load(), tmp_path) in texts
        assert said or found.facts().title == "new"
        assert open_files() == before
        entry.keep(Facts("new"), new)
        assert found.facts().title == "new"
        assert file.dumps(found.load(), tmp_path) == file.dumps(new, tmp_path)
        assert len(list((tmp_path / f"{number}").iterdir())) == 2


def test_versions_are_whole_and_harm_no_save(tmp_path, monkeypatch):
    monkeypatch.setattr(state_folder, "folder", lambda: tmp_path / "state")
    path = tmp_path / "a.graph.json"
    path.write_text("a whole file")
    with failing_calls(monkeypatch, tmp_path) as clean:
        versions.keep(path)
    for number, (at, error, from_then) in enumerate(faults(clean.calls)):
        monkeypatch.setattr(state_folder, "folder", lambda number=number: tmp_path / f"state{number}")
        before = open_files()
        with failing_calls(monkeypatch, tmp_path, at, error, from_then):
            versions.keep(path)
        assert open_files() == before
        assert {version.path.read_text() for version in versions.of(path)} <= {"a whole file"}
        left = [each for each in (tmp_path / f"state{number}").rglob("*") if each.is_file()]
        assert len(left) == len(versions.of(path)), (clean.calls[at], error)
        versions.keep(path)
        assert [version.path.read_text() for version in versions.of(path)] == ["a whole file"]


def test_a_part_is_kept_or_refused(tmp_path, monkeypatch):
    from graphgui.storage import part
    from graphgui.storage.part import GraphPart

    text = part.dumps(GraphPart(file.load(ENGEL).graph, []))
    monkeypatch.setattr(saved_parts, "folder", lambda: tmp_path / "clean")
    with failing_calls(monkeypatch, tmp_path) as clean:
        saved_parts.save_part("a", text)
    for number, (at, error, from_then) in enumerate(faults(clean.calls)):
        monkeypatch.setattr(saved_parts, "folder", lambda number=number: tmp_path / f"{number}")
        said = False
        with failing_calls(monkeypatch, tmp_path, at, error, from_then):
            try:
                saved_parts.save_part("a", text)
            except Problem:
                said = True
        assert saved_parts.parts() in ([], [("a", text)])
        assert said or saved_parts.parts()
        saved_parts.save_part("a", text)
        assert saved_parts.parts() == [("a", text)]


def test_a_run_has_its_folder_or_none(tmp_path, monkeypatch):
    monkeypatch.setattr(state_folder, "folder", lambda: tmp_path / "state")
    with failing_calls(monkeypatch, tmp_path) as clean:
        RunFolder.begin().end()
    for at, error, from_then in faults(clean.calls):
        before = open_files()
        with failing_calls(monkeypatch, tmp_path, at, error, from_then):
            try:
                RunFolder.begin().end()
            except OSError as problem:
                assert problem.errno == error
        for left in left_behind():
            left.end()
        assert open_files() == before
        assert list(Path(tmp_path / "state" / "recovery").iterdir()) == []
