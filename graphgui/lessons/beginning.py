"""The graph that stands at a step of a lesson, where what was wired and repaired before it is in it."""

from contextlib import suppress

from graphgui.engine.graph.graph import GraphProblem, Wire
from graphgui.lessons.gradient_task import healthy
from graphgui.lessons.lesson import Lesson
from graphgui.lessons.ports import port_of
from graphgui.lessons.tasks import BuildGraph, DrawWire, Repair
from graphgui.storage import file
from graphgui.storage.project import Project


def project_at(lesson: Lesson, step: int) -> Project:
    """What a student finds who goes on at a step, counted from 0. Raises `Problem` where a file cannot be read."""
    project = file.load(lesson.graph, drafts=True)
    if lesson.graph.parent != lesson.folder:
        project.annotations = {}  # an example's note says what to try there, and a lesson says something else
    for before in lesson.file.steps[:step]:
        match before.task:
            case Repair():
                project.graph = healthy(project.graph)
            case BuildGraph(like):
                project = file.load(lesson.beside(like), drafts=True)
            case DrawWire(start, end):
                with suppress(GraphProblem):  # a teacher's slip, which `mistakes` tells
                    project.graph.connect(Wire(*port_of(start), *port_of(end)))
    return project
