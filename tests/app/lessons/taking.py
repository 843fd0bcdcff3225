"""A student: does with mouse and keys what each kind of task asks, and gives every foreseen wrong answer first."""

from functools import singledispatchmethod

from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton

from graphgui.document.lessons.all_lessons import language
from graphgui.engine import PortId
from graphgui.engine.faults import fault_in
from graphgui.lessons import tasks
from graphgui.lessons.words import said_in

LEFT = Qt.MouseButton.LeftButton


class Student:
    """Takes the lesson that is open in a window."""

    def __init__(self, window, hands, qtbot):
        self.window, self.hands, self.qtbot = window, hands, qtbot
        self.teaching = window.lessons.teaching

    @property
    def panel(self):
        return self.window.panels["lesson"]

    def take_all(self):
        """Do every step to the end."""
        for number, step in enumerate(self.teaching.lesson.file.steps):
            assert self.teaching.step == number
            QTest.qWait(20)  # no student acts before the window has looked at what is so already
            self.do(step.task)
            self.wait_for(lambda: self.teaching.step > number or self.teaching.is_done_before, step)  # noqa: B023
            assert not self.teaching.is_done_before, step
            self.window.session.pause()

    def wait(self, what):
        self.qtbot.waitUntil(what, timeout=8000)

    def wait_for(self, what, step):
        """Wait, and say which step it is that does not come."""
        try:
            self.wait(what)
        except TimeoutError:
            raise AssertionError(self.teaching.lesson.name, step) from None

    def is_told(self, words):
        """Wait until the panel replies with these words of the lesson."""
        self.wait(lambda: self.panel.reply.label.text() == said_in(words, language()))

    @singledispatchmethod
    def do(self, task):
        raise NotImplementedError(task)

    @do.register
    def _(self, task: tasks.Choice):
        wrong = [number for number, option in enumerate(task.options) if not option.right]
        for number in wrong:
            QTest.mouseClick(self.panel.options.buttons[number], LEFT)
            self.is_told(task.options[number].reply)
        right = next(number for number, option in enumerate(task.options) if option.right)
        QTest.mouseClick(self.panel.options.buttons[right], LEFT)

    def type(self, text):
        field = self.panel.answer_field.line
        field.selectAll()
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Qt.Key.Key_Return)

    @do.register
    def _(self, task: tasks.NumberAnswer):
        for foreseen in task.foreseen:
            self.type(f"{foreseen.value:g}")
            self.is_told(foreseen.reply)
        self.type(f"{task.value:g}")

    @do.register
    def _(self, task: tasks.ChooseNode):
        self.hands.click(self.hands.header(task.node))

    @do.register
    def _(self, task: tasks.ChooseWire):
        wire = next(wire for wire in self.window.document.graph.wires if str(wire.end) == task.to)
        middle = self.window.canvas.scene().wire_item(wire).line_box.center()
        for dy in range(-40, 41, 2):
            self.hands.click(self.hands.at(middle + QPointF(0, dy)))
            if wire in self.window.canvas.editor.selected_wires():
                return

    @do.register
    def _(self, task: tasks.DrawWire):
        start, end = (self.hands.port(*text.rsplit(".", 1)) for text in (task.start, task.end))
        self.hands.drag(start, end)

    @do.register
    def _(self, task: tasks.AddNode):
        for _ in range(task.count):
            self.window.canvas.setFocus()
            QTest.keyClick(self.window.canvas, Qt.Key.Key_Space)
            QTest.keyClicks(QApplication.focusWidget(), task.op)
            QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)

    @do.register
    def _(self, task: tasks.StepThrough):
        for _ in range(100):
            if self.teaching.is_done_before or self.is_stepped(task):
                break
            QTest.keyClick(self.window.canvas, Qt.Key.Key_F7)

    def is_stepped(self, task):
        seen = self.window.lessons.observe()
        if task.phase is None:
            return seen.is_step_over
        return any(each.phase == task.phase and task.port in (None, str(each.port)) for each in seen.operations)

    @do.register
    def _(self, task: tasks.Train):
        button = self.window.transport.findChild(QToolButton, "play_button")
        self.window.session.rate = float("inf")
        QTest.mouseClick(button, LEFT)

    @do.register
    def _(self, task: tasks.SetRate):
        field = self.window.transport.learning_rate
        field.selectAll()
        QTest.keyClicks(field.lineEdit(), f"{task.least:g}")
        QTest.keyClick(field.lineEdit(), Qt.Key.Key_Return)

    @do.register
    def _(self, task: tasks.OpenPanel):
        self.window.action_table.qt_actions[f"panel_{task.panel}"].trigger()

    @do.register
    def _(self, task: tasks.MoveOne):
        panel = self.window.panels.bring("forward_mode")
        ports = [panel.port.itemData(row) for row in range(panel.port.count())]
        panel.port.setFocus()
        row = ports.index(PortId(*task.port.rsplit(".", 1)))
        while panel.port.currentIndex() != row:
            QTest.keyClick(panel.port, Qt.Key.Key_Down if panel.port.currentIndex() < row else Qt.Key.Key_Up)
        QTest.keyClick(panel.switch, Qt.Key.Key_Space)

    @do.register
    def _(self, task: tasks.GradientAnswer):
        for foreseen in task.foreseen:
            self.type(foreseen.answer)
            self.is_told(foreseen.reply)
        self.type(task.right)

    @do.register
    def _(self, task: tasks.Accuse):
        node, _ = fault_in(self.window.document.graph)
        wrong = next(name for name in self.window.document.graph.nodes if name not in (node, "X", "Y"))
        panel = self.window.panels["broken_gradient"]
        for name in (wrong, node):
            self.hands.click(self.hands.header(name))
            self.window.action_table.qt_actions["accuse"].trigger()
            self.wait(lambda name=name: name in panel.answered.text())

    @do.register
    def _(self, task: tasks.Repair):
        _, fault = fault_in(self.window.document.graph)
        panel = self.window.panels["broken_gradient"]
        panel.port_box.setFocus()
        while panel.port_box.currentData() != fault.port:
            QTest.keyClick(panel.port_box, Qt.Key.Key_Down)
        kinds = [panel.repairs.item(row).data(Qt.ItemDataRole.UserRole) for row in range(panel.repairs.count())]
        row = panel.repairs.item(kinds.index(fault.kind))
        place = panel.repairs.visualItemRect(row).center()
        QTest.mouseClick(panel.repairs.viewport(), LEFT, pos=place)
        QTest.mouseClick(panel.repair_button, LEFT)
