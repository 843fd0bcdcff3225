"""Letters that are narrower where a text that is painted has a little less room than it needs."""

_NARROWEST = 70  # per cent of their width at which letters are read well
_SPARE = 0.96  # of the room: fonts come in few widths


def stretch_for(needed: float, room: float) -> int:
    """How wide letters are, in per cent of their usual width, so that a text has room; never too narrow to read.

    Args:
        needed: pixels that the text takes with its usual letters.
        room: pixels that there are for it.
    """
    return 100 if needed <= room else max(_NARROWEST, int(100 * _SPARE * room / needed))
