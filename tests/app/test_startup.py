"""A start does no more than what is seen asks for."""

import json
import subprocess
import sys
from threading import Thread

import pytest

from graphgui.app.appearance import Appearance
from graphgui.app.panels import PANELS
from graphgui.app.window import Window
from graphgui.document.document import Document
from graphgui.document.rate.stable_rate import StableRateFinder

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform's own

MOST_MODULES = 368  # of the program's own before anything is seen
SEEN = {"loss", "fit", "gradients"}
FIRST_PAINT = """
import sys, json
import graphgui.app
from PySide6.QtCore import QSettings
QSettings.setPath(QSettings.defaultFormat(), QSettings.Scope.UserScope, sys.argv[1])
from graphgui.app.application import application
app = application()
from graphgui.app.first_paint import FirstPaint
from graphgui.app.main import start
window = start()
from PySide6 import QtWidgets
classes = sorted({"QStyle", "QListWidget", "QUndoView"} & set(vars(QtWidgets)))
def painted():
    pictures = [card.text() for card in window.start.page.cards if card.picture]
    print(json.dumps([pictures, sorted(window.panels.made), sorted(sys.modules), classes]))
    app.quit()
first = FirstPaint(window.start.page.cards[0])
first.painted.connect(painted)
app.exec()
"""


SIGNATURES = [
    f"shibokensupport.signature.{name}" for name in ("errorhandler", "layout", "lib.pyi_generator", "parser")
]
EXECUTED = """
def executed(names):
    return [name for name in names if "__getattr__" not in vars(sys.modules[name])]
"""


def in_python(*arguments: str):
    """What a process of its own prints, from JSON."""
    done = subprocess.run([sys.executable, "-c", *arguments], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def test_the_first_frame_is_painted_before_plots_and_tables_are_imported(tmp_path):
    pictures, made, modules, classes = in_python(FIRST_PAINT, str(tmp_path))
    assert pictures == []
    assert made == []
    assert classes == []  # large ones, of which PySide makes much: `QStyle` alone has 350 numbers with names
    assert not {
        "pyqtgraph",
        "polars",
        "ziamath",
        "graphgui.panels.import_data.dialog",
        "graphgui.app.start.sketch",
        "graphgui.app.recovery.recovery",
        "graphgui.app.errors.log",
        "logging",
        "argparse",
        "graphgui.canvas.items.note_text",
        "graphgui.engine.analysis.sharpness",
        "graphgui.canvas.editing.search_popup",
        "graphgui.app.training.step_slider",
        "graphgui.app.files.drop_files",
        "html",
    } & set(modules)
    assert len([name for name in modules if name.startswith("graphgui.")]) <= MOST_MODULES


def test_the_engine_alone_needs_no_window():
    modules = in_python("import sys, json; from graphgui import Graph; print(json.dumps(sorted(sys.modules)))")
    assert not {"polars", "pyqtgraph", "ziamath", "PySide6"} & set(modules)


def test_the_program_imports_its_modules_without_the_hook_that_reads_their_source():
    program = "import builtins, json; plain = builtins.__import__; import graphgui.app, PySide6.QtWidgets; "
    assert in_python(program + "print(json.dumps(builtins.__import__ is plain))")


@pytest.mark.parametrize("use", ["import PySide6.QtWidgets", "import numpy", "QPoint(1, 2).setX(3)"])
def test_what_tells_signatures_is_not_executed_unless_asked_for(use):
    program = f"import json, sys, graphgui.app\nfrom PySide6.QtCore import QPoint\n{use}\n{EXECUTED}"
    assert in_python(f"{program}\nprint(json.dumps(executed({SIGNATURES})))") == []


def test_what_a_function_takes_is_told_as_ever():
    program = """
import json, graphgui.app
from PySide6.QtCore import QPoint, QTimer
def message(call):
    try:
        call()
    except Exception as error:
        return str(error)
told = [message(lambda: QPoint(1, 2).setX("a")), message(lambda: QTimer(spam=3)), QPoint.setX.__doc__]
print(json.dumps(told))
"""
    wrong, unknown, text = in_python(program)
    assert wrong.endswith("Supported signatures:\n  PySide6.QtCore.QPoint.setX(x: int, /)")
    assert unknown == "PySide6.QtCore.QTimer.__init__(): 'spam' is not a Qt property or a signal"
    assert text == "setX(self, x: int, /) -> None"


def test_the_text_of_a_function_may_be_what_is_asked_for_first():
    program = (
        "import graphgui.app, json; from PySide6.QtCore import QPoint; print(json.dumps(QPoint.setX.__doc__))"
    )
    assert in_python(program) == "setX(self, x: int, /) -> None"


def test_plots_have_no_more_classes_of_qt_made_than_they_use():
    program = """
import json, graphgui.app
from PySide6 import QtCore, QtGui, QtWidgets
before = set(dir(QtWidgets)), len(dir(QtCore))
from graphgui.plots.base.pyqtgraph_import import pg
made = [name for name in ("QWizard", "QCalendarWidget", "QGraphicsView") if name in vars(QtWidgets)]
print(json.dumps([made, before[0] <= set(dir(QtWidgets)), pg.Qt.QtGui is QtGui]))
"""
    assert in_python(program) == [["QGraphicsView"], True, True]


def test_what_no_plot_is_made_of_is_not_imported_with_plots_and_is_there_for_who_names_it():
    program = """
import json, sys, graphgui.app
from graphgui.plots.base.pyqtgraph_import import pg
unused = [f"pyqtgraph.{name}" for name in ("parametertree", "multiprocess", "imageview")]
there = [name for name in unused if name in sys.modules]
from pyqtgraph.imageview import ImageView
from pyqtgraph.widgets.ColorMapWidget import ColorMapWidget
print(json.dumps([there, ImageView.__name__, ColorMapWidget.__name__]))
"""
    assert in_python(program) == [[], "ImageView", "ColorMapWidget"]


def test_panels_that_are_not_shown_are_not_made(qapp, qtbot):
    window = Window()
    window.show()
    qtbot.waitUntil(lambda: set(window.panels.made) == SEEN)
    assert set(window.docks) == {row.name for row in PANELS}
    Appearance.of_the_program().choose("dark")
    window.present()
    window.present()
    assert set(window.panels.made) == SEEN
    window.panels.toggle("residuals")
    qtbot.waitUntil(lambda: set(window.panels.made) == SEEN | {"residuals"})
    plot = window.panels["residuals"]
    assert plot.theme.name == "dark"
    window.close()


EXAMPLE_PAINTED = """
import sys, json
import graphgui.app
from PySide6.QtCore import QSettings, QTimer
QSettings.setPath(QSettings.defaultFormat(), QSettings.Scope.UserScope, sys.argv[1])
from graphgui.app.application import application
app = application()
from graphgui.app.first_paint import FirstPaint
from graphgui.app.main import start
window = start()
def choose():
    next(card for card in window.start.page.cards if "Engel" in card.text()).click()
    FirstPaint(window.canvas.viewport()).painted.connect(painted)
    window.canvas.viewport().repaint()
    modules.extend(sys.modules)
modules = []
def painted():
    print(json.dumps([sorted(window.document.graph.nodes), sorted(modules)]))
    app.quit()
QTimer.singleShot(0, choose)
app.exec()
"""


def test_an_example_is_seen_before_plots_are_made_and_without_a_process_to_read_it(tmp_path):
    nodes, modules = in_python(EXAMPLE_PAINTED, str(tmp_path))
    assert nodes == ["X", "Y", "linear", "mse"]
    late = {"pyqtgraph", "polars", "graphgui.data.worker.client", "graphgui.engine.autodiff.gradcheck"}
    later = {"logging", "argparse"}
    assert not (late | later) & set(modules)
    assert len([name for name in modules if name.startswith("graphgui.")]) <= MOST_MODULES


def test_no_thread_looks_for_the_rate_of_an_empty_graph(qapp, qtbot, monkeypatch):
    started = []
    monkeypatch.setattr(Thread, "start", started.append)
    finder = StableRateFinder(Document())
    qtbot.waitUntil(lambda: finder.is_current, timeout=10_000)
    assert started == []
    assert finder.rate is None
