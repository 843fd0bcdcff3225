"""The two streams of a terminal, which may be closed or take no more."""

import os
import re
import sys
from contextlib import suppress
from typing import TextIO

from graphgui.terminal.spoken import sentence as in_words
from graphgui.words import Problem, mark_for_translation

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_BREAKS = str.maketrans({"\n": "\\n", "\t": "\\t"})


def harmless(text: str) -> str:
    """The text with what would command a terminal, as a name in a file may hold it, written as escapes.

    Lines and tabulators stay; marks that turn the direction of writing do not.
    """
    return _CONTROL.sub(lambda found: found[0].encode("unicode_escape").decode(), text)


def complain(sentence: object) -> None:
    """Write a sentence on standard error, one line after the program's name; where nobody takes it, it is lost."""
    if sys.stderr is None:
        return
    try:
        sys.stderr.write(f"graphgui: {harmless(in_words(sentence)).translate(_BREAKS)}\n")
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
