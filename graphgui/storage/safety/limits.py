"""How much a graph's file may hold: more than anybody draws, and less than what stalls a window."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from graphgui.storage.schema import GraphFile, PartFile
from graphgui.words import Problem, mark_for_translation, with_separators

BYTES = 2**26
"""Of a graph's file: a second of reading."""

_NODES, _GROUPS, _ANNOTATIONS, _TEXT = 100_000, 10_000, 2_000, 100_000
_FARTHEST = 1e9  # pixels
_NAME = 1_000  # characters of names that may be long, as columns' are
_SHOWN = 40  # of them in a sentence


def check_size(path: Path) -> None:
    """Raise `Problem` for a file that is too large, before anything of it is read."""
    try:
        size = path.stat().st_size
    except (OSError, ValueError):
        return  # reading it says why
    check_bytes(size)


def check_bytes(size: int) -> None:
    """Raise `Problem` for too many bytes."""
    if size > BYTES:
        raise Problem(
            mark_for_translation(
                "problems",
                "A graph’s file has {most} MB at most, and this {size}: keep its data in a file of their own.",
            ),
            most=BYTES // 2**20,
            size=-(-size // 2**20),
        )


def check(file: GraphFile | PartFile) -> None:
    """Raise `Problem` for the first limit that a file does not keep."""
    _count(
        mark_for_translation("problems", "This graph has {count} nodes: {most} are the most that may be."),
        len(file.nodes),
        _NODES,
    )
    _count(
        mark_for_translation("problems", "This graph has {count} groups: {most} are the most that may be."),
        len(file.groups),
        _GROUPS,
    )
    _count(
        mark_for_translation(
            "problems", "This graph has {count} frames and notes: {most} are the most that may be."
        ),
        len(file.frames) + len(file.notes),
        _ANNOTATIONS,
    )
    for name, place in _places(file):
        if not all(abs(number) <= _FARTHEST for number in place):
            raise Problem(
                mark_for_translation(
                    "problems", "“{node}” stands too far out: places are between −{most} and {most}."
                ),
                node=shortened(name),
                most="10⁹",
            )
    for name in _names(file):
        if len(name) > _NAME:
            raise Problem(
                mark_for_translation(
                    "problems", "“{name}” has {count} characters: {most} are the most that may be."
                ),
                name=shortened(name),
                count=with_separators(len(name)),
                most=with_separators(_NAME),
            )
    for note in file.notes:
        if len(note.text) > _TEXT:
            raise Problem(
                mark_for_translation(
                    "problems", "The note “{name}” has {count} characters: {most} are the most that may be."
                ),
                name=note.name,
                count=with_separators(len(note.text)),
                most=with_separators(_TEXT),
            )


def shortened(name: str) -> str:
    """The beginning of a name that no sentence could hold."""
    return name if len(name) <= _SHOWN else f"{name[:_SHOWN]}…"


def _count(template: str, count: int, most: int) -> None:
    if count > most:
        raise Problem(template, count=with_separators(count), most=with_separators(most))


def _places(file: GraphFile | PartFile) -> Iterator[tuple[str, Iterable[float]]]:
    yield from ((node.name, node.position) for node in file.nodes)
    yield from ((group.name, group.position) for group in file.groups)
    yield from ((frame.name, frame.rect) for frame in file.frames)
    yield from ((note.name, note.rect) for note in file.notes)


def _names(file: GraphFile | PartFile) -> Iterator[str]:
    """All that stands in a list, a title or a sentence; nodes and groups have a shorter limit of their own."""
    yield from (note.name for note in file.notes)
    for frame in file.frames:
        yield from (frame.name, frame.title)
    yield from file.parameters
    yield from file.breakpoints
    yield from file.breakpoints.values()
    for name, table in file.tables.items():
        yield name
        yield from table.columns or ()
        if table.path is not None:
            yield table.path
        if table.choices is not None:
            yield from (*table.choices.features, *table.choices.targets, *table.choices.marks)
    if isinstance(file, GraphFile):
        yield from (run.name for run in file.runs)
        if file.hiding is not None:
            yield from (*file.hiding.hidden, *file.hiding.shown)
        if file.planted is not None:
            yield file.planted
