"""From a file's name to a project that is ready to run."""

from pathlib import Path

from graphgui.engine.faults import fault_in
from graphgui.engine.graph.graph import PortId
from graphgui.storage import file
from graphgui.storage.hiding import hidden_ports
from graphgui.storage.project import Project
from graphgui.terminal.output import complain
from graphgui.terminal.spoken import translate


def open_project(path: Path, *, outside: bool = False) -> Project:
    """The project in a file, if its graph can run; raises `Problem`, which names the file, otherwise."""
    project = file.load(path, outside=outside)
    with file.named(path):
        project.check()
    if fault_in(project.graph):
        complain(
            translate(
                "terminal", "{path}: one gradient of this graph is made wrong, for somebody to find it."
            ).format(path=path)
        )
    return project


def locked_ports(project: Project) -> frozenset[PortId]:
    """Where a gradient is hidden that the terminal does not tell: its hiding is locked."""
    return hidden_ports(project.hiding, project.graph, ()) if project.hiding.is_locked else frozenset()
