"""Documents that are being edited, kept in a folder beside the person's own files so that a crash loses none."""

import threading
from contextlib import suppress
from pathlib import Path

import msgspec
from msgspec.structs import replace

from graphgui.data.files import FileState, read_bytes
from graphgui.progress import Progress, unseen
from graphgui.storage import atomic, file
from graphgui.storage.project import Project
from graphgui.words import Problem

_GRAPH, _FACTS = ".graph.json", ".facts.json"

Place = tuple[int, int, int, int]


class TypedText(msgspec.Struct, frozen=True):
    """What was being typed in a field, and where a person finds that field."""

    place: str
    text: str


class Facts(msgspec.Struct, omit_defaults=True):
    """What is said about a document before it is opened.

    Attributes:
        path: the person's file, if it has one.
        is_modified: whether there is something that this file lacks; else the file is all there is.
        place: of the window on the screen: left, top, width, height.
        known: the person's file as the program read or wrote it last.
        data: the data files that were read.
        typed: what stood in fields and was no part of the document yet.
    """

    title: str
    path: str | None = None
    is_modified: bool = True
    place: Place | None = None
    known: FileState | None = None
    data: tuple[str, ...] = ()
    typed: tuple[TypedText, ...] = ()


class Entry:
    """One document in a recovery folder, by an identifier that is no name; any thread may call it."""

    def __init__(self, folder: Path, identifier: str) -> None:
        self._graph = folder / f"{identifier}{_GRAPH}"
        self._facts = folder / f"{identifier}{_FACTS}"
        self._lock, self._is_closed = threading.Lock(), False
        self._written: Facts | None = None

    def keep(self, facts: Facts, project: Project, progress: Progress = unseen) -> None:
        """Have the folder hold this in place of what it held.

        Raises:
            Problem: it cannot be written.
            Exception: what `progress` raises where it is wanted no more; then the folder holds what it held.
        """
        facts = replace(facts, data=tuple(str(t.path.absolute()) for t in project.tables.values() if t.path))
        text = file.dumps(project, self._graph.parent) if facts.is_modified else ""
        with self._lock:
            progress(0.0)  # here, or what was given up while it was laid out would replace what is newer
            if self._is_closed:
                return
            if facts.is_modified:
                atomic.write_own(self._graph, text.encode("utf-8", "replace"))  # half a character has no bytes
            if facts != self._written:
                atomic.write_own(self._facts, msgspec.json.encode(facts))
                self._written = facts
            if not facts.is_modified:
                with suppress(OSError):
                    self._graph.unlink(missing_ok=True)

    def forget(self) -> None:
        """Keep nothing, as long as nothing else is to be kept."""
        with self._lock:
            self._remove()

    def close(self) -> None:
        """Keep nothing from now on: the document was closed."""
        with self._lock:
            self._is_closed = True
            self._remove()

    def facts(self) -> Facts:
        """What is known about the document. Raises `Problem`."""
        try:
            facts = msgspec.json.decode(read_bytes(self._facts), type=Facts)
            facts.is_modified = self._graph.is_file()  # the process may have died between the two
            return facts
        except (Problem, msgspec.DecodeError, UnicodeDecodeError):
            if not self._graph.is_file():
                raise
            return Facts("")

    def time(self) -> float:
        """When it was kept last, in seconds since 1970. Raises `OSError`."""
        return max(path.stat().st_mtime for path in (self._facts, self._graph) if path.exists())

    def source(self) -> Path:
        """The file to read the document from: the one kept here, or the person's own."""
        path = self.facts().path
        return Path(path) if path and not self._graph.is_file() else self._graph

    def load(self) -> Project:
        """The document, with the data that were read where it was open, and no others. Raises `Problem`."""
        source = self.source()
        limited = source != self._graph  # the program wrote that: too large to save is no reason to lose it
        return file.load(source, drafts=True, outside=[*map(Path, self.facts().data)], limited=limited)

    def _remove(self) -> None:
        self._written = None
        for path in (self._facts, self._graph):  # without its facts the graph is still found
            with suppress(OSError):
                path.unlink(missing_ok=True)


def entries(folder: Path) -> list[Entry]:
    """The documents that a folder holds, those kept last first; what is no document is left out."""
    names = {
        path.name.removesuffix(ending)
        for ending in (_GRAPH, _FACTS)
        for path in folder.glob(f"*{ending}")
        if not path.name.startswith(".")
    }
    found = []
    for name in names:
        entry = Entry(folder, name)
        with suppress(Problem, msgspec.DecodeError, UnicodeDecodeError, OSError):
            entry.facts()
            found.append((entry.time(), name, entry))
    return [entry for _, _, entry in sorted(found, reverse=True)]
