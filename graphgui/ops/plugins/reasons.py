"""Why a plug-in cannot be used, as part of a sentence."""

from graphgui.words import Problem

Reason = str | Problem

_LONGEST = 300  # characters


def reason_of(error: BaseException) -> str:
    """The exception's kind and what it says, on one line and without a full stop."""
    try:
        said = " ".join(str(error).split())
    except Exception:
        said = ""
    said = "".join(each if each.isprintable() else "\N{REPLACEMENT CHARACTER}" for each in said)
    if len(said) > _LONGEST:
        said = said[:_LONGEST] + "…"
    return f"{type(error).__name__}: {said}".rstrip(".: ")
