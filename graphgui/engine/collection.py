"""Python's collector of cyclic garbage, held back while many objects are made that stay."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collection() -> Iterator[None]:
    """Collect nothing within, and afterwards as before.

    The collector looks at what is new again and again; where all of it stays, that is half of the time in vain.
    """
    was_collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_collecting:
            gc.enable()
