"""What each action of the table in `actions.py` does in a window."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from graphgui.app.window import Window


def handlers(window: "Window") -> dict[str, Callable[..., object]]:
    """By the action's id."""
    return {
        "new": window.files.new,
        "open": window.files.open,
        "import_data": window.importing.ask,
        "save": window.files.save,
        "save_as": window.files.save_as,
        "save_picture": window.pictures.ask,
        "record": window.recording.ask,
        "export_history": window.exporting.ask,
        "close": window.close,
        "quit": QApplication.closeAllWindows,
        "cut": window.canvas.editor.cut,
        "copy": window.canvas.editor.copy,
        "paste": window.canvas.editor.paste,
        "paste_with_wires": window.canvas.editor.paste_with_wires,
        "duplicate": window.canvas.editor.duplicate,
        "delete": window.canvas.editor.delete_selection,
        "delete_healing": window.canvas.editor.selected.delete_healing,
        "rename": window.canvas.editor.rename,
        "collapse": window.canvas.editor.selected.fold,
        "select_all": window.canvas.editor.select_all,
        "select_downstream": window.canvas.editor.selected.select_downstream,
        "select_upstream": window.canvas.editor.selected.select_upstream,
        "select_connected": window.canvas.editor.selected.select_connected,
        "add": window.canvas.editor.search,
        "bend": window.canvas.editor.bend,
        "standardise": window.canvas.editor.selected.standardise,
        "add_frame": window.canvas.editor.add_frame,
        "add_note": window.canvas.editor.add_note,
        "arrange": window.canvas.editor.auto_layout.arrange,
        "keep": window.keep_part,
        "fit": window.canvas.navigation.fit,
        "fit_selection": window.canvas.navigation.fit_selection,
        "minimap": window.canvas.set_minimap_visible,
        "snapping": window.canvas.editor.set_snapping,
        "wheel_scrolls": window.canvas.navigation.set_wheel_scrolls,
        "zoom_in": window.canvas.navigation.zoom_in,
        "zoom_out": window.canvas.navigation.zoom_out,
        "zoom_reset": window.canvas.navigation.zoom_reset,
        "reset_layout": window.reset_layout,
        "play": window.running.play_or_pause,
        "step": window.session.step_once,
        "steps": window.running.some_steps,
        "converge": window.running.to_convergence,
        "step_into": partial(window.debug_step, window.stepping.into),
        "step_back": partial(window.debug_step, window.stepping.back),
        "step_over": partial(window.debug_step, window.stepping.over),
        "evaluate": window.session.evaluate,
        "reset": window.session.reset,
        "redraw": window.session.redraw,
        "training": partial(window.panels.toggle, "training"),
        "runs": partial(window.panels.toggle, "runs"),
        "breakpoint": window.canvas.editor.toggle_breakpoints,
        "forward_mode": partial(window.panels.toggle, "forward_mode"),
        "table": partial(window.panels.toggle, "table"),
        "data": partial(window.panels.toggle, "data"),
        "present": window.present,
        "find_action": window.find_action,
        "find_node": window.find_node,
        "new_window": window.new_window,
        "about": window.about,
    }
