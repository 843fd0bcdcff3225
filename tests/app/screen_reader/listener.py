"""Hears over AT-SPI what Orca would speak, and says it in JSON; run by the system's Python, which has pyatspi.

Out: `{"heard": sentence}` for each that would be spoken, `{"answer": …}` for each question. In: a question a line:
`["tree"]` for all that is shown, `["table", name]` for the cells of a table, row by row, `["focus", name]` to give
a part the keys, `["actions", name]` for what can be done with it, `["do", name, action]` to have that done, and
`["select", name]` to have it selected, too, which answers with all that are. An `old` one hears no announcements.
"""

import json
import sys
from contextlib import suppress

import pyatspi
from gi.repository import Gio, GLib

_STATES = {
    pyatspi.STATE_CHECKED: "checked",
    pyatspi.STATE_SELECTED: "selected",
    pyatspi.STATE_EXPANDED: "expanded",
    pyatspi.STATE_READ_ONLY: "read only",
}
_VALUE_ROLES = (pyatspi.ROLE_SLIDER, pyatspi.ROLE_SPIN_BUTTON, pyatspi.ROLE_PROGRESS_BAR)
_GONE = (GLib.GError, LookupError, RuntimeError, StopIteration)  # what is raised where a part is no more


def tell(**what):
    """One line to whoever started this."""
    print(json.dumps(what, ensure_ascii=False), flush=True)  # noqa: T201


def one_line(text):
    return " ".join((text or "").split())


def content(part):
    """What is written in a field, or its number."""
    try:
        text = part.queryText()
        if written := text.getText(0, text.characterCount):
            return written
    except NotImplementedError:
        pass
    try:
        return f"{part.queryValue().currentValue:g}" if part.getRole() in _VALUE_ROLES else ""
    except NotImplementedError:
        return ""


def label(part):
    """What stands beside it, where it is labelled."""
    labels = [way for way in part.getRelationSet() if way.getRelationType() == pyatspi.RELATION_LABELLED_BY]
    return " ".join(way.getTarget(at).name for way in labels for at in range(way.getNTargets()))


def words(part):
    """Label, name, role, content, states and description, as they are spoken one after the other."""
    part.clear_cache()
    states = part.getState()
    said = [part.name, part.getRoleName(), content(part)]
    if (beside := label(part)) and beside not in part.name:
        said.insert(0, beside)
    said += [word for state, word in _STATES.items() if states.contains(state)]
    said.append(part.description)
    return " | ".join(filter(None, map(one_line, said)))


class Listener:
    """Speaks what has the keys, what changes about it, and announcements."""

    def __init__(self):
        self._focused = None
        self._window = ""
        heard = {
            "object:state-changed:focused": self._on_focus,
            "object:announcement": self._on_announcement,
            "object:property-change:accessible-name": self._on_change,
            "object:property-change:accessible-description": self._on_change,
            "object:property-change:accessible-value": self._on_value,
            "object:text-changed:insert": self._on_typing,
            "object:state-changed:checked": self._on_state,
            "object:state-changed:expanded": self._on_state,
            "object:state-changed:selected": self._on_state,
            "window:activate": self._on_window,
        }
        if "old" in sys.argv:
            del heard["object:announcement"]
        for kind, function in heard.items():
            pyatspi.Registry.registerEventListener(self._guarded(function), kind)

    def _guarded(self, function):
        def hear(event):
            with suppress(*_GONE):  # nothing would be spoken
                function(event)

        return hear

    def _on_window(self, event):
        if event.source.name != self._window:  # not after each menu and list
            self._window = event.source.name
            tell(heard=f"window: {self._window}")

    def _on_focus(self, event):
        if event.detail1 and event.source != self._focused:
            self._focused = event.source
            tell(heard=words(event.source))

    def _on_announcement(self, event):
        tell(heard=f"! {one_line(str(event.any_data))}")

    def _on_change(self, event):
        if event.source == self._focused and (text := one_line(str(event.any_data))):
            tell(heard=f"~ {text}")

    def _on_typing(self, event):
        if self._focused in (event.source, event.source.parent):
            tell(heard=f"~ {one_line(str(event.any_data))}")

    def _on_value(self, event):
        if event.source == self._focused:
            tell(heard=f"~ {content(event.source)}")

    def _on_state(self, event):
        if event.source == self._focused:
            state = event.type.minor if hasattr(event.type, "minor") else str(event.type).rpartition(":")[2]
            tell(heard=f"~ {'' if event.detail1 else 'not '}{state}")


def programs():
    return [app for app in pyatspi.Registry.getDesktop(0) if app is not None]


def tree(part, depth=0):
    """Every part that is shown, indented."""
    rows = [f"{'  ' * depth}{words(part)}"]
    for child in part:
        if child is not None and child.getState().contains(pyatspi.STATE_SHOWING):
            rows += tree(child, depth + 1)
    return rows


def all_shown():
    return [row for app in programs() for row in tree(app)]


def shown(name, interface):
    """The first part that is shown, is called so and has an interface."""

    def is_meant(part):
        is_seen = part.getState().contains(pyatspi.STATE_SHOWING)
        return part.name == name and is_seen and interface in pyatspi.listInterfaces(part)

    found = (pyatspi.findDescendant(app, is_meant) for app in programs())
    return next(part for part in found if part is not None)


def table(name):
    """The cells of a table."""
    cells = shown(name, "Table").queryTable()
    return [
        [cells.getAccessibleAt(row, column).name for column in range(cells.nColumns)] for row in range(cells.nRows)
    ]


def focus(name):
    """Whether a part has taken the keys."""
    return shown(name, "Component").queryComponent().grabFocus()


def actions(name):
    """The names of what can be done with a part."""
    does = shown(name, "Action").queryAction()
    return [does.getName(number) for number in range(does.nActions)]


def do(name, action):
    """Have one of these done."""
    return shown(name, "Action").queryAction().doAction(actions(name).index(action))


def select(name):
    """Select a part beside what is selected; the names of all that are then."""
    part = shown(name, "Action")
    chosen = part.parent.querySelection()
    chosen.selectChild(part.getIndexInParent())
    return [chosen.getSelectedChild(number).name for number in range(chosen.nSelectedChildren)]


ANSWERS = {
    "tree": all_shown,
    "table": table,
    "focus": focus,
    "actions": actions,
    "do": do,
    "select": select,
}


def answer(stream, _condition):
    line = stream.readline()
    if not line:
        pyatspi.Registry.stop()
        return False
    kind, *details = json.loads(line)
    try:
        tell(answer=ANSWERS[kind](*details))
    except _GONE as error:
        tell(answer=None, error=str(error))
    return True


def be_a_screen_reader():
    """Tell programs of this session that one runs, as Orca does."""
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    value = GLib.Variant("(ssv)", ("org.a11y.Status", "ScreenReaderEnabled", GLib.Variant("b", True)))
    properties = "org.freedesktop.DBus.Properties"
    bus.call_sync("org.a11y.Bus", "/org/a11y/bus", properties, "Set", value, None, Gio.DBusCallFlags.NONE, -1)


def main():
    be_a_screen_reader()
    _listener = Listener()
    GLib.io_add_watch(sys.stdin, GLib.IO_IN | GLib.IO_HUP, answer)
    tell(answer="ready")
    pyatspi.Registry.start()


if __name__ == "__main__":
    main()
