"""Python's collector of cyclic garbage, held back while many objects are made that stay."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count

_MANY = 5_000  # objects that are worth it: the collector looks at fewer in less than a millisecond
_TURNS = 10  # what Python's own threshold for the oldest generation is
_aged = count(1)


@contextmanager
def without_collection() -> Iterator[None]:
    """Collect nothing within, and afterwards as before; many objects made within are counted among what is old.

    The collector looks at what is new again and again; where all of it stays, that is half of the time in vain,
    and the more so the less of it fits into the processor's cache.
    """
    was_collecting = gc.isenabled()
    before = gc.get_count()[0]
    gc.disable()
    try:
        yield
    finally:
        if was_collecting:
            if gc.get_count()[0] - before > _MANY:
                _call_all_old()
            gc.enable()


def _call_all_old() -> None:
    """Call all objects old, unseen, garbage among them: the collector looks at these in every tenth turn.

    Without that it never would: it comes to the old by counting what grows old before its eyes.
    """
    if next(_aged) % _TURNS == 0:
        gc.collect()
    elif gc.get_freeze_count() == 0:  # what a caller froze must stay frozen
        gc.freeze()  # Python has no other way to do it
        gc.unfreeze()
