"""The inspector: the properties and numbers of what is selected on the canvas."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from graphgui.document.document import Document
from graphgui.document.session.session import Session
from graphgui.engine.graph.graph import Wire
from graphgui.look.colours import Theme
from graphgui.panels.inspector.form import Form
from graphgui.panels.inspector.graph_form import GraphForm, SeveralForm
from graphgui.panels.inspector.node_form import NodeForm, UnreadFields
from graphgui.panels.inspector.wire_form import WireForm
from graphgui.words import Problem, mark_for_translation

_INTERVAL = 250  # ms between refreshes while it trains: digits that change faster cannot be read
_FRAME = 20  # ms


class Inspector(QScrollArea):
    """Shows the form of the selection that it was last given.

    Signals:
        check_asked: the port whose gradient is to be compared with differences.
        left_unread: the `Problem` with what was typed into a form that goes; with the form it comes back.
    """

    check_asked = Signal(object)
    left_unread = Signal(object)

    def __init__(self, document: Document, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._session = session
        self._theme = theme
        self._nodes: list[str] = []
        self._wires: list[Wire] = []
        self._unread: dict[str, UnreadFields] = {}
        self._stale = False
        self._building = QTimer(self, interval=_FRAME, singleShot=True)  # the canvas answers first
        self._building.timeout.connect(self._build)
        self._reloading = QTimer(self, interval=_FRAME, singleShot=True)
        self._reloading.timeout.connect(self._reload)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._refresh_if_stale)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        session.moment_shown.connect(self._moment_shown)
        document.replaced.connect(self._invalidate)
        document.node_renamed.connect(self._follow)
        document.structure_changed.connect(self._obey)
        self._build()

    @property
    def form(self) -> Form:
        """The form of the selection."""
        if self._building.isActive():
            self._build()
        if self._reloading.isActive():
            self._reload()
        return self._form()

    def show_selection(self, nodes: list[str], wires: list[Wire]) -> None:
        """Show these; nothing chosen shows the graph."""
        if (nodes, wires) != (self._nodes, self._wires):
            self._leave_field()
            self._nodes, self._wires = list(nodes), list(wires)
            self._building.start()

    def edit_breakpoint(self) -> None:
        """Let the person type when the node shown pauses training."""
        if isinstance(form := self.form, NodeForm):
            form.breakpoint_field.edit()
            self.ensureWidgetVisible(form.breakpoint_field)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self.form.set_theme(theme)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh_if_stale()

    def _build(self) -> None:
        self._building.stop()
        self._reloading.stop()
        if before := self.takeWidget():
            self._keep_unread(before)
            before.deleteLater()  # one of its fields may be what brought us here
        form = self._make_form()
        form.check_asked.connect(self.check_asked)
        self.setWidget(form)
        if isinstance(form, NodeForm) and form.name in self._unread:
            form.restore(self._unread.pop(form.name))

    def _keep_unread(self, form: QWidget) -> None:
        """What a form says cannot be read is in it again when its node is shown again."""
        if isinstance(form, NodeForm) and form.name in self._document.graph and (first := form.unread.first):
            self._unread[form.name] = form.unread
            template = mark_for_translation(
                "problems", "{node}: {reason} The node is as before; what was typed stands in the inspector."
            )
            self.left_unread.emit(Problem(template, node=form.name, reason=first.problem))

    def _make_form(self) -> Form:
        document, session, theme = self._document, self._session, self._theme
        match self._nodes, self._wires:
            case [], []:
                return GraphForm(document, session, theme)
            case [name], []:
                return NodeForm(document, session, name, theme)
            case [], [wire]:
                return WireForm(document, session, wire, theme)
        return SeveralForm(document, session, (len(self._nodes), len(self._wires)), theme)

    def _form(self) -> Form:
        form = self.widget()
        assert isinstance(form, Form)
        return form

    def _reload(self) -> None:
        self._reloading.stop()
        if not self._building.isActive():  # its node may be gone, and another form is about to come
            self._form().reload()

    def _leave_field(self) -> None:
        """Let a field that is being typed in finish its edit while its node is still the one shown."""
        field = self.focusWidget()
        if field is not None and field.hasFocus() and self.isAncestorOf(field):
            field.clearFocus()

    # obeying

    def _invalidate(self) -> None:
        self._nodes, self._wires = [], []
        if before := self.takeWidget():
            before.deleteLater()
        self._unread.clear()
        self._build()

    def _follow(self, old: str, new: str) -> None:
        if old in self._unread:
            self._unread[new] = self._unread.pop(old)
        self._nodes = [new if name == old else name for name in self._nodes]
        self._wires = [
            wire._replace(
                source=new if wire.source == old else wire.source,
                target=new if wire.target == old else wire.target,
            )
            for wire in self._wires
        ]
        form = self._form()
        if isinstance(form, NodeForm) and form.name == old and self._nodes == [new]:
            self._building.stop()  # the selection has followed already: the same form stays, with its field
            form.rename(new)
        elif isinstance(form, WireForm) and self._wires:
            self._build()

    def _obey(self) -> None:
        """The graph has changed: drop what is gone, show the rest as it is now."""
        graph = self._document.graph
        nodes = [name for name in self._nodes if name in graph]
        wires = [wire for wire in self._wires if graph.has_wire(wire)]
        if (nodes, wires) != (self._nodes, self._wires):
            self._nodes, self._wires = nodes, wires
            self._build()
        elif nodes or wires:
            self.form.reload()
        else:  # what is said of a whole graph is counted once for all changes of a step
            self._reloading.start()

    def _moment_shown(self) -> None:
        self._stale = True
        if not self._timer.isActive():
            self._refresh_if_stale()

    def _refresh_if_stale(self) -> None:
        if self._stale and self.isVisible() and not self._building.isActive():
            self._stale = False
            self.form.refresh()
            self._timer.start(_INTERVAL if self._session.state == "playing" else _FRAME)
