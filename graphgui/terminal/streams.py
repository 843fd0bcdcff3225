"""The two streams of a terminal, which may be closed or take no more."""

import os
import sys
from contextlib import suppress
from typing import TextIO

from graphgui.words import Problem, mark_for_translation


def complain(sentence: object) -> None:
    """Write a sentence on standard error, after the program's name; where nobody takes it, it is lost."""
    if sys.stderr is None:
        return
    try:
        sys.stderr.write(f"graphgui: {sentence}\n")
        sys.stderr.flush()
    except OSError:
        discard(sys.stderr)


def discard(stream: TextIO) -> None:
    """Have what is still unwritten go nowhere: it would fail again when Python ends."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def output_lost(error: OSError) -> int:
    """Say why standard output takes no more, nothing where whoever read it has gone; return the exit code."""
    if error.filename is not None:
        template = mark_for_translation("problems", "{file} cannot be used: {reason}.")
        complain(Problem(template, file=error.filename, reason=error.strerror))
        return 2
    discard(sys.stdout)
    if isinstance(error, BrokenPipeError):
        return 141
    template = mark_for_translation("problems", "What was found cannot be written: {reason}.")
    complain(Problem(template, reason=error.strerror or error))
    return 2
