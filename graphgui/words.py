"""Words that a person will see, written on floors that know no Qt.

`mark_for_translation` marks a text for Qt Linguist, which collects it under the given context; the window
translates it when it is shown, the terminal prints it as it stands. The text is a template, so that a translation
may put its values in another order.
"""

import re
import unicodedata
from collections.abc import Mapping
from typing import Any, Literal

_EXPONENT = re.compile(r"(?<![\w.])(?P<digits>\d+(?:\.\d+)?)e(?P<power>[+-]?\d+)(?!\w)")
_ISOLATE, _END = "\N{LEFT-TO-RIGHT ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
_LONGEST, _QUOTED = 1_000, 100  # characters of a text within a sentence, and of one that is longer
_FRACTION = re.compile(r"(?<![\w.])(\d+)\.(\d+)(?=e[+-]?\d+(?!\w)|(?!\w|[.,]\d))")
_NUMBERS = re.compile(r"[\d.e+\-−–≈≥≤~%· ]*\d[\d.e+\-−–≈≥≤~%· ]*")  # one, or a range
_RAISED = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")


def mark_for_translation(context: str, text: str) -> str:
    """Mark `text` for translation under `context` ("problems", "ops", ...) and return it unchanged."""
    return text


def folded(text: str) -> str:
    """A text as searches compare it: without case, accents and ligatures, so that `noeud` finds `Nœud`."""
    letters = unicodedata.normalize("NFKD", text.casefold().replace("œ", "oe").replace("æ", "ae"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).replace("’", "'")


def with_separators(count: int) -> str:
    """A count, from five digits on with thin spaces between thousands, as every language may (ISO 80000-1)."""
    return f"{count:,}".replace(",", "\u202f") if count >= 10_000 else str(count)


class _Writing:
    """How numbers are written for people; for files and programs they never are so."""

    decimal: Literal[".", ","] = "."
    from_the_right: bool = False


_writing = _Writing()


def write_decimals_with(mark: Literal[".", ","]) -> None:
    """Have all numbers that people see written so from now on, as the language that they read does."""
    _writing.decimal = mark


def written_decimal_mark() -> Literal[".", ","]:
    """The mark before the fraction of the numbers that people see."""
    return _writing.decimal


def write_words_from_the_right(on: bool) -> None:
    """Have numbers and shapes stay as they are within lines that are read from right to left."""
    _writing.from_the_right = on


def isolated(text: str) -> str:
    """A number, shape or formula as it stands within a line that may be read from right to left: `3 × 2`."""
    return f"{_ISOLATE}{text}{_END}" if _writing.from_the_right and text else text


def without_isolates(text: str) -> str:
    """The text of one that was isolated."""
    return text.replace(_ISOLATE, "").replace(_END, "")


def shown_number(text: str) -> str:
    """A number that Python has written, as people read it: `2.5e-07` as `2.5·10⁻⁷`, or `2,5·10⁻⁷`."""
    return isolated(with_decimal_marks(with_powers(text)))


def shown_if_number(text: str) -> str:
    """The same for a text that is nothing but a number or a range; of another, powers of ten alone."""
    return shown_number(text) if _NUMBERS.fullmatch(text) else with_powers(text)


def with_decimal_marks(text: str) -> str:
    """A text with the decimal mark of the language in each of its numbers."""
    return _FRACTION.sub(r"\1,\2", text) if _writing.decimal == "," else text


def with_powers(text: str) -> str:
    """The numbers that Python writes with an exponent, `2.5e-07`, with a power of ten: `2.5·10⁻⁷`, `10⁻⁷`."""
    return _EXPONENT.sub(_power, text)


def _power(found: re.Match[str]) -> str:
    ten = "10" + str(int(found["power"])).translate(_RAISED)
    return ten if found["digits"] == "1" else f"{found['digits']}·{ten}"


def shown_values(values: Mapping[str, Any]) -> dict[str, Any]:
    """What fills a sentence: its texts in one line, and cut short where no sentence could hold them."""
    return {name: _shown(value) for name, value in values.items()}


def _shown(value: object) -> object:
    if isinstance(value, Listing):
        return Listing(map(_in_one_line, value))
    if not isinstance(value, str):
        return value
    text = _in_one_line(value)
    return f"{text[:_QUOTED]}…" if len(text) > _LONGEST else text


def _in_one_line(text: str) -> str:
    """A name from a file may hold ends of lines, as headers of spreadsheets do."""
    lines = text.splitlines()
    return text if lines == [text] else " ".join(filter(None, map(str.strip, lines)))


class Listing(tuple[str, ...]):
    """Names within a sentence: `A`, `A and B`, `A, B and C`."""

    def __str__(self) -> str:
        return self.joined("and")

    def joined(self, word: str) -> str:
        """The same with another word between the last two."""
        *first, last = self
        return f"{', '.join(first)} {word} {last}" if first else last


class Remark:
    """Something that a person should know, as one sentence: a marked `template`, and the `values` that fill it."""

    def __init__(self, template: str, **values: Any) -> None:
        self.template = template
        self.values = values

    def __str__(self) -> str:
        return self.template.format(**shown_values(self.values))

    def __repr__(self) -> str:
        return f"Remark({str(self)!r})"


class Problem(Exception):  # noqa: N818  a person's mistake, not the program's
    """What a person did that cannot be, as one sentence: what is wrong, where, and what to do.

    `template` is a text marked with `mark_for_translation`; `values` fill it.
    """

    def __init__(self, template: str, **values: Any) -> None:
        super().__init__(template, values)
        self.template = template
        self.values = values

    def __str__(self) -> str:
        return self.template.format(**shown_values(self.values))

    def __reduce__(self) -> tuple[Any, ...]:
        return _problem, (type(self), self.template, self.values), self.__dict__  # arguments have names here


def _problem(kind: type[Problem], template: str, values: dict[str, Any]) -> Problem:
    return kind(template, **values)


def short_of_memory() -> Problem:
    """What is to be said of a `MemoryError`."""
    return Problem(
        mark_for_translation(
            "problems", "This needs more memory than there is: take fewer rows or smaller matrices."
        )
    )
