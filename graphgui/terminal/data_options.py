"""What can be typed after `graphgui data`: the choices of the import dialogue."""

import argparse
from collections.abc import Callable
from pathlib import Path

from graphgui.terminal.spoken import translate
from graphgui.words import Problem

SEPARATORS = {",": ",", ";": ";", "tab": "\t", "|": "|", "space": " "}
"""How the separators are typed."""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add all but the file's name and --json."""

    def add(*names: str, text: str, **options: object) -> None:
        parser.add_argument(*names, help=text, **options)  # type: ignore[arg-type]

    add("--sheet", metavar=translate("terminal", "NAME"), text=translate("terminal", "of a workbook"))
    add(
        "--encoding",
        metavar=translate("terminal", "NAME"),
        type=_encoding,
        text=translate("terminal", "such as utf-8, utf-16, cp1252"),
    )
    add(
        "--separator",
        choices=SEPARATORS,
        text=translate("terminal", "between cells; space is any run of spaces"),
    )
    add(
        "--skip",
        metavar="N",
        type=_lines,
        text=translate("terminal", "lines above the table that are left out"),
    )
    add(
        "--header",
        choices=("names", "units", "none"),
        text=translate("terminal", "what the first rows hold: names, names and units, or none"),
    )
    add(
        "--mark",
        metavar=translate("terminal", "TEXT"),
        action="append",
        text=translate("terminal", "counts as missing among numbers; instead of the usual marks"),
    )
    add(
        "--marks-in-texts",
        action="store_true",
        text=translate("terminal", "the marks count as missing among texts, too"),
    )
    add(
        "--dummies",
        choices=("all-but-one", "all"),
        default="all-but-one",
        text=translate("terminal", "which values of a feature of texts get a column"),
    )
    add(
        "--numbers",
        metavar=translate("terminal", "COLUMN=FORMAT"),
        type=_pair(_format),
        action="append",
        default=[],
        text=translate("terminal", "how a column writes 1234.5, such as 1.234,5"),
    )
    add(
        "--odd",
        metavar=translate("terminal", "COLUMN=HOW"),
        type=_pair(_odd),
        action="append",
        default=[],
        text=translate("terminal", "cells that are no numbers are missing, number or text"),
    )
    add(
        "--missing",
        choices=("refuse", "drop", "mean"),
        default="refuse",
        text=translate("terminal", "what becomes of missing cells in a model's data"),
    )
    add(
        "--target",
        metavar=translate("terminal", "COLUMN"),
        action="append",
        default=[],
        text=translate("terminal", "what the model predicts; the last column of numbers if not said"),
    )
    add(
        "--ignore",
        metavar=translate("terminal", "COLUMN"),
        action="append",
        default=[],
        text=translate("terminal", "is no feature of the model"),
    )
    add(
        "--validation",
        metavar=translate("terminal", "PERCENT"),
        type=_percent,
        default=0.0,
        text=translate("terminal", "share of the rows kept apart to validate on, 0 to 90"),
    )
    add(
        "-o",
        "--output",
        metavar=translate("terminal", "OUT"),
        type=Path,
        text=translate("terminal", "write the graph with the model wired, *.graph.json"),
    )


def _encoding(text: str) -> str:
    from graphgui.data.parsing.encodings import NAMES

    return _one_of(text.lower().replace("_", "-"), tuple(NAMES))


def _lines(text: str) -> int:
    if not text.isdecimal():
        template = translate("problems", "“{text}” is no number of lines: give a whole number from 0")
        raise argparse.ArgumentTypeError(template.format(text=text))
    return int(text)


def _percent(text: str) -> float:
    from graphgui.data.numbers import read_number

    try:
        share = read_number(text.rstrip("%"))
    except Problem:
        share = -1.0
    if not 0 <= share <= 90:
        template = translate("problems", "“{text}” is no share: give a number from 0 to 90")
        raise argparse.ArgumentTypeError(template.format(text=text))
    return share


def _pair(read: Callable[[str], str]) -> Callable[[str], tuple[str, str]]:
    """A column and a choice for it, either side of the last "="."""

    def pair(text: str) -> tuple[str, str]:
        column, sign, choice = text.rpartition("=")
        if not sign or not column:
            template = translate("problems", "“{text}” has no column: write COLUMN=CHOICE")
            raise argparse.ArgumentTypeError(template.format(text=text))
        return column, read(choice)

    return pair


def _format(text: str) -> str:
    from graphgui.data.numbers import FORMATS

    return _one_of(text, tuple(FORMATS))


def _odd(text: str) -> str:
    return _one_of(text, ("missing", "number", "text"))


def _one_of(text: str, known: tuple[str, ...]) -> str:
    if text not in known:
        template = translate("problems", "“{text}” is not known: choose among {known}")
        raise argparse.ArgumentTypeError(template.format(text=text, known=", ".join(known)))
    return text
