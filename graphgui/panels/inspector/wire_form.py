"""All about one wire: what flows along it, and which share of the gradient comes back."""

from functools import partial

from PySide6.QtWidgets import QWidget

from graphgui.document.document import Document
from graphgui.document.session.session import Session
from graphgui.engine.graph.graph import Wire
from graphgui.explain.notation import port_text
from graphgui.look.colours import Theme
from graphgui.ops.op import show_shape
from graphgui.panels.inspector.form import Form, rule
from graphgui.panels.inspector.graph_form import facts_grid
from graphgui.panels.inspector.port_view import GradientBlock, PortBlock, absent_gradient, heading, quiet


class WireForm(Form):
    """The form of one wire."""

    def __init__(
        self, document: Document, session: Session, wire: Wire, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(document, session, theme, parent)
        self.wire = wire
        self.shape = quiet()
        self.value = PortBlock(self.tr("value"), theme)
        self.share = GradientBlock(self.tr("gradient"), theme)
        self.share.check_asked.connect(partial(self.check_asked.emit, wire.end))
        self.fan = quiet()
        self.total = GradientBlock(self.tr("sum"), theme)
        self.total.check_asked.connect(partial(self.check_asked.emit, wire.start))
        facts = facts_grid()
        ends = ((self.tr("from"), port_text(wire.start)), (self.tr("to"), port_text(wire.end)))
        for row, (caption, text) in enumerate(ends):
            facts.addWidget(quiet(caption), row, 0)
            facts.addWidget(heading(text), row, 1)
        facts.addWidget(quiet(self.tr("shape")), 2, 0)
        facts.addWidget(self.shape, 2, 1)
        self.column.addLayout(facts)
        self.column.addWidget(rule(self))
        self.column.addWidget(self.value)
        self.column.addWidget(self.share)
        self.column.addWidget(self.fan)
        self.column.addWidget(self.total)
        self.column.addStretch(1)
        self.reload()

    def reload(self) -> None:
        shape = self.document.shapes.known.get(self.wire.start)
        self.shape.setText(show_shape(shape) if shape else self.tr("not known yet"))
        leaving = [w for w in self.document.graph.outgoing(self.wire.source) if w.output == self.wire.output]
        fans_out = len(leaving) > 1
        self.fan.setText(
            self.tr(
                "“{node}” feeds {count} inputs. This wire carries one of {count} shares; their sum is the "
                "gradient of “{node}”:"
            ).format(node=self.wire.source, count=len(leaving))
        )
        self.fan.setVisible(fans_out)
        self.total.setVisible(fans_out)
        self.refresh()

    def refresh(self) -> None:
        session, wire = self.session, self.wire
        not_yet = self.tr("not computed yet")
        self.value.show_array(session.moment.value(wire.start), not_yet)
        absent = absent_gradient(session, wire.end)
        self.share.show_array(None if absent else session.moment.gradient(wire.end), absent or not_yet)
        absent = absent_gradient(session, wire.start)
        self.total.show_array(None if absent else session.moment.gradient(wire.start), absent or not_yet)

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        for block in (self.value, self.share, self.total):
            block.set_theme(theme)
