"""The lesson beside the canvas: the step's text, its task and the answer to it, and how far the lesson is."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from graphgui.actions.own_keys import OwnKeys
from graphgui.document.lessons import progress
from graphgui.document.lessons.all_lessons import all_lessons, language
from graphgui.document.lessons.teaching import Said, Teaching
from graphgui.document.translated import problem_text
from graphgui.lessons.lesson import Lesson, Step
from graphgui.lessons.sections import Section
from graphgui.lessons.tasks import Choice, GradientAnswer, NumberAnswer
from graphgui.lessons.words import said_in
from graphgui.panels.inspector.formula import Formula
from graphgui.panels.inspector.port_view import heading, quiet
from graphgui.panels.lesson.answer_widgets import AnswerField, Options
from graphgui.panels.lesson.progress_dots import ProgressDots
from graphgui.panels.lesson.step_text import Aside, block_widget, spoken
from graphgui.screen_reader.announce import announce

_WIDTH = 300  # pixels that a text needs at least


class LessonPanel(QWidget):
    """Shows the lesson that is taught, and where none is, those that there are.

    Attributes:
        dots: the steps.
        reply: what is said to an answer.
        praise: what was said when the step before was done.
        answer_field, options: of the step's task, where it asks.
    """

    def __init__(self, teaching: Teaching, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._teaching = teaching
        self._looked_back_at: int | None = None
        self._hints_shown = 0
        self.answer_field: AnswerField | None = None
        self.options: Options | None = None
        self.setMinimumWidth(_WIDTH)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._body: QWidget | None = None
        teaching.moved.connect(self._moved)
        teaching.replied.connect(self._show_reply)
        OwnKeys.of_the_program().changed.connect(self._show)
        self._moved()

    def sizeHint(self) -> QSize:
        """As narrow as a text is well read: wrapped labels would like to be as wide as they can."""
        return QSize(_WIDTH, super().sizeHint().height())

    def look_back_at(self, step: int) -> None:
        """Show the text of a step that is done, or of the one at hand again."""
        self._looked_back_at = step if step < self._teaching.step else None
        self._show()

    # inside

    def _moved(self) -> None:
        self._looked_back_at, self._hints_shown = None, 0
        self._show()

    def _show(self) -> None:
        self.answer_field = self.options = None
        body = QWidget(self)
        column = QVBoxLayout(body)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(8)
        lesson = self._teaching.lesson
        if lesson is None:
            self._list_lessons(column, body)
            column.addStretch(1)
        else:
            self._show_lesson(lesson, column, body)
        if self._body is not None:
            self._body.hide()
            self._body.deleteLater()
        self._body = body
        self._column.addWidget(body)
        body.show()
        if self.answer_field is not None:
            self.answer_field.line.setFocus()

    def _list_lessons(self, column: QVBoxLayout, body: QWidget) -> None:
        column.addWidget(quiet(self.tr("Choose a lesson. It opens a graph of its own."), body))
        for lesson in all_lessons():
            done, count = progress.steps_done(lesson), len(lesson.file.steps)
            link = QPushButton(said_in(lesson.file.title, language()), body, flat=True)
            link.setObjectName("link")
            link.clicked.connect(partial(self._teaching.begin_asked.emit, lesson, progress.next_step(lesson)))
            row = QHBoxLayout()
            row.addWidget(link)
            row.addStretch(1)
            row.addWidget(_right_label(self.tr("done") if done == count else f"{done}/{count}", body))
            column.addLayout(row)

    def _show_lesson(self, lesson: Lesson, column: QVBoxLayout, body: QWidget) -> None:
        teaching, count = self._teaching, len(lesson.file.steps)
        back = self._looked_back_at
        shown = teaching.step if back is None else back
        title = heading(said_in(lesson.file.title, language()), body)
        title.setWordWrap(True)
        column.addWidget(title)
        self.dots = ProgressDots(body)
        self.dots.show_steps(count, teaching.step, shown)
        self.dots.chosen.connect(self.look_back_at)
        column.addWidget(self.dots, alignment=Qt.AlignmentFlag.AlignLeft)
        self.praise, self.reply = Aside(body), Aside(body)
        for aside in (self.praise, self.reply):
            aside.hide()
        before = teaching.replies.get(shown if back is not None else teaching.step - 1)
        if back is None:
            self.praise.say(self._with_tick(before) if before else "", "right")
            column.addWidget(self.praise)
        if shown < count:
            section = self._section(lesson, shown)
            self._show_section(section, column, body)
            if back is None:
                self._show_task(lesson.file.steps[shown], column, body)
            else:
                self.praise.say(self._with_tick(before), "right")
                column.addWidget(self.praise)
                self._add_link(self.tr("Back to where you were"), partial(self.look_back_at, count), column, body)
        else:
            self._show_end(lesson, column, body)
        column.addStretch(1)
        self._add_foot(lesson, column, body)

    def _section(self, lesson: Lesson, step: int) -> Section:
        sections = lesson.text(language())
        return sections[step] if step < len(sections) else Section("", ())

    def _show_section(self, section: Section, column: QVBoxLayout, body: QWidget) -> None:
        column.addWidget(heading(section.title, body))
        widgets = [block_widget(block, body) for block in section.blocks]
        for widget in widgets:
            column.addWidget(widget)
        place = f"{self.dots.accessibleName()}: {section.title.rstrip('.')}."
        announce(self, " ".join(filter(None, [self.praise.accessibleName(), place, *map(spoken, widgets)])))

    def _show_task(self, step: Step, column: QVBoxLayout, body: QWidget) -> None:
        task, teaching = step.task, self._teaching
        if isinstance(task, Choice):
            self.options = Options([said_in(option.text, language()) for option in task.options], body)
            self.options.chosen.connect(teaching.choose)
            column.addWidget(self.options)
        elif isinstance(task, NumberAnswer | GradientAnswer):
            asked = self.tr("A number") if isinstance(task, NumberAnswer) else self.tr("A formula or numbers")
            self.answer_field = AnswerField(asked, body)
            self.answer_field.answered.connect(teaching.answer)
            column.addWidget(self.answer_field)
        self._reading = QVBoxLayout()
        column.addLayout(self._reading)
        column.addWidget(self.reply)
        self._go_on = self._add_link(self.tr("Go on"), teaching.go_on, column, body)
        self._hints = QVBoxLayout()
        column.addLayout(self._hints)
        self._hint_link = self._add_link("", partial(self._give_hint, step), column, body)
        for _ in range(self._hints_shown):
            self._add_hint(step)
        self._name_hint_link(step)
        self._show_reply()

    def _show_end(self, lesson: Lesson, column: QVBoxLayout, body: QWidget) -> None:
        column.addWidget(heading(self.tr("The lesson is done."), body))
        lessons = all_lessons()
        names = [each.name for each in lessons]
        place = names.index(lesson.name) + 1 if lesson.name in names else len(names)
        if place < len(lessons):
            following = lessons[place]
            column.addWidget(quiet(self.tr("Next lesson"), body))
            begin = partial(self._teaching.begin_asked.emit, following, progress.next_step(following))
            self._add_link(said_in(following.file.title, language()), begin, column, body)

    def _add_foot(self, lesson: Lesson, column: QVBoxLayout, body: QWidget) -> None:
        self._add_link(
            self.tr("Begin this lesson again"), partial(self._teaching.begin_asked.emit, lesson, 0), column, body
        )
        self._add_link(self.tr("All lessons"), self._teaching.leave, column, body)

    def _show_reply(self) -> None:
        state = self._teaching.state
        if self._teaching.current is None or self._looked_back_at is not None:
            return
        if self._teaching.is_done_before:
            self.reply.say(self.tr("This is so already."), "information")
        else:
            self.reply.say(_said(state.reply) if state.reply else "", "caution")
            announce(self.reply, self.reply.accessibleName())
        self._go_on.setVisible(self._teaching.is_done_before)
        self._show_reading(state.reading)

    def _show_reading(self, latex: str) -> None:
        """Show how a formula was read, in the place of what was read before."""
        if (before := self._reading.takeAt(0)) is not None and (widget := before.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        if latex:
            self._reading.addWidget(Formula(latex, self._body))

    def _give_hint(self, step: Step) -> None:
        self._hints_shown += 1
        self._add_hint(step)
        self._name_hint_link(step)

    def _add_hint(self, step: Step) -> None:
        number = self._hints.count()
        hint = Aside(self._body)
        hint.say(said_in(step.hints[number], language()), "information")
        self._hints.addWidget(hint)

    def _name_hint_link(self, step: Step) -> None:
        left = len(step.hints) - self._hints_shown
        self._hint_link.setVisible(left > 0)
        self._hint_link.setText(
            self.tr("Hint {0} of {1}").format(self._hints_shown + 1, len(step.hints)) if left > 0 else ""
        )

    @staticmethod
    def _with_tick(said: Said | None) -> str:
        return f"✓ {_said(said)}" if said else "✓"

    def _add_link(self, text: str, do: Callable[[], object], column: QVBoxLayout, body: QWidget) -> QPushButton:
        link = QPushButton(text, body, flat=True)
        link.setObjectName("link")
        link.setCursor(Qt.CursorShape.PointingHandCursor)
        link.clicked.connect(lambda: do())
        column.addWidget(link, alignment=Qt.AlignmentFlag.AlignLeft)
        return link


def _right_label(text: str, parent: QWidget) -> QLabel:
    label = quiet(text, parent)
    label.setWordWrap(False)
    return label


def _said(reply: Said) -> str:
    return said_in(reply, language()) if isinstance(reply, dict) else problem_text(reply)
