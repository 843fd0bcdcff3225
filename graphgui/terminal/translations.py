"""The translations that the window reads, without Qt: what lrelease has written into a .qm."""

from collections.abc import Iterator
from functools import cache

from graphgui import assets

SOURCES = "en"
_MAGIC = bytes.fromhex("3cb86418caef9c95cd211cbf60a1bddd")
_MESSAGES = 0x69  # the part of the file that holds the texts
_END, _TRANSLATION, _SOURCE, _CONTEXT = 1, 3, 6, 7


def languages() -> tuple[str, ...]:
    """The codes of all that are spoken."""
    files = assets.path("translations").glob("graphgui_*.qm")
    return (SOURCES, *sorted(path.stem.removeprefix("graphgui_") for path in files))


@cache
def texts(language: str) -> dict[tuple[str, str], str]:
    """Each text of a language by its context and what stands in the sources."""
    if language == SOURCES:
        return {}
    data = assets.path("translations", f"graphgui_{language}.qm").read_bytes()
    if not data.startswith(_MAGIC):
        raise ValueError(f"graphgui_{language}.qm is no compiled translation")
    found: dict[tuple[str, str], str] = {}
    for part, content in _parts(data, len(_MAGIC)):
        if part == _MESSAGES:
            found |= _messages(content)
    return found


def _parts(data: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    while at < len(data):
        end = at + 5 + _size(data, at + 1)
        yield data[at], data[at + 5 : end]
        at = end


def _messages(data: bytes) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    said: dict[int, bytes] = {}
    at = 0
    while at < len(data):
        tag = data[at]
        if tag == _END:
            context, source = (said.get(each, b"").decode("utf-8") for each in (_CONTEXT, _SOURCE))
            found[context, source] = said.get(_TRANSLATION, b"").decode("utf-16-be")
            said = {}
            at += 1
            continue
        size = _size(data, at + 1)
        size = 0 if size == 0xFFFFFFFF else size  # none at all
        said[tag] = data[at + 5 : at + 5 + size]
        at += 5 + size
    return found


def _size(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + 4], "big")
