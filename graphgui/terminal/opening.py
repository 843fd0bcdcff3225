"""From a file's name to a project that is ready to run."""

from pathlib import Path

from graphgui.storage import file
from graphgui.storage.project import Project


def open_project(path: Path) -> Project:
    """The project in a file, if its graph can run; raises `Problem`, which names the file, otherwise."""
    project = file.load(path)
    with file.named(path):
        project.check()
    return project
