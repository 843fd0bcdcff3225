"""The Training menu: let it run, step through it, begin anew."""

from collections.abc import Callable
from functools import partial

from graphgui.actions.action import Action, Entry, Place, Submenu
from graphgui.actions.menus import MENU_BAR, RUN, TOOLBAR
from graphgui.app.training.play_controls import PlayControls
from graphgui.document.session.session import Session
from graphgui.document.session.step_debugging import StepDebugging
from graphgui.words import mark_for_translation


def training_actions(
    session: Session,
    running: PlayControls,
    stepping: StepDebugging,
    debug_step: Callable[[Callable[[], None]], object],
) -> tuple[Entry, ...]:
    """Actions on the run; `debug_step` makes a move of the step debugger and shows what it did."""
    return (
        Submenu(id=RUN, text=mark_for_translation("actions", "&Training"), places=(Place(MENU_BAR, 4),)),
        *_running(session, running),
        *_stepping(stepping, debug_step),
        *_beginning(session),
    )


def _running(session: Session, running: PlayControls) -> tuple[Entry, ...]:
    return (
        Action(
            id="play",
            text=mark_for_translation("actions", "&Play"),
            do=running.play_or_pause,
            sentence=mark_for_translation("actions", "Train: step after step, until the steps are done"),
            keys=("F5",),
            places=(Place(RUN, 0), Place(TOOLBAR, 0)),
            icon="play",
        ),
        Action(
            id="step",
            text=mark_for_translation("actions", "&Step"),
            do=session.step_once,
            sentence=mark_for_translation("actions", "Make one step of training"),
            keys=("F10",),
            places=(Place(RUN, 0), Place(TOOLBAR, 0)),
            icon="forward-step",
        ),
        Action(
            id="steps",
            text=mark_for_translation("actions", "&Make Some Steps…"),
            do=running.some_steps,
            sentence=mark_for_translation("actions", "Train a number of steps that you are asked for"),
            keys=("Ctrl+F10",),
            places=(Place(RUN, 0),),
        ),
        Action(
            id="converge",
            text=mark_for_translation("actions", "Train to &Convergence"),
            do=running.to_convergence,
            sentence=mark_for_translation(
                "actions", "Train until the loss stops improving, or comes to its target"
            ),
            keys=("Shift+F5",),
            places=(Place(RUN, 0),),
        ),
        Action(
            id="evaluate",
            text=mark_for_translation("actions", "&Evaluate"),
            do=session.evaluate,
            sentence=mark_for_translation(
                "actions", "Compute every value and gradient, without changing a parameter"
            ),
            keys=("F9",),
            places=(Place(RUN, 0), Place(TOOLBAR, 0)),
            icon="calculator",
        ),
    )


def _stepping(stepping: StepDebugging, debug_step: Callable[[Callable[[], None]], object]) -> tuple[Entry, ...]:
    return (
        Action(
            id="step_into",
            text=mark_for_translation("actions", "Step &Into"),
            do=partial(debug_step, stepping.into),
            sentence=mark_for_translation("actions", "Do the next operation alone: forward, backward, update"),
            keys=("F7",),
            places=(Place(RUN, 1), Place(TOOLBAR, 1)),
            icon="step-into",
        ),
        Action(
            id="step_back",
            text=mark_for_translation("actions", "Step &Back"),
            do=partial(debug_step, stepping.back),
            sentence=mark_for_translation("actions", "Undo the last operation"),
            keys=("Shift+F7",),
            places=(Place(RUN, 1), Place(TOOLBAR, 1)),
            icon="step-back",
        ),
        Action(
            id="step_over",
            text=mark_for_translation("actions", "Step &Over"),
            do=partial(debug_step, stepping.over),
            sentence=mark_for_translation("actions", "Do the rest of forward, of backward, or of the updates"),
            keys=("F8",),
            places=(Place(RUN, 1), Place(TOOLBAR, 1)),
            icon="step-over",
        ),
    )


def _beginning(session: Session) -> tuple[Entry, ...]:
    return (
        Action(
            id="reset",
            text=mark_for_translation("actions", "&Reset"),
            do=session.reset,
            sentence=mark_for_translation("actions", "Go back to the initial parameters, before the first step"),
            keys=("F4",),
            places=(Place(RUN, 3), Place(TOOLBAR, 0)),
            icon="backward-fast",
        ),
        Action(
            id="redraw",
            text=mark_for_translation("actions", "&New Start"),
            do=session.redraw,
            sentence=mark_for_translation("actions", "Draw other initial parameters"),
            places=(Place(RUN, 3), Place(TOOLBAR, 0)),
            icon="dice",
        ),
    )
