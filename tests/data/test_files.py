"""Why a file cannot be read is one sentence that names it, and a text is read without its mark."""

import os
from pathlib import Path

import pytest

from graphgui.data import files
from graphgui.words import Problem


def refusal(read, *arguments):
    with pytest.raises(Problem) as raised:
        read(*arguments)
    return str(raised.value)


@pytest.mark.skipif(os.name == "nt", reason="Windows names files otherwise")
def test_a_path_may_be_no_text_and_has_a_title_all_the_same():
    odd = Path(os.fsdecode(b"/folder/caf\xe9.tar.csv"))
    assert (files.has_text_name(odd), files.has_text_name(Path("/folder/café.csv"))) == (False, True)
    assert (files.title(odd), files.title(Path("/folder/café.csv"))) == ("caf\ufffd.tar", "café")


def test_whether_something_is_there_is_known_of_any_path(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("x")
    kinds = (files.is_there, files.is_file, files.is_folder)
    assert [is_so(path) for is_so in kinds] == [True, True, False]
    assert [is_so(tmp_path) for is_so in kinds] == [True, False, True]
    for none in (tmp_path / "b.csv", tmp_path / ("b" * 10_000), path / "c.csv", Path("\0")):
        assert [is_so(none) for is_so in kinds] == [False, False, False]


def test_the_text_of_a_file_is_read_without_its_mark_and_with_its_line_ends(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes("\ufeffé\r\n\ufeff".encode())
    assert files.read_text(path) == "é\r\n\ufeff"
    assert files.read_bytes(path) == "\ufeffé\r\n\ufeff".encode()


@pytest.mark.parametrize("raw", [b"", b" \n\t", "\ufeff".encode(), "\ufeff \n".encode()])
def test_a_file_without_a_text_is_empty(tmp_path, raw):
    path = tmp_path / "a.csv"
    path.write_bytes(raw)
    assert refusal(files.read_text, path) == f"{path} is empty: choose another file."


@pytest.mark.skipif(os.name == "nt", reason="Windows says otherwise what is wrong")
def test_what_cannot_be_read_is_said_with_its_reason(tmp_path):
    path = tmp_path / "a.csv"
    there_is_none = "There is no file {}: check its name and its folder."
    assert refusal(files.read_bytes, path) == there_is_none.format(path)
    path.write_bytes(b"x\n\xff\n")
    assert refusal(files.read_bytes, path / "b.csv") == there_is_none.format(path / "b.csv")
    assert refusal(files.read_text, path) == (
        f"{path} is not UTF-8 text: choose another file, or save this one as UTF-8."
    )
    assert refusal(files.read_bytes, tmp_path) == f"{tmp_path} is a directory: name a file in it."
    circle = tmp_path / "circle"
    circle.symlink_to(circle)
    assert refusal(files.read_bytes, circle) == f"{circle} is a link that leads in a circle: choose another."
    long = tmp_path / ("b" * 300)
    assert refusal(files.read_bytes, long) == f"{long} cannot be read: File name too long."
    assert refusal(files.read_bytes, Path("a\0b")) == "a\0b cannot be read: embedded null byte."
    forbidden = PermissionError()
    assert str(files.unreadable(forbidden, path)) == f"{path} may not be read: ask its owner for permission."
    assert str(files.unreadable(forbidden, tmp_path)) == f"{tmp_path} is a directory: name a file in it."


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no such pipes")
def test_what_has_no_end_is_not_begun_with(tmp_path):
    pipe = tmp_path / "pipe.csv"
    os.mkfifo(pipe)
    assert refusal(files.read_bytes, pipe) == f"{pipe} is no file with a beginning and an end: choose another."
    for regular in (tmp_path, tmp_path / "missing", Path("\0")):
        files.check_regular(regular)


def test_a_problem_within_names_the_file_once(tmp_path):
    path = tmp_path / "a.parquet"

    def fail(problem):
        with files.named(path):
            raise problem

    assert refusal(fail, Problem("The row is short.")) == f"{path}: The row is short."
    other = files.damaged(tmp_path / "b.parquet")
    assert refusal(fail, other) == str(other)
    assert str(other) == f"{tmp_path / 'b.parquet'} cannot be read as parquet: is it damaged, or of another kind?"
    with files.named(path):
        pass
