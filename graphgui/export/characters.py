"""Characters that a name may have and a document may not, replaced before they are written."""

import re
import unicodedata

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_MARKDOWN = re.compile(r"([\\`*_\[\]<>&$|#~])")
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def in_xml(text: str) -> str:
    """The text with what no XML may hold replaced, not even escaped: control characters and half characters."""
    return _NOT_IN_XML.sub(_REPLACEMENT, text)


def svg_of(drawn: bytes) -> bytes:
    """An SVG as Qt has drawn it, well-formed whatever its texts hold."""
    return in_xml(drawn.decode("utf-8", "replace")).encode()


def on_one_line(text: str) -> str:
    """The text without line breaks, and with control characters and half characters replaced."""
    return "".join(_REPLACEMENT if _is_control(each) else each for each in " ".join(text.split()))


def in_markdown(text: str) -> str:
    """The same, as Markdown that shows every sign as it is: no picture, no link, no formula."""
    return _MARKDOWN.sub(r"\\\1", on_one_line(text))


def in_latex(text: str) -> str:
    """The text without what LaTeX stops at: a mark without a sign goes, a control character is a question mark."""
    kept = (each for each in " ".join(text.split()) if unicodedata.category(each) != "Cf")
    return "".join("?" if _is_control(each) else each for each in kept)


def _is_control(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Cs", "Cn", "Co")
