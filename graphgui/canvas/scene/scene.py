"""The scene: what is in the open group, drawn.

It holds no graphics items. A view asks it to paint some areas, an index says what touches them, and `ScenePainter`
paints those from one call.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np
from PySide6.QtCore import QObject, QPointF, QRect, QRectF, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QGraphicsScene

from graphgui.canvas.items.node_item import NodeItem, PortFits
from graphgui.canvas.items.style import Style
from graphgui.canvas.items.wire_item import WireItem
from graphgui.canvas.painting.level_of_detail import FAR as FAR
from graphgui.canvas.painting.level_of_detail import TITLES, detail_level, zoom_of
from graphgui.canvas.painting.scene_painter import ScenePainter
from graphgui.canvas.painting.scene_picture import ScenePicture
from graphgui.canvas.scene.annotations import Annotations
from graphgui.canvas.scene.displayed_moment import DisplayedMoment
from graphgui.canvas.scene.document_sync import DocumentSync
from graphgui.canvas.scene.hit_testing import WIRE_REACH as WIRE_REACH
from graphgui.canvas.scene.hit_testing import HitTester
from graphgui.canvas.scene.open_group import OpenGroup
from graphgui.canvas.scene.scene_items import SceneItems
from graphgui.canvas.scene.selection import Selection
from graphgui.canvas.scene.step_highlight import NOTHING, highlighted
from graphgui.document.document import Document
from graphgui.document.model import Model
from graphgui.document.session.session import Session
from graphgui.engine.graph.graph import PortId, Wire
from graphgui.engine.graph.incremental_shapes import IncrementalShapes
from graphgui.engine.graph.shapes import Feeds
from graphgui.storage.project import Project

_EDGE = 1e7  # far enough out that panning never meets an end


class Scene(QGraphicsScene):
    """Shows the open group of a document at the session's moment.

    Attributes:
        open_group: which group's inside is shown.
        selection: what is selected.
        items_by_name: the nodes and groups shown; `item` brings one up to date first.
        wire_items: the wires shown; `wire_item` brings one up to date first.
        annotations: the frames and notes.
        hits: finds what is at a place.
        displayed: the numbers, and the places of labels.
        port_fits: which ports are highlighted, while a wire is in the making.

    Signals:
        rearranged: nodes stand elsewhere, are others or look different.
        open_group_changed: the inside of another group is shown, or what is in no group.
        moment_passed: the session shows other numbers; items read them when they are looked at.
    """

    rearranged = Signal()
    open_group_changed = Signal()
    moment_passed = Signal()

    def __init__(self, document: Document, session: Session, style: Style, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.document, self.session = document, session
        self.open_group = OpenGroup(document)
        self.selection = Selection(self)
        self._items = SceneItems(document, self.open_group, style)
        self.items_by_name: Mapping[str, NodeItem] = self._items.nodes
        self.wire_items: Mapping[Wire, WireItem] = self._items.wires
        self._sync = DocumentSync(document, self._items, self.open_group, self.selection, self)
        self.annotations = Annotations(document, self.selection, self.open_group, lambda: self.look, self)
        self.hits = HitTester(session, self.selection, self._items)
        self.displayed = DisplayedMoment(session, self._items, self.selection)
        self.port_fits: PortFits | None = None
        self._highlighted = NOTHING
        self.lit = NOTHING
        self._painter = ScenePainter(style)
        self.setSceneRect(-_EDGE, -_EDGE, 2 * _EDGE, 2 * _EDGE)
        self.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        self._sync.rearranged.connect(self._rearrange)
        self._sync.looks_changed.connect(self._repaint)
        self._sync.open_group_changed.connect(self._change_group)
        self.selection.changed.connect(self._repaint)
        document.node_moved.connect(self.put_back)
        for annotated in (document.annotation_added, document.annotation_changed, document.annotation_removed):
            annotated.connect(self._annotate)
        session.moment_shown.connect(self._show_moment)
        for marked in (session.breakpoints, session.marks):
            marked.changed.connect(self._repaint)
        if session.seed or session.moment.is_computed:
            self._show_moment()  # the session is older than this: another language makes windows anew

    @property
    def look(self) -> Style:
        """The colours and fonts."""
        return self._items.style

    def set_style(self, style: Style) -> None:
        """Take other colours and fonts."""
        self._items.set_style(style)
        self._rearrange()

    # obeying

    def update(self, area: QRectF | None = None) -> None:  # type: ignore[override]
        """Have an area painted anew, all where none is given.

        Of all, Qt itself would tell the views only in the next turn of the event loop, and would forget it if the
        numbers of a moment were painted before.
        """
        if area is not None:
            super().update(area)
            return
        for view in self.views():
            view.viewport().update()

    def _repaint(self) -> None:
        self.update()

    def _rearrange(self) -> None:
        self.displayed.pass_on()
        self.update()
        self.rearranged.emit()

    def _change_group(self) -> None:
        self.port_fits = None
        self.open_group_changed.emit()

    def _annotate(self, name: str) -> None:
        self.annotations.put_back()
        if name not in self.document.annotations:
            self.selection.forget(name)
        self.update()

    def _show_moment(self) -> None:
        if self.session.state != "playing":  # else a view says which of the moments it shows
            self.displayed.pass_on()
        if self._items.set_forward_mode(self.session.moment.seed is not None):
            self._rearrange()
        now = highlighted(self.session.moment)
        if now != self._highlighted:
            self._highlighted = now
            self.update()
        self.moment_passed.emit()

    # the open group

    def prepare(self, project: Project, feeds: Feeds, shapes: IncrementalShapes) -> Iterator[float]:
        """Make what is shown of a project, should it be next: the share that is done after each piece."""
        from graphgui.canvas.scene.prepared_items import PreparedItems  # late: most graphs are small

        model = Model(project)
        model.expect(project, feeds, shapes)
        model.apply_project(project)
        items = PreparedItems(model, self.look)
        yield from items.pieces()
        self._items.expect(items)

    def show_group(self, group: str | None) -> None:
        """Show the inside of a group, or what is in no group."""
        self._sync.show_group(group)

    def go_out(self, group: str | None) -> None:
        """Show the inside of a group further out, and select there the group that was open."""
        self._sync.go_out(group)

    def show_names(self, names: Iterable[str]) -> None:
        """Open the group that holds something, unless some of it is shown already."""
        self._sync.show_names(names)

    # what stands where

    def item(self, name: str) -> NodeItem:
        """The node or group as it is shown."""
        self._items.refresh_these([name])
        return self._items.nodes[name]

    def wire_item(self, wire: Wire) -> WireItem:
        """The wire as it is shown."""
        self._items.refresh_these([wire.source, wire.target])
        return self._items.wires[wire]

    def rect(self, name: str) -> QRectF:
        """Where a node, frame or note is shown."""
        return self.annotations.rect(name) if name in self.document.annotations else self.item(name).rect

    def size(self, name: str) -> tuple[float, float]:
        """Width and height of a node, frame or note as it is shown."""
        size = self.rect(name).size()
        return size.width(), size.height()

    def port_place(self, port: PortId) -> QPointF:
        """Where a port is."""
        return self._items.port_place(port)

    def order(self) -> list[str]:
        """The nodes and groups shown, in the order in which values flow."""
        return self._items.order()

    def wires_of(self, name: str) -> list[Wire]:
        """The wires shown that touch a node or group."""
        return self._items.wires_of(name)

    def itemsBoundingRect(self) -> QRectF:
        """Everything that is drawn; Qt's own answer counts graphics items, of which there are none."""
        return self._items.bounds().united(self.annotations.bounds())

    def rough_bounds(self) -> QRectF:
        """Nearly the same, soon after an edit: not all nodes have the width yet that their new shapes ask for."""
        return self._items.rough_bounds().united(self.annotations.bounds())

    def place(self, name: str, position: QPointF) -> None:
        """Show a node, frame or note elsewhere, without moving it in the document."""
        if name in self.document.annotations:
            self.annotations.place(name, QRectF(position, self.annotations.rect(name).size()))
            self.update()
            return
        before = self._items.painted_with(name)
        self._items.place(name, position)
        for box in before + self._items.painted_with(name):
            self.update(box)
        self.rearranged.emit()

    def place_all(self, places: Mapping[str, QPointF]) -> None:
        """Show many nodes elsewhere at once, without moving them in the document."""
        self._items.place_all(places)
        self.update()
        self.rearranged.emit()

    def put_back(self, name: str) -> None:
        """Show a node, group, frame or note where the document has it, if it is shown at all."""
        if name in self.document.annotations:
            self.place(name, QPointF(*self.document.position(name)))
        else:
            self._sync.put_back(name)

    # looks for a while

    def highlight_ports(self, port_fits: PortFits | None) -> None:
        """Highlight the ports that a wire in the making may end at, and dim the others; None ends it."""
        self.port_fits = port_fits
        self.update()

    @property
    def hidden(self) -> frozenset[Wire]:
        """The wires that are left out for a while."""
        return self._items.hidden

    def hide(self, wires: Iterable[Wire] = ()) -> None:
        """Leave out the wires that a gesture holds, and show all others again."""
        self._items.hidden = frozenset(wires)
        self.update()

    def light(self, nodes: Iterable[str], wires: Iterable[Wire]) -> None:
        """Have these stand out while the pointer elsewhere is on what is about them; none ends it."""
        hosts = (self.open_group.host(name) for name in nodes)
        now = frozenset(name for name in hosts if name is not None), frozenset(wires)
        if now != self.lit:
            self.lit = now
            self.update()

    @property
    def marked(self) -> frozenset[str]:
        """The nodes, and groups that hold nodes, at which something is wrong with training."""
        hosts = (self.open_group.host(name) for name in self.session.marks)
        return frozenset(name for name in hosts if name is not None)

    # painting

    def touching(self, areas: Sequence[QRectF]) -> tuple[list[NodeItem], list[WireItem]]:
        """The nodes and wires whose painting touches some areas, in its order: what is selected lies on top."""
        wires = self._items.wires_touching(areas)
        names = self.selection.on_top(self._items.node_boxes.touching(*areas))
        return [self.items_by_name[name] for name in names], wires

    def _picture(self, areas: Sequence[QRectF], labelled: Sequence[WireItem], zoom: float) -> ScenePicture:
        """What touches some areas, as it is now, with the numbers up to date that a zoom shows."""
        nodes, wires = self.touching(areas)
        if zoom >= TITLES:
            seen = detail_level(zoom)
            for wire in wires:
                self.displayed.read_wire(wire, seen)
        if zoom >= FAR:
            for node in nodes:
                self.displayed.read_node(node)
        (done_nodes, done_wires), (lit_nodes, lit_wires) = self._highlighted, self.lit
        return ScenePicture(
            style=self.look,
            nodes=nodes,
            wires=wires,
            labelled=labelled,
            label_state=self.displayed.label_state(),
            selected_nodes=self.selection.nodes,
            selected_wires=self.selection.wires,
            highlighted_nodes=done_nodes | lit_nodes,
            highlighted_wires=done_wires | lit_wires,
            marked=self.marked,
            paused_at=self.session.breakpoints,
            port_fits=self.port_fits,
        )

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """Paint what touches `rect`, for a picture: on whatever background that has."""
        self._items.refresh()
        area = QRectF(rect)
        self.draw(painter, [area], self.displayed.label([area], detail_level(zoom_of(painter))), None)

    def draw(
        self,
        painter: QPainter,
        areas: Sequence[QRectF],
        labelled: Sequence[WireItem],
        patch_colour: QColor | None,
        numbered: Sequence[NodeItem] = (),
    ) -> None:
        """Paint what touches some areas, the labels of some wires and the numbers of some nodes.

        Args:
            painter: has the scene's coordinates.
            areas: where something must be painted that is no label of a wire.
            labelled: the wires whose labels are painted, where anyone could read them; see `displayed`.
            patch_colour: the colour of the patches that keep lines off the labels; None for print, which has none.
            numbered: nodes of which the numbers alone are painted; no other node touches them.
        """
        self.annotations.paint(painter, self.look, areas)
        zoom = zoom_of(painter)
        with np.errstate(all="ignore"):
            picture = self._picture(areas, labelled, zoom)
            self._painter.paint(painter, picture, patch_colour)
            for node in numbered:
                node.paint_numbers(painter, self.look)
        if zoom >= FAR:
            self._items.boundary_ports.paint(painter, self.look, picture.wires)
