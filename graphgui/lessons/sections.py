"""A lesson's Markdown cut up: for each step a title, paragraphs, displayed formulas, and what is to be done."""

import re
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

_HEADING = re.compile(r"^##[ \t]+(.+?)[ \t]*$", re.MULTILINE)


class Block(Struct, frozen=True):
    """One piece of a step's text: Markdown, a formula as LaTeX, or Markdown that says what is to be done."""

    kind: Literal["text", "formula", "task"]
    content: str


class Section(Struct, frozen=True):
    """The text of a step, under its title."""

    title: str
    blocks: tuple[Block, ...]


def sections(markdown: str) -> tuple[Section, ...]:
    """One for each heading of the second level; what stands before the first is the author's own and not shown.

    A paragraph within `$$` is a formula, and one that begins with `>` says what is to be done.
    """
    _, *parts = _HEADING.split(markdown.replace("\r\n", "\n"))
    return tuple(Section(title, tuple(_blocks(text))) for title, text in zip(parts[::2], parts[1::2], strict=True))


def _blocks(text: str) -> Iterator[Block]:
    for part in re.split(r"\n[ \t]*\n", text.strip("\n")):
        paragraph = part.strip()
        if not paragraph:
            continue
        if paragraph.startswith("$$") and paragraph.endswith("$$") and len(paragraph) > 4:
            yield Block("formula", paragraph[2:-2].strip())
        elif paragraph.startswith(">"):
            yield Block("task", re.sub(r"^>[ \t]?", "", paragraph, flags=re.MULTILINE))
        else:
            yield Block("text", paragraph)
