"""Python's collector of cyclic garbage, called between two events and at no other time.

Qt holds a lock while it destroys an object. A collection that began there, in a call back into Python, would
destroy further objects and could wait for that very lock for ever; one that began in a thread would destroy
widgets there.
"""

import gc

from PySide6.QtCore import QCoreApplication, QTimer

_INTERVAL = 1000  # ms
_MANY = 200_000  # objects that take a tenth of a second to look through
_NAME = "collects"


def collect_between_events() -> None:
    """From now on, collect when the event loop comes to it; asking twice changes nothing."""
    gc.disable()
    program = QCoreApplication.instance()
    assert program is not None
    if not program.property(_NAME):
        program.setProperty(_NAME, True)
        timer = QTimer(program, interval=_INTERVAL)
        timer.timeout.connect(collect_due)
        timer.start()


def collect_due() -> None:
    """Collect the oldest generation whose time has come, by Python's own thresholds.

    What has come by hundreds of thousands since the last look is a large document or its plan, and no garbage: no
    look goes through it, until `look_at_all`.
    """
    if gc.get_count()[0] > _MANY:
        gc.freeze()
        return
    counts, thresholds = gc.get_count(), gc.get_threshold()
    for generation in (2, 1, 0):
        if counts[generation] > thresholds[generation]:
            gc.collect(generation)
            return


def collect_soon() -> None:
    """Collect all once, when the event loop comes to it: a window is gone.

    Until then Python holds its menus and fields. Where Qt made one of another window at the place in memory of one
    that is gone, PySide would take it for that.
    """
    program = QCoreApplication.instance()
    if program is not None:
        QTimer.singleShot(0, program, _collect_all)


def _collect_all() -> None:
    look_at_all()
    gc.collect()


def look_at_all() -> None:
    """Have the next collections look through everything again: a document is given up, however large it was."""
    gc.unfreeze()
