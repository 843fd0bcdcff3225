"""What a file holds by its bytes, where that is not what its name says."""

import codecs
import io
import re
import zipfile
from pathlib import Path

from graphgui.data.files import empty
from graphgui.data.suffixes import PARQUETS
from graphgui.words import Problem, mark_for_translation

_ZIP, _OLD_WORKBOOK, _PARQUET = b"PK\x03\x04", bytes.fromhex("d0cf11e0a1b11ae1"), b"PAR1"
_PACKED = (b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf", b"\x28\xb5\x2f\xfd")  # gzip, bzip2, xz, 7z, zstd
_WEB_PAGES = (b"<!doctype html", b"<html", b"<table")
_GRAPH = re.compile(rb'\{\s*"format"\s*:\s*"graphgui"')
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_LOOKED_AT = 2**10  # bytes


def why_unreadable(path: Path) -> Problem | None:
    """Why a file cannot be read as its ending says; None where it may be damaged."""
    raw = path.read_bytes()
    if not raw or raw.isspace():
        return empty(path)
    found = why_no_text(raw)
    if found is None and (
        b"\0" not in raw[:_LOOKED_AT] or raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    ):
        found = _belongs(".csv")
    if found is not None and found.values.get("suffix") == path.suffix.lower():
        return None
    return found


def why_no_text(raw: bytes) -> Problem | None:
    """Why bytes are no table in text, where they are known to be something else."""
    if raw.startswith(_PARQUET):
        return _belongs(PARQUETS[0])
    if raw.startswith(_OLD_WORKBOOK):
        if _ENCRYPTED in raw:
            return Problem(mark_for_translation("problems", "This workbook has a password: save it without one."))
        return _belongs(".xls")
    if raw.startswith(_ZIP):
        return _zipped(raw)
    if raw.startswith(_PACKED):
        return _packed()
    begins = raw[:_LOOKED_AT].removeprefix(codecs.BOM_UTF8).lstrip()
    if _GRAPH.match(begins):
        return Problem(
            mark_for_translation(
                "problems", "This is a graph, and no table: open it, or name the table that it reads."
            )
        )
    if begins.lower().startswith(_WEB_PAGES):
        return Problem(
            mark_for_translation(
                "problems", "This is a web page: open it in a spreadsheet program, and save it there as .xlsx."
            )
        )
    return None


def _zipped(raw: bytes) -> Problem | None:
    try:
        names = zipfile.ZipFile(io.BytesIO(raw)).namelist()
    except zipfile.BadZipFile:
        return None
    known = {"xl/workbook.xml": ".xlsx", "content.xml": ".ods"}
    return next((_belongs(suffix) for name, suffix in known.items() if name in names), _packed())


def _packed() -> Problem:
    return Problem(mark_for_translation("problems", "This file is packed: unpack it first."))


def _belongs(suffix: str) -> Problem:
    return Problem(
        mark_for_translation("problems", "It holds what files ending in {suffix} hold: rename it so."),
        suffix=suffix,
    )
