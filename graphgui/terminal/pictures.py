"""`graphgui render`, and what is done in place of a window where there is no screen."""

import os
from contextlib import suppress
from pathlib import Path

from graphgui import assets
from graphgui.storage import file
from graphgui.terminal import spoken
from graphgui.terminal.opening import open_project
from graphgui.terminal.output import write
from graphgui.terminal.spoken import translate
from graphgui.terminal.train import conclude, report, run
from graphgui.words import Problem, mark_for_translation

PICTURE = Path("graphgui-trained.png")


def _hide_qt() -> None:
    """Have Qt draw without a screen and keep to itself what that lacks; before Qt is first imported."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")


def _speak() -> None:
    """Have pictures speak as the terminal does."""
    from graphgui.app import language
    from graphgui.app.application import application

    language.speak(application(), spoken.language())


def render(path: Path, output: Path, *, outside: bool = False) -> int:
    """Draw a file's graph."""
    _hide_qt()
    from graphgui.app.files import save_picture

    save_picture.check(output)
    _speak()
    save_picture.render_graph(file.load(path, outside=outside), output)
    return 0


def train_without_window(path: Path | None, *, outside: bool = False) -> int:
    """Train a file, or the first example, and leave a picture of the window as it would be afterwards."""
    path = path or assets.path("examples", "engel.graph.json")
    project = open_project(path, outside=outside)
    with file.named(path):
        trained = run(project)
    report(trained)
    _hide_qt()
    from graphgui.app.window_picture import picture_of_window

    _speak()
    with suppress(OSError):
        PICTURE.unlink()  # one of before would be taken for today's
    picture_of_window(project, project.training.steps, PICTURE)
    if not PICTURE.exists():
        raise Problem(
            mark_for_translation("problems", "{file} cannot be written here: start in another folder."),
            file=str(PICTURE),
        )
    write(
        translate(
            "terminal", "There is no display: {name} was trained here, and {picture} shows the window."
        ).format(name=path.name, picture=PICTURE.absolute())
    )
    return conclude(trained)
