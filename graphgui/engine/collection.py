"""Python's collector of cyclic garbage, held back while many objects are made that stay."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collection() -> Iterator[None]:
    """Collect nothing within, and afterwards as before, with what was made counted among what is old.

    The collector looks at what is new again and again; where all of it stays, that is half of the time in vain,
    and the more so the less of it fits into the processor's cache.
    """
    was_collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_collecting:
            # Python has no other way to call objects old unseen. What a caller froze must stay frozen.
            if gc.get_freeze_count() == 0:
                gc.freeze()
                gc.unfreeze()
            gc.enable()
