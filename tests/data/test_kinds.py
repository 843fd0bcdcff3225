"""A file that is not what its name says is refused with what it is, and what to do."""

import gzip
import io
import zipfile

import polars
import pytest
import xlsxwriter

from graphgui.data.frames import read_frame
from graphgui.data.kinds import why_no_text, why_unreadable
from graphgui.words import Problem
from tests.data.made_up import ods

TEXT = b"x\ty\n1\t2,5\n3\t4,5\n"
PAGE = b"<html><body><table><tr><td>x</td></tr><tr><td>1</td></tr></table></body></html>"
GRAPH = b'{\n  "format": "graphgui",\n  "version": 1,\n  "nodes": []\n}\n'
OLD_WORKBOOK = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(1000)
ENCRYPTED = OLD_WORKBOOK + "EncryptedPackage".encode("utf-16-le")


def workbook():
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        book.add_worksheet().write(0, 0, "x")
    return file.getvalue()


def parquet():
    file = io.BytesIO()
    polars.DataFrame({"x": [1, 2]}).write_parquet(file)
    return file.getvalue()


def packed():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.csv", TEXT)
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "raw", "said"),
    [
        ("a.xls", TEXT, "It holds what files ending in .csv hold: rename it so."),
        ("a.xlsx", TEXT.decode().encode("utf-16"), "It holds what files ending in .csv hold: rename it so."),
        ("a.parquet", TEXT, "It holds what files ending in .csv hold: rename it so."),
        ("a.csv", workbook(), "It holds what files ending in .xlsx hold: rename it so."),
        ("a.xls", workbook(), "It holds what files ending in .xlsx hold: rename it so."),
        ("a.csv", parquet(), "It holds what files ending in .parquet hold: rename it so."),
        ("a.xlsx", OLD_WORKBOOK, "It holds what files ending in .xls hold: rename it so."),
        ("a.xlsx", ENCRYPTED, "This workbook has a password: save it without one."),
        ("a.xls", PAGE, "This is a web page: open it in a spreadsheet program, and save it there as .xlsx."),
        ("a.csv", PAGE, "This is a web page: open it in a spreadsheet program, and save it there as .xlsx."),
        ("a.graph.json", GRAPH, "This is a graph, and no table: open it, or name the table that it reads."),
        (
            "a.csv",
            b"\xef\xbb\xbf" + GRAPH,
            "This is a graph, and no table: open it, or name the table that it reads.",
        ),
        ("a.csv", packed(), "This file is packed: unpack it first."),
        ("a.csv.gz", gzip.compress(TEXT, mtime=0), "This file is packed: unpack it first."),
        ("a.xlsx", b"PK\x03\x04\0 torn", None),
        ("a.xls", OLD_WORKBOOK, None),
    ],
)
def test_what_a_file_is_instead_is_said(tmp_path, name, raw, said):
    path = tmp_path / name
    path.write_bytes(raw)
    with pytest.raises(Problem) as raised:
        read_frame(path)
    damaged = f"{path} cannot be read as {path.suffix[1:]}: is it damaged, or of another kind?"
    assert str(raised.value) == (f"{path}: {said}" if said else damaged)


PACKED, A_PAGE = "This file is packed: unpack it first.", "This is a web page: open it in a spreadsheet program"


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        *((bytes.fromhex(begin), PACKED) for begin in ("1f8b", "425a68", "fd377a585a", "377abcaf", "28b52ffd")),
        *(
            (begin, A_PAGE)
            for begin in (b"<!DOCTYPE html>", b"<html>", b"<TABLE>", b"\n <html>", b"\xef\xbb\xbf<html>")
        ),
        (b" " * (1024 - 6) + b"<table>", A_PAGE),
        (b" " * (1024 - 5) + b"<table>", None),
        (b'{ "format" : "graphgui"}', "This is a graph, and no table"),
        (b'{"format": "other"}', None),
        (ods(), "It holds what files ending in .ods hold: rename it so."),
        (b"x\n<html>", None),
    ],
)
def test_bytes_that_are_no_text_are_told_by_how_they_begin(raw, said):
    found = why_no_text(raw)
    assert found is None if said is None else str(found).startswith(said)


@pytest.mark.parametrize("at", [0, 1023, 1024])
def test_a_zero_among_the_first_1024_bytes_is_in_no_text(tmp_path, at):
    path = tmp_path / "a.xls"
    path.write_bytes(b"x" * at + b"\0" + b"x" * 1024)
    found = why_unreadable(path)
    assert (found is None) == (at < 1024)
    if found is not None:
        assert str(found) == "It holds what files ending in .csv hold: rename it so."


@pytest.mark.parametrize("mark", [b"\xff\xfe", b"\xfe\xff"])
def test_zeros_behind_the_mark_of_utf_16_may_be_in_a_text(tmp_path, mark):
    path = tmp_path / "a.XLS"
    path.write_bytes(mark + b"x\0")
    assert why_unreadable(path).values["suffix"] == ".csv"
    path.write_bytes(OLD_WORKBOOK)
    assert why_unreadable(path) is None  # it is what its name says


@pytest.mark.parametrize(("name", "raw"), [("a.parquet", b""), ("a.xlsx", b" \n"), ("a.csv", b"")])
def test_an_empty_file_is_called_empty(tmp_path, name, raw):
    path = tmp_path / name
    path.write_bytes(raw)
    with pytest.raises(Problem, match=r"^\S+ is empty: choose another file\.$"):
        read_frame(path)
