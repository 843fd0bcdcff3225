"""What there is to know about a node or a wire that its numbers do not say."""

from PySide6.QtCore import QCoreApplication

from graphgui.canvas.items.displayed_numbers import mark_words
from graphgui.canvas.items.wire_item import WireItem
from graphgui.document.session.session import Session
from graphgui.explain.notation import port_text, wire_text
from graphgui.words import with_decimal_marks

translate = QCoreApplication.translate


def node_tip(session: Session, name: str, problem: str) -> str:
    """What is wrong with the node, and when its breakpoint pauses."""
    problem = "\n".join(filter(None, (problem, session.marks.words(name))))
    if name not in session.breakpoints:
        return problem
    condition = with_decimal_marks(session.breakpoints.condition(name))
    pauses = translate("canvas", "Breakpoint: training pauses here")
    if condition:
        pauses = translate("canvas", "Breakpoint: training pauses where {condition}").format(condition=condition)
    return "\n".join(filter(None, (problem, pauses)))


def wire_tip(session: Session, item: WireItem) -> str:
    """Why there is no gradient, or what is wrong with it; else between which ports the wire goes."""
    wire, gradient = item.wire, item.reading.gradient
    if not session.moment.is_computed:
        return translate("canvas", "{wire}: not computed yet").format(wire=wire_text(wire))
    if session.moment.seed is not None:
        return translate("canvas", "{wire}: the tangent with respect to {port}").format(
            wire=wire_text(wire), port=port_text(session.moment.seed.port)
        )
    if session.moment.loss_port is None:
        return translate("canvas", "{wire}: there is no loss, so there is no gradient").format(
            wire=wire_text(wire)
        )
    if not session.moment.reaches_loss(wire.target):
        return translate("canvas", "{wire}: does not reach the loss").format(wire=wire_text(wire))
    if wire.end in session.moment.hidden:
        return translate("canvas", "{wire}: predict the gradient, and it is shown").format(wire=wire_text(wire))
    return mark_words(gradient.mark, wire, item.reading.norm) if gradient.mark else wire_text(wire)
