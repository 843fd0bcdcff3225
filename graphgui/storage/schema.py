"""What a file holds, as types: decoding, refusing and the JSON Schema all follow from them."""

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import fields
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeVar, get_type_hints

import msgspec
from msgspec import Meta, Struct

from graphgui.data.choices import MARKS, Dummies, Missing, Odd
from graphgui.data.numbers import FormatName
from graphgui.data.parsing.file_shape import FileShape
from graphgui.engine.training.settings import Training
from graphgui.words import Problem, mark_for_translation

FORMAT = "graphgui"
PART_FORMAT = "graphgui-part"
VERSION = 1

MIGRATIONS: Mapping[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}
"""From each older version to the one after it: takes what such a file holds and gives what the next one does."""

_Integer = Annotated[int, Meta(ge=-(2**63), le=2**63 - 1)]
_Value = bool | _Integer | float | str | list[str | list[_Integer | float]] | None
_Name = Annotated[str, Meta(min_length=1)]
_Rect = tuple[float, float, float, float]
_Parameters = dict[str, list[list[float]]]


class ColumnFile(Struct, forbid_unknown_fields=True, omit_defaults=True):
    """How a column of texts is read: the format as it writes 1234.5; what a cell without a number counts as."""

    format: FormatName | None = None
    odd: Odd | None = None


if TYPE_CHECKING:
    ShapeFile = FileShape
else:
    _SHAPE = get_type_hints(FileShape) | {"skip": Annotated[int, Meta(ge=0)]}
    ShapeFile = msgspec.defstruct(
        "ShapeFile",
        [(field.name, _SHAPE[field.name], field.default) for field in fields(FileShape)],
        forbid_unknown_fields=True,
        omit_defaults=True,
        namespace={"__doc__": FileShape.__doc__},
    )


class ChoicesFile(Struct, forbid_unknown_fields=True, omit_defaults=True):
    """What was chosen when a data file was imported, so that reading it again gives the same table.

    What is left out is as it was before it could be chosen: marks of nothing hold in columns of texts, too, and
    each value of these has a column of its own.
    """

    features: list[str] = []
    targets: list[str] = []
    missing: Missing = "refuse"
    marks: list[str] = msgspec.field(default_factory=lambda: list(MARKS))
    sheet: str | None = None
    shape: ShapeFile | None = None
    marks_in_texts: bool = True
    dummies: Dummies = "all"
    read: dict[str, ColumnFile] = {}
    values: dict[str, list[str]] | None = None


class TableFile(Struct, forbid_unknown_fields=True, omit_defaults=True):
    """Numbers by column, or the data file that has them: a path relative to the graph's own file, with "/".

    With `choices`, what they make of the file; without, all of it.
    """

    path: _Name | None = None
    choices: ChoicesFile | None = None
    columns: dict[str, list[float]] | None = None


class NodeFile(Struct, forbid_unknown_fields=True):
    """A node; `position` is its upper left corner, x to the right and y down, on the sheet of its group."""

    name: str
    op: str
    attributes: dict[str, _Value] = {}
    position: tuple[float, float] = (0.0, 0.0)
    group: str | None = None
    collapsed: bool = False


class WireFile(Struct, forbid_unknown_fields=True):
    """A wire between two ports, each written NODE.PORT."""

    start: str = msgspec.field(name="from")
    end: str = msgspec.field(name="to")


class GroupFile(Struct, forbid_unknown_fields=True):
    """Nodes shown as one: those, and the groups, that name it; `parent` is the group that it is in."""

    name: str
    position: tuple[float, float] = (0.0, 0.0)
    parent: str | None = None


class FrameFile(Struct, forbid_unknown_fields=True):
    """A frame behind nodes; `rect` is left, top, width, height, and `colour` one of the theme's, from 0."""

    name: str
    rect: _Rect
    title: str = ""
    colour: int = 0
    group: str | None = None


class NoteFile(Struct, forbid_unknown_fields=True):
    """A text in Markdown; `rect` is left, top, width, height."""

    name: str
    rect: _Rect
    text: str = ""
    group: str | None = None


if TYPE_CHECKING:
    TrainingFile = Training
else:
    _TYPES = get_type_hints(Training)
    TrainingFile = msgspec.defstruct(
        "TrainingFile",
        [(field.name, _TYPES[field.name], field.default) for field in fields(Training)],
        forbid_unknown_fields=True,
        omit_defaults=True,
        namespace={"__doc__": Training.__doc__},
    )


class RunFile(Struct, forbid_unknown_fields=True):
    """A run kept for comparison; `curve` has [step, loss] of some of its steps, rising.

    `validation` has the same of the losses on the examples kept apart.
    """

    name: _Name
    steps: Annotated[int, Meta(ge=0)]
    curve: list[tuple[_Integer, float]] = []
    training: TrainingFile = msgspec.field(default_factory=TrainingFile)
    parameters: _Parameters = {}
    validation: list[tuple[_Integer, float]] = []


class HidingFile(Struct, forbid_unknown_fields=True):
    """Which gradients are hidden until they are predicted: everywhere but where shown, and at NODE.INPUT."""

    everywhere: bool = False
    hidden: list[str] = []
    shown: list[str] = []
    locked: bool = False


class GraphFile(Struct, forbid_unknown_fields=True):
    """A graphgui graph; `draft` marks one that was saved although its shapes do not fit.

    `breakpoints` has, by node, the condition under which training pauses there; an empty one always holds.
    `answers` has, by NODE.PORT, what is typed for the gradient there, right or not.
    `planted` stands for a gradient that is computed wrongly, for somebody to find it.
    """

    format: Literal["graphgui"]
    version: Literal[1]
    draft: bool = False
    training: TrainingFile = msgspec.field(default_factory=TrainingFile)
    loss: str | None = None
    tables: dict[str, TableFile] = {}
    groups: list[GroupFile] = []
    nodes: list[NodeFile] = []
    wires: list[WireFile] = []
    frames: list[FrameFile] = []
    notes: list[NoteFile] = []
    parameters: _Parameters = {}
    runs: list[RunFile] = []
    breakpoints: dict[str, str] = {}
    answers: dict[str, str] = {}
    hiding: HidingFile | None = None
    planted: str | None = None


class PartFile(Struct, forbid_unknown_fields=True):
    """Some nodes of a graph, to be pasted; `incoming` are the wires that fed them from outside."""

    format: Literal["graphgui-part"]
    version: Literal[1]
    tables: dict[str, TableFile] = {}
    groups: list[GroupFile] = []
    nodes: list[NodeFile] = []
    wires: list[WireFile] = []
    incoming: list[WireFile] = []
    frames: list[FrameFile] = []
    notes: list[NoteFile] = []
    parameters: _Parameters = {}
    loss: str | None = None
    breakpoints: dict[str, str] = {}


class _Head(Struct):
    """What tells which kind of file it is."""

    format: msgspec.Raw = msgspec.Raw()
    version: msgspec.Raw = msgspec.Raw()


_SHORT = 40  # bytes of a format or version that may be one
_NAMED = 2**18  # characters of a file in which whatever is wrong is looked for once more, to name it
_File = TypeVar("_File", GraphFile, PartFile)
_Other = TypeVar("_Other", bound=Struct)


def schema() -> dict[str, Any]:
    """The JSON Schema of the file."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **msgspec.json.schema(GraphFile)}


def decode(text: str) -> GraphFile:
    """Read a file's text, of this version or an older one.

    Raises:
        Problem: what is wrong and where.
    """
    head = _head(text)
    if head is None or head.get("format") != FORMAT:
        raise Problem(
            mark_for_translation(
                "problems", "This is JSON, but not a graph of graphgui: its “format” is not “graphgui”."
            )
        )
    if _checked_version(head) == VERSION:
        return _decode_as(text, GraphFile)
    return _convert(_decode_json(text), GraphFile)


def decode_part(text: str) -> PartFile | None:
    """Read a part's text, None where it is none at all. Raises `Problem` for one with something wrong in it."""
    if PART_FORMAT not in text:
        return None
    head = _head(text)
    if head is None or head.get("format") != PART_FORMAT:
        return None
    if _checked_version(head) == VERSION:
        return _decode_as(text, PartFile)
    return _convert(_decode_json(text), PartFile)


def decode_other(text: str, kind: type[_Other]) -> _Other:
    """Read JSON of another format as a struct. Raises `Problem`: what is wrong and where."""
    try:
        return msgspec.convert(_decode_json(text), kind)
    except msgspec.ValidationError as error:
        raise _type_problem(str(error), {}) from None


def _head(text: str) -> dict[str, Any] | None:
    """Format and version as far as they are short, nothing else being made of the text; None for no object."""
    try:
        head = msgspec.json.decode(text, type=_Head)
    except msgspec.ValidationError:
        if len(text) <= _NAMED:
            _decode_json(text)  # which says what else is wrong with it
        return None
    except msgspec.DecodeError as error:
        raise _syntax_problem(str(error), text.encode()) from None
    except RecursionError:
        raise _too_deep() from None
    given = {"format": head.format, "version": head.version}
    short = {}
    for name, raw in given.items():
        if 0 < len(bytes(raw)) <= _SHORT:
            with suppress(msgspec.DecodeError):  # a number that is larger than any
                short[name] = msgspec.json.decode(raw)
    return short


def _decode_as(text: str, kind: type[_File]) -> _File:
    """The text as what it has to be: one that is something else is left at the first such place."""
    try:
        return msgspec.json.decode(text, type=kind)
    except msgspec.ValidationError as error:
        content = _decode_json(text) if len(text) <= _NAMED else {}
        raise _type_problem(str(error), content if isinstance(content, dict) else {}) from None
    except RecursionError:
        raise _too_deep() from None


def _too_deep() -> Problem:
    return Problem(mark_for_translation("problems", "Its lists and objects are nested too deeply to be a graph."))


def _convert(content: dict[str, Any], kind: type[_File]) -> _File:
    try:
        return msgspec.convert(_migrate(content), kind)
    except msgspec.ValidationError as error:
        raise _type_problem(str(error), content) from None


def _checked_version(content: Mapping[str, Any]) -> int:
    """Which version of the format it is. Raises `Problem` for none that is known."""
    version = content.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise Problem(
            mark_for_translation(
                "problems", "Its “version” is missing or is no whole number: this graphgui writes 1."
            )
        )
    if version > VERSION:
        raise Problem(
            mark_for_translation(
                "problems",
                "A newer graphgui wrote this: version {version}, and this one reads up to {known}: update it.",
            ),
            version=version,
            known=VERSION,
        )
    return version


def _migrate(content: dict[str, Any]) -> dict[str, Any]:
    for older in range(_checked_version(content), VERSION):
        content = MIGRATIONS[older](content)
    return content


def _decode_json(text: str) -> Any:
    try:
        return msgspec.json.decode(text)
    except msgspec.ValidationError as error:
        raise _type_problem(str(error), {}) from None
    except msgspec.DecodeError as error:
        raise _syntax_problem(str(error), text.encode()) from None
    except RecursionError:
        raise _too_deep() from None


def _syntax_problem(reason: str, content: bytes) -> Problem:
    """Where JSON breaks off or goes wrong, by line and column from 1."""
    found = re.search(r"\(byte (\d+)\)", reason)
    before = content[: int(found[1])] if found else content.rstrip()
    values = {
        "line": before.count(b"\n") + 1,
        "column": len(before[before.rfind(b"\n") + 1 :].decode(errors="ignore")) + 1,
    }
    if not found:
        return Problem(
            mark_for_translation("problems", "Broken JSON: it ends too early, at line {line}, column {column}."),
            **values,
        )
    return Problem(
        mark_for_translation("problems", "Broken JSON at line {line}, column {column}: correct it there."),
        **values,
    )


def _type_problem(error: str, content: Mapping[str, Any]) -> Problem:
    """The sentence for what msgspec found not to be of its type."""
    reason, _, path = error.replace("`", "").partition(" - at ")
    place = _place(path, content)
    if found := re.fullmatch(r"Object contains unknown field (.*)", reason):
        return Problem(
            mark_for_translation(
                "problems", "{place} has a field “{field}” that is not known: check its spelling, or remove it."
            ),
            place=place,
            field=found[1],
        )
    if found := re.fullmatch(r"Object missing required field (.*)", reason):
        return Problem(
            mark_for_translation("problems", "{place} has no field “{field}”: add it."),
            place=place,
            field=found[1],
        )
    reason = reason[:1].lower() + reason[1:]
    return Problem(
        mark_for_translation("problems", "{place} cannot be read: {reason}."), place=place, reason=reason
    )


def _place(path: str, content: Mapping[str, Any]) -> str:
    """`$.nodes[2].position` as a person finds it: nodes[2].position (“linear”)."""
    place = path.replace("$.", "").replace("[...]", "").replace("$", "The file")
    if found := re.match(r"(nodes|groups|frames|notes|runs)\[(\d+)\]", place):
        items, at = content.get(found[1]), int(found[2])
        # Of a field that is there twice `content` has the last, and the place may be in the first.
        item = items[at] if isinstance(items, list) and at < len(items) else None
        if isinstance(item, dict) and isinstance(item.get("name"), str):
            place += f" (“{item['name']}”)"
    return place or "The file"
