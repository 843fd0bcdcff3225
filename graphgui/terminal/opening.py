"""From a file's name to a graph that is ready to run."""

from pathlib import Path

from graphgui.engine.autodiff.initialisers import initialise
from graphgui.engine.autodiff.plan import Plan
from graphgui.storage import file
from graphgui.storage.project import Project


def open_project(path: Path) -> Project:
    """The project in a file, if its graph can run; raises `Problem`, which names the file, otherwise."""
    project = file.load(path)
    with file.named(path):
        project.check()
    return project


def prepare(project: Project) -> Plan:
    """A plan whose parameters are the project's trained ones, or else drawn from its seed."""
    plan = Plan(project.graph, project.feeds())
    start = project.start(plan)
    if start is None:
        initialise(plan, project.training.seed)
    else:
        plan.theta[:] = start
    return plan
