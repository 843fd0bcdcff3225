"""Writing a file so that a crash at any moment leaves the old one or the new one, whole."""

import errno
import os
import re
import shutil
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import IO

from graphgui.storage import file_lock
from graphgui.words import Problem, mark_for_translation

_BEGINNING, _ENDING = ".graphgui-", ".tmp"
_BAD_DISK = {getattr(errno, name) for name in ("EIO", "ENOSPC", "EDQUOT") if hasattr(errno, name)}


def write(path: Path, text: str) -> None:
    """Put `text`, as UTF-8, in the place of what `path` holds.

    Links are followed. Permissions, owner and extended attributes stay as far as this system and this user can
    keep them; a file that has several names keeps them all.

    Raises:
        Problem: the file cannot be written.
    """
    with _said(path):
        _write(path, _encoded(text))


def _encoded(text: str) -> bytes:
    """The text as UTF-8, with “?” for half a character, which has no bytes.

    Raises:
        UnicodeEncodeError: it holds the name of a file whose bytes are no text, and would hold another's.
    """
    try:
        return text.encode()
    except UnicodeEncodeError:
        if re.search("[\udc80-\udcff]", text):  # as Python has such bytes
            raise
        return text.encode("utf-8", "replace")


def write_bytes(path: Path, content: bytes) -> None:
    """As `write`, for what is no text."""
    with _said(path):
        _write(path, content)


def write_own(path: Path, content: bytes) -> None:
    """As `write_bytes`, for a file of the program's own in a folder that no other program writes to.

    It takes few calls of the system. A thread may have to wait for Python's lock after each of them, and on a busy
    machine that adds up to seconds.
    """
    with _said(path):
        beside = path.with_name(f"{_BEGINNING}{path.name}{_ENDING}")
        try:
            _write_new(beside, content)
            beside.replace(path)
        except BaseException:
            with suppress(OSError):
                beside.unlink()
            raise
        _sync_folder(path.parent)


def _write_new(path: Path, content: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
    try:
        left = memoryview(content)
        while left:
            left = left[os.write(descriptor, left) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def check(path: Path) -> None:
    """Raise now the `Problem` that `write` would raise for the place; for what takes long before it writes."""
    with _said(path):
        target = _target(path)
        if not target.parent.is_dir():
            raise FileNotFoundError
        if target.is_dir():
            raise IsADirectoryError
        if not os.access(target if target.exists() else target.parent, os.W_OK):
            raise PermissionError


def check_spares(path: Path | None, read: Iterable[Path]) -> None:
    """Raise `Problem` where a file to be written is one of those that are read, which would be gone."""
    if path is None:
        return
    for each in read:
        with suppress(OSError, ValueError):  # one of the two is not there
            if path.samefile(each):
                template = mark_for_translation(
                    "problems", "{file} is read here, and would be lost: give the output another name."
                )
                raise Problem(template, file=str(path))


def sweep(folder: Path) -> None:
    """Remove what interrupted writes have left in a folder; what is being written stays."""
    for path in folder.glob(f"{_BEGINNING}*{_ENDING}"):
        with suppress(OSError), path.open("r+b") as file:
            if file_lock.take(file):
                if os.name == "nt":
                    file.close()  # there a file that is open cannot be removed
                path.unlink()


@contextmanager
def _said(path: Path) -> Iterator[None]:
    """Whatever keeps a file from being written is one sentence that names it."""
    try:
        yield
    except (OSError, ValueError) as error:
        raise _unwritable(error, path) from None


def _target(path: Path) -> Path:
    """The file that a path leads to. Raises OSError for links that lead in a circle."""
    target = Path(os.path.realpath(path))
    with suppress(FileNotFoundError):
        target.stat()  # a circle is left as it is by realpath
    return target


def _write(path: Path, content: bytes) -> None:
    target = _target(path)
    if not target.exists():
        _replace(target, content, None)
        return
    before = target.stat()
    if not target.is_file():
        target.write_bytes(content)  # a pipe, a terminal: nothing there to keep
    elif not os.access(target, os.W_OK):
        raise PermissionError
    elif before.st_nlink > 1 or not _can_replace(target, before):
        _write_over(target, content)
    else:
        _replace(target, content, before)


def _can_replace(target: Path, before: os.stat_result) -> bool:
    """Whether a new file of the same owner can take the place."""
    user = os.geteuid() if hasattr(os, "geteuid") else before.st_uid
    return os.access(target.parent, os.W_OK) and user in (0, before.st_uid)


def _replace(target: Path, content: bytes, before: os.stat_result | None) -> None:
    """Write beside it and rename: whoever looks meanwhile finds the old file or the new one."""
    with _written_beside(target, content) as beside:
        if before is not None:
            _keep(target, before, beside)
        beside.replace(target)
    _sync_folder(target.parent)


def _write_over(target: Path, content: bytes) -> None:
    """Write into the file itself: its other names would else keep the old text, or it would change its owner.

    The new text stands whole beside it meanwhile, where the folder takes it. It takes the file's place where the
    disk fails for good, and neither can be written.
    """
    old, beside = target.read_bytes(), None
    with ExitStack() as created:
        with suppress(PermissionError):
            beside = created.enter_context(_written_beside(target, content))
        try:
            _overwrite(target, content)
        except BaseException:
            try:
                _overwrite(target, old)
            except OSError:
                if beside is not None:
                    beside.replace(target)
            raise


@contextmanager
def _written_beside(target: Path, content: bytes) -> Iterator[Path]:
    """A new file in the same folder, gone afterwards; locked, so that nobody takes it for one of a crash."""
    beside, file = _created_beside(target)
    try:
        with file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
            if os.name == "nt":
                file.close()  # there a file that is open can be neither renamed nor removed
            yield beside
    finally:
        with suppress(OSError):
            beside.unlink()


def _created_beside(target: Path) -> tuple[Path, IO[bytes]]:
    """A new file under a name that is short however long the target's is, and held by nobody else.

    Whoever sweeps may have come by between its making and its lock: then there is another.
    """
    while True:
        beside = target.with_name(f"{_BEGINNING}{os.urandom(6).hex()}{_ENDING}")
        file = beside.open("xb")
        try:
            is_ours = file_lock.take(file)
        except OSError:
            return beside, file  # without locks nobody sweeps
        if is_ours and file_lock.is_at(file, beside):
            return beside, file
        file.close()
        with suppress(OSError):
            beside.unlink()


def _overwrite(target: Path, content: bytes) -> None:
    """What is there is cut off last: until then the disk has room for the old text."""
    with target.open("r+b") as file:
        file.write(content)
        file.truncate()
        file.flush()
        os.fsync(file.fileno())


def _keep(target: Path, before: os.stat_result, beside: Path) -> None:
    """Give the new file group, owner, permissions and extended attributes, as far as that is allowed."""
    if hasattr(os, "chown"):
        with suppress(OSError):
            os.chown(beside, before.st_uid, before.st_gid)
    times = beside.stat()
    with suppress(OSError):
        shutil.copystat(target, beside)
    os.utime(beside, ns=(times.st_atime_ns, times.st_mtime_ns))
    beside.chmod(before.st_mode & 0o7777)


def _sync_folder(folder: Path) -> None:
    """Make the new name last, where a system can do that with a folder. Raises OSError for a bad disk."""
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno in _BAD_DISK:
            raise
    finally:
        os.close(descriptor)


def _unwritable(error: OSError | ValueError, path: Path) -> Problem:
    match error:
        case FileNotFoundError() | NotADirectoryError():
            template = mark_for_translation("problems", "{file} cannot be written: there is no folder {folder}.")
        case IsADirectoryError():
            template = mark_for_translation("problems", "{file} cannot be written: it is a directory.")
        case PermissionError():
            template = mark_for_translation(
                "problems", "{file} may not be written: choose another place, or ask for permission."
            )
        case OSError(errno=errno.ELOOP):
            template = mark_for_translation("problems", "{file} is a link that leads in a circle: choose another.")
        case UnicodeEncodeError():
            template = mark_for_translation(
                "problems", "{file} cannot be written: a name in it has bytes that are no UTF-8 text."
            )
        case _:
            template = mark_for_translation("problems", "{file} cannot be written: {reason}.")
    reason = getattr(error, "strerror", None) or error
    return Problem(template, file=str(path), folder=str(path.parent), reason=reason)
