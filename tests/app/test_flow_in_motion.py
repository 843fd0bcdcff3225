"""Steps are seen: what a person sees move on the canvas when a key is pressed, frame by frame."""

import time
from itertools import pairwise
from types import SimpleNamespace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyle

from graphgui import assets
from graphgui.engine import PortId
from graphgui.look.numbers import NOT_COMPUTED

SHARES = [frame / 80 for frame in range(80)]


@pytest.fixture
def points(window, qtbot):
    QSettings().setValue("reduce_motion", False)
    window.open_example(assets.path("examples", "five-points.graph.json"))
    press(window, Qt.Key.Key_F10)  # what appears beside the canvas with the first step is there from now on
    qtbot.waitUntil(lambda: not window.canvas.flow.is_under_way)
    calm(window)
    return window


def calm(window):
    """Long enough for what is pressed next to be followed by a person."""
    window.canvas.flow.clear()
    frame(window)
    QTest.qWait(150)


def press(window, *keys):
    for key in keys:
        QTest.keyClick(window, key)


def frame(window) -> np.ndarray:
    """What is seen of the canvas: rows x columns x 3."""
    image = window.canvas.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return np.array(image.constBits()).reshape(image.height(), image.bytesPerLine() // 4, 4)[:, :, 2::-1]


def wire_of(window, end):
    (wire,) = [wire for wire in window.document.graph.wires if str(wire.end) == end]
    return wire


def place_of_head(window, picture, rest, wire, colour) -> float | None:
    """How far along a wire a disc of this colour stands, 0 at its start and 1 at its end."""
    item, places = window.canvas.scene().wire_item(wire), []
    for t in np.linspace(0.03, 0.97, 200):
        at, aside = window.canvas.mapFromScene(item.curve.at(t)), item.curve.normal(t) * 3
        beside = [at + QPoint(round(side * aside.x()), round(side * aside.y())) for side in (1, -1)]
        shown = [picture[p.y(), p.x()].astype(int) for p in beside]
        before = [rest[p.y(), p.x()].astype(int) for p in beside]
        is_there = all(np.abs(pixel - colour).max() < 30 for pixel in shown)
        if is_there and any(np.abs(a - b).max() > 30 for a, b in zip(shown, before, strict=True)):
            places.append(t)
    return float(np.mean(places)) if places else None


def heads(window, end, colour) -> list[float]:
    """Where the head stands, clear of the ends, in each frame in which it is; first that of the least share."""
    flow, frames = window.canvas.flow, []
    for share in SHARES:
        flow.show_at(share)
        frames.append(frame(window))
    flow.clear()
    rest, wire = frame(window), wire_of(window, end)
    found = [place_of_head(window, each, rest, wire, rgb(colour)) for each in frames]
    return [place for place in found if place is not None and 0.1 < place < 0.9]


def number(window) -> str:
    """The loss as the canvas shows it."""
    frame(window)
    return window.canvas.scene().item("mse").numbers[0].text


def rgb(colour: str) -> np.ndarray:
    return np.array(QColor(colour).getRgb()[:3])


def goes(places, direction) -> bool:
    return all((b - a) * direction > 0 for a, b in pairwise(places))


def test_f7_sends_a_comet_against_the_wire_in_the_colour_of_its_gradient(points):
    press(points, Qt.Key.Key_F7, Qt.Key.Key_F7)
    calm(points)
    press(points, Qt.Key.Key_F7)
    debugger = points.session.moment.step_debugger
    assert str(debugger.current.port) in ("mse.Yhat", "mse.Y")
    (wire,) = [w for w in points.document.graph.wires if w.end == debugger.current.port]
    gradient = points.session.moment.gradient(wire.end)
    colour = points.canvas.theme.negative if gradient.mean() < 0 else points.canvas.theme.positive
    seen = heads(points, str(wire.end), colour)
    assert len(seen) >= 8
    assert goes(seen, -1)


def test_f10_sends_values_forward_then_comets_back(points):
    press(points, Qt.Key.Key_F10)
    wire = "mse.Yhat"
    gradient = points.session.moment.gradient(wire_of(points, wire).end)
    colour = points.canvas.theme.negative if gradient.mean() < 0 else points.canvas.theme.positive
    seen = heads(points, wire, colour)
    assert len(seen) >= 8
    assert goes(seen, -1)
    calm(points)
    press(points, Qt.Key.Key_F10)
    seen = heads(points, wire, points.canvas.theme.value)
    assert len(seen) >= 5
    assert goes(seen, 1)


def test_a_step_back_in_time_runs_it_backwards(points):
    press(points, Qt.Key.Key_F10)
    calm(points)
    points.timeline.back.click()
    assert points.session.step == 1
    wire = "mse.Yhat"
    seen = heads(points, wire, points.canvas.theme.value)
    assert len(seen) >= 5
    assert goes(seen, 1)  # by the share of time, which runs from 1 to 0 here
    press(points, Qt.Key.Key_F10)
    calm(points)
    points.timeline.back.click()
    points.canvas.flow.show_at(0.9)
    before = number(points)
    QTest.qWait(20)
    points.canvas.flow.show_at(0.1)
    assert number(points) != before


def test_time_runs_by_itself_and_backwards_when_an_operation_is_undone(points):
    press(points, Qt.Key.Key_F7, Qt.Key.Key_F7, Qt.Key.Key_F7)
    calm(points)
    QTest.keyClick(points, Qt.Key.Key_F7, Qt.KeyboardModifier.ShiftModifier)
    back = shares_in_time(points)
    calm(points)
    press(points, Qt.Key.Key_F7)
    on = shares_in_time(points)
    assert back[0] > 0.5 > on[0]
    assert back == sorted(back, reverse=True)
    assert on == sorted(on)


def shares_in_time(window) -> list[float]:
    """Which share of the flow is shown, until all has arrived."""
    flow, shares = window.canvas.flow, []
    while flow.is_under_way:
        shares.append(flow.share)
        QTest.qWait(15)
    return shares


def test_a_gradients_label_appears_when_the_comet_arrives(points):
    press(points, Qt.Key.Key_F7, Qt.Key.Key_F7)
    calm(points)
    press(points, Qt.Key.Key_F7)
    port = points.session.moment.step_debugger.current.port
    (wire,) = [w for w in points.document.graph.wires if w.end == port]
    item = points.canvas.scene().wire_item(wire)
    points.canvas.flow.show_at(0.4)
    frame(points)
    before = item.reading.gradient.text
    points.canvas.flow.show_at(0.95)
    frame(points)
    assert before == NOT_COMPUTED
    assert item.reading.gradient.text not in ("", NOT_COMPUTED)


def test_no_number_is_there_before_its_comet_where_a_longer_flow_follows_a_shorter_one(points, qtbot):
    for _ in range(2):
        press(points, Qt.Key.Key_F7)
        qtbot.waitUntil(lambda: not points.canvas.flow.is_under_way)
        calm(points)
    press(points, Qt.Key.Key_F8)
    into_loss = [wire for wire in points.document.graph.wires if wire.target == "mse"]
    items = [points.canvas.scene().wire_item(wire) for wire in into_loss]
    assert points.canvas.flow.is_under_way
    assert {item.reading.gradient.text for item in items} == {NOT_COMPUTED}
    qtbot.waitUntil(lambda: not points.canvas.flow.is_under_way)
    assert NOT_COMPUTED not in {item.reading.gradient.text for item in items}


def test_reduced_motion_shows_the_end_at_once(points):
    QSettings().setValue("reduce_motion", True)
    press(points, Qt.Key.Key_F10)
    assert not points.canvas.flow.is_under_way
    first = frame(points)
    QTest.qWait(50)
    assert (frame(points) == first).all()


@pytest.mark.parametrize("duration", [0, 200])
def test_a_system_that_animates_nothing_is_obeyed(points, monkeypatch, duration):
    hints = {QStyle.StyleHint.SH_Widget_Animation_Duration: duration}
    style = SimpleNamespace(styleHint=lambda hint, option, widget: hints[hint])
    monkeypatch.setattr(points.canvas, "style", lambda: style)
    press(points, Qt.Key.Key_F10)
    assert points.canvas.flow.is_under_way == (duration > 0)


def test_the_view_menu_turns_it_off_and_remembers(points):
    points.action_table.qt_actions["reduce_motion"].trigger()
    assert QSettings().value("reduce_motion", type=bool) is True
    press(points, Qt.Key.Key_F10)
    assert not points.canvas.flow.is_under_way
    points.action_table.qt_actions["reduce_motion"].trigger()
    calm(points)
    press(points, Qt.Key.Key_F10)
    assert points.canvas.flow.is_under_way


def test_a_gradient_comes_to_the_parameter_that_a_node_holds(points):
    press(points, Qt.Key.Key_F8)
    while str(operation(points)) != "linear.W":
        press(points, Qt.Key.Key_F7)
    press(points, Qt.Key.Key_F7)
    QTest.keyClick(points, Qt.Key.Key_F7, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(points, Qt.Key.Key_F7, Qt.KeyboardModifier.ShiftModifier)
    calm(points)
    press(points, Qt.Key.Key_F7)
    assert str(operation(points)) == "linear.W"
    pictures = []
    for share in (0.3, 0.5, 0.7):
        points.canvas.flow.show_at(share)
        pictures.append(frame(points))
    assert all((a != b).any() for a, b in pairwise(pictures))


def operation(window):
    """The port of the operation that was done last."""
    return window.session.moment.step_debugger.current.port


def test_a_key_during_the_motion_ends_it_and_never_queues(points, qtbot):
    press(points, Qt.Key.Key_F10)
    assert points.canvas.flow.is_under_way
    press(points, Qt.Key.Key_F10, Qt.Key.Key_F10, Qt.Key.Key_F10)
    assert points.session.step == 5
    qtbot.waitUntil(lambda: not points.canvas.flow.is_under_way, timeout=700)


def test_a_press_on_the_canvas_ends_the_motion(points):
    press(points, Qt.Key.Key_F10)
    assert points.canvas.flow.is_under_way
    QTest.mouseClick(points.canvas.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert not points.canvas.flow.is_under_way


def shown_numbers(window) -> dict:
    """All that stands on wires and in nodes."""
    frame(window)
    scene = window.canvas.scene()
    wires = {str(wire): scene.wire_item(wire).reading for wire in window.document.graph.wires}
    return wires | {name: scene.item(name).numbers for name in window.document.graph.nodes}


def test_all_numbers_are_there_when_all_has_arrived(points, qtbot):
    press(points, Qt.Key.Key_F10)
    points.canvas.flow.show_at(0.1)
    on_its_way = shown_numbers(points)
    points.canvas.flow.finish()
    arrived = shown_numbers(points)
    QSettings().setValue("reduce_motion", True)
    points.session.show_step(1)
    before = shown_numbers(points)
    points.session.show_step(2)
    assert shown_numbers(points) == arrived
    assert before["mse"] == on_its_way["mse"] != arrived["mse"]


def play(window, speed):
    field = window.transport.speed
    field.setCurrentIndex(field.findText(speed))
    press(window, Qt.Key.Key_F5)


def test_slow_playing_flows(points, qtbot):
    play(points, "5 steps/s")
    flow, session = points.canvas.flow, points.session
    qtbot.waitUntil(lambda: flow.is_under_way and session.step > 1, timeout=20_000)
    assert flow.duration <= 200
    press(points, Qt.Key.Key_F5)


def test_what_nobody_could_follow_does_not_flow(points, qtbot):
    seen = []
    points.session.moment_shown.connect(lambda: seen.append(points.canvas.flow.is_under_way))
    play(points, "60 steps/s")
    qtbot.waitUntil(lambda: points.session.step > 20, timeout=20_000)
    press(points, Qt.Key.Key_F5)
    assert not any(seen)


def test_a_timeline_that_is_dragged_shows_the_steps_at_once(points, qtbot):
    points.session.run_now(20)
    calm(points)
    slider, step, took = points.timeline.slider, 15, 1.0
    slider.setSliderDown(True)
    while took > 0.09:  # what moves so slowly can be followed, and flows
        slider.setValue(step)
        frame(points)
        start = time.perf_counter()
        slider.setValue(step - 1)
        took, step = time.perf_counter() - start, step - 2
    assert not points.canvas.flow.is_under_way
    slider.setSliderDown(False)


@pytest.mark.parametrize("zoom", [0.12, 0.3, 3.0])
def test_it_flows_at_every_zoom_where_wires_are_drawn(points, zoom):
    points.canvas.navigation.zoom_by(zoom / points.canvas.navigation.zoom)
    points.canvas.centerOn(points.canvas.scene().wire_item(wire_of(points, "mse.Yhat")).curve.at(0.5))
    calm(points)
    press(points, Qt.Key.Key_F10)
    pictures = []
    for share in (0.5, 0.53, 0.56):
        points.canvas.flow.show_at(share)
        pictures.append(frame(points))
    assert all((a != b).any() for a, b in pairwise(pictures))


def test_it_flows_into_a_group_as_far_as_wires_are_drawn(points):
    points.canvas.editor.select(["linear", "mse"])
    QTest.keyClick(points.canvas, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    assert points.document.graph.groups
    press(points, Qt.Key.Key_F9)
    calm(points)
    press(points, Qt.Key.Key_F10)
    gradient = points.session.moment.gradient(wire_of(points, "linear.X").end)
    colour = points.canvas.theme.negative if gradient.mean() < 0 else points.canvas.theme.positive
    assert goes(heads(points, "linear.X", colour), -1)


def test_another_graph_is_opened_while_numbers_are_still_on_their_way(points):
    press(points, Qt.Key.Key_F7, Qt.Key.Key_F7)
    assert points.canvas.flow.is_under_way
    points.open_example(assets.path("examples", "shared-weights.graph.json"))
    assert not points.canvas.flow.is_under_way
    assert "once" in points.document.graph and not points.document.is_modified


def test_nothing_moves_where_a_gradient_is_only_hidden_or_shown(points):
    points.action_table.qt_actions["predict_first"].trigger()
    assert not points.canvas.flow.is_under_way
    calm(points)
    exercise = points.exercises.prediction
    assert exercise.say_sign(PortId("linear", "W"), 1) is not None
    assert not points.canvas.flow.is_under_way
    frame(points)
    texts = [number.text for number in points.canvas.scene().item("linear").numbers]
    assert texts.count("?") == 1  # W's is there at once
