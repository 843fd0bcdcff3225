"""The text in bytes: which encoding they are likely to have, and how they are decoded."""

import codecs

from graphgui.data.kinds import why_no_text
from graphgui.data.parsing.file_shape import Encoding
from graphgui.words import Problem, mark_for_translation

NAMES: dict[Encoding, str] = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16 LE",
    "utf-16-be": "UTF-16 BE",
    "cp1252": "Windows-1252",
    "cp1250": "Windows-1250",
    "cp1251": "Windows-1251",
    "mac-roman": "Mac Roman",
    "cp850": "DOS 850",
    "shift-jis": "Shift JIS",
    "gb18030": "GB 18030",
}
"""What people call them."""

_MARKS: tuple[tuple[bytes, Encoding], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LOOKED_AT = 2**14  # bytes


def likely_encoding(raw: bytes) -> Encoding:
    """By the byte order mark; without one UTF-8 where that is possible, UTF-16 by its zeros, else Windows-1252,
    or Mac Roman where lines end as they did on the Macs that wrote it.
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return encoding
    if raw.isascii() and b"\0" not in raw[:_LOOKED_AT]:
        return "utf-8"
    start = raw[: _LOOKED_AT // 2 * 2]
    high, low = start[1::2].count(0), start[::2].count(0)
    if max(high, low) > len(start) / 5 and min(high, low) < max(high, low) / 10:
        return "utf-16-le" if high > low else "utf-16-be"
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return "mac-roman" if b"\r" in raw and b"\n" not in raw else "cp1252"
    return "utf-8"


def decode(raw: bytes, encoding: Encoding) -> str:
    """The text, lines ending in "\\n", without empty lines at its end.

    Raises:
        Problem: the bytes are none of this encoding, or no text at all.
    """
    if problem := why_no_text(raw):
        raise problem
    codec = "utf-8-sig" if encoding == "utf-8" else encoding
    try:
        text = raw.decode(codec)
    except UnicodeDecodeError as error:
        raise Problem(
            mark_for_translation(
                "problems",
                "Line {row} cannot be read as {encoding}: choose another encoding.",
            ),
            row=raw[: error.start].count(b"\n") + 1,
            encoding=NAMES[encoding],
        ) from None
    if "\0" in text:
        raise Problem(
            mark_for_translation("problems", "This is no text, for it holds zeros: choose another file.")
        )
    text = text.removeprefix("\ufeff").rstrip("\x1a")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.rstrip("\n ")
