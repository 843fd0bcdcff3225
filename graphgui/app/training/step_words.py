"""Which step is shown, in the words of the status line, of the time line and of films: all say the same."""

from PySide6.QtCore import QCoreApplication

from graphgui.document.session.session import Session

_ENDLESS = 5_000_000  # steps to go, from which a run has no end to wait for


def step_words(session: Session) -> str:
    """The step shown, of how many: those that the run has, and while it trains those that it will have."""
    last = max(session.last_step, session.run.steps) if session.state == "playing" else session.run.steps
    if is_bounded(session, last):
        return QCoreApplication.translate("steps", "step {0} of {1}").format(session.step, last)
    return QCoreApplication.translate("steps", "step {0}").format(session.step)


def is_bounded(session: Session, last: int) -> bool:
    """Whether the step shown is on the way to a last one that is worth naming."""
    return 0 < last < session.step + _ENDLESS
