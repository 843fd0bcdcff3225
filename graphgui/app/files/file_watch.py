"""What happens to the document's file outside this window: it is changed, it goes, it is opened elsewhere too."""

import os
import stat
from contextlib import suppress
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QFileSystemWatcher, QLockFile, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from graphgui.data.files import FileState, is_there
from graphgui.document import state_folder
from graphgui.document.document import Document

_REST = 300  # ms after which whoever writes is done


class FileWatch(QObject):
    """Looks at the document's file when the system tells of a change, and when the window is turned to.

    A lock by the path of the file, in the program's own folder, tells windows and programs of each other. The
    watcher follows the folder as well, since a file that is replaced as a whole is another to the system.

    Signals:
        changed: the file is another than the one that was read or written here; once for each other.
        gone: it is there no more; once.
        shared: another window or program has it open; once for each file.
        followed: another file is looked at, or the same as it has been written here.
    """

    changed = Signal()
    gone = Signal()
    shared = Signal()
    followed = Signal()

    def __init__(self, document: Document, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._path: Path | None = None
        self._known: FileState | None = None
        self._told: FileState | None = None
        self._locks = locks = list[QLockFile]()
        self._watcher = QFileSystemWatcher(self)
        self._timer = QTimer(self, interval=_REST, singleShot=True)
        self._timer.timeout.connect(self.look)
        self._watcher.fileChanged.connect(lambda _path: self._timer.start())
        self._watcher.directoryChanged.connect(lambda _path: self._timer.start())
        document.path_changed.connect(self._follow)
        self.destroyed.connect(partial(_let_go, locks))  # nothing else of this object is left by then

    def attend(self, window: QWidget) -> None:
        """Look whenever this window is turned to."""
        window.installEventFilter(self)

    @property
    def is_another(self) -> bool:
        """Whether a file is there that is another than the one that was read or written here."""
        return self._path is not None and self._now() not in (None, self._known)

    @property
    def known(self) -> FileState | None:
        """The file as it was read or written here, or taken as known; None where there was none."""
        return self._known

    def compare(self, known: FileState | None) -> None:
        """The document is not that of the file as it is but as it was; tell where that is another."""
        if known is not None:
            self._known = self._told = known
            self.look()

    def take_as_known(self) -> None:
        """What is in the file now is no news; one that is gone is no other where it comes back."""
        if (now := self._now()) is not None:
            self._known = self._told = now

    def accept(self) -> None:
        """Take the file as known: what is here stays, and is not what the file has."""
        self._known = self._now()
        self._document.undo_stack.resetClean()

    def look(self) -> None:
        """Compare, and tell what is new."""
        if self._path is None:
            return
        self._watch()
        if not self._locks:
            self._lock(self._path)  # whoever had it may be gone, and who comes next has to be told of this window
        now = self._now()
        if now in (self._known, self._told):
            return
        self._told = now
        if now is None:
            self._document.undo_stack.resetClean()  # it is here alone
            self.gone.emit()
        else:
            self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowActivate:
            self._timer.start()
        return super().eventFilter(watched, event)

    def _follow(self) -> None:
        """The document has another file, or has been written."""
        path = self._document.path
        is_another = path != self._path
        self._path = path
        if is_another:
            self._known = None  # another file of the same time and size has another content
        self._known = self._told = self._now()
        self._watch()
        self.followed.emit()
        if is_another:
            self._take_lock()

    def _watch(self) -> None:
        watched = {*self._watcher.files(), *self._watcher.directories()}
        wanted: set[str] = set()
        if self._path is not None:
            target = Path(os.path.realpath(self._path))
            wanted = {str(each) for each in (target, target.parent) if is_there(each)}
        if watched - wanted:
            self._watcher.removePaths(sorted(watched - wanted))
        if wanted - watched:
            self._watcher.addPaths(sorted(wanted - watched))

    def _now(self) -> FileState | None:
        if self._path is None:
            return None
        try:
            status = self._path.stat()
            known = self._known
            if known and (known.time, known.size) == (status.st_mtime_ns, status.st_size):
                return known
        except OSError:
            return None
        content = b""  # where it cannot be read just now, or has no end, as a pipe: time and size tell
        if stat.S_ISREG(status.st_mode):
            with suppress(OSError):
                content = _digest(self._path.read_bytes())
        if known and content and known.content == content:
            self._known = known._replace(time=status.st_mtime_ns)
            return self._known
        return FileState(status.st_mtime_ns, status.st_size, content)

    def _take_lock(self) -> None:
        """Let go of the file before, and take this one; tell where somebody else has it."""
        _let_go(self._locks)
        if self._path is not None and not self._lock(self._path):
            self.shared.emit()

    def _lock(self, path: Path) -> bool:
        """Take a file; False where somebody else has it."""
        key = _digest(os.fsencode(os.path.realpath(path))).hex()
        folder = _lock_folder()
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
        lock = QLockFile(str(folder / f"{key}.lock"))
        lock.setStaleLockTime(0)  # a lock ends with its process, and not while somebody thinks
        if not lock.tryLock(0):
            return lock.error() != QLockFile.LockError.LockFailedError
        self._locks.append(lock)
        return True


def remove_stale_locks() -> None:
    """Remove the locks of processes that have been killed; those of files that are open stay."""
    for path in _lock_folder().glob("*.lock"):
        QLockFile(str(path)).removeStaleLockFile()


def _lock_folder() -> Path:
    return state_folder.folder() / "locks"


def _let_go(locks: list[QLockFile]) -> None:
    while locks:
        locks.pop().unlock()


def _digest(data: bytes) -> bytes:
    from hashlib import blake2b  # late: an empty document needs none

    return blake2b(data, digest_size=16).digest()
