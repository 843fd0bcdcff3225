"""The two streams of a terminal, which may be closed or take no more."""

import os
import sys
from contextlib import suppress
from typing import TextIO


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
