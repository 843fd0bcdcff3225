"""Data up to the ends of the range of floats: every panel shows what can be drawn, and says what cannot."""

import json

import pytest
from PySide6.QtWidgets import QApplication

from graphgui import assets
from graphgui.app.panels import PANELS

pytestmark = [
    pytest.mark.qt_log_ignore("propagateSizeHints"),  # the offscreen platform's own
    pytest.mark.filterwarnings("ignore::RuntimeWarning:pyqtgraph"),  # which the program has numpy not say
]

COLUMNS = {
    "one large target": {"y": [1.7e308, 2, 3, 4, 5]},
    "targets of both signs": {"y": [1e308, 2, 3, 4, -1e308]},
    "targets whose squares are no floats": {"y": [1e200, 2, 3, 4, -1e200]},
    "features of both signs": {"x": [1e308, -1e308, 3, 4, 5]},
    "features of every size": {"x": [1e308, -1e308, 1.7e308, 5e-324, 0]},
    "the smallest numbers": {"x": [5e-324, 0, 1e-308, -1e-310, 0], "y": [0, 5e-324, 0, 1e-320, 0]},
    "all at the end": {"x": [1.7e308] * 5, "y": [-1.7e308] * 5},
}


@pytest.fixture(params=COLUMNS.values(), ids=COLUMNS)
def extreme(request, tmp_path):
    content = json.loads(assets.path("examples", "five-points.graph.json").read_text(encoding="utf-8"))
    (name,) = content["tables"]
    content["tables"][name] = {"columns": {"x": [1, 2, 3, 4, 5], "y": [2, 3, 5, 4, 6]} | request.param}
    path = tmp_path / "extreme.graph.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def test_every_panel_is_shown_and_a_step_made_without_a_report_or_a_warning(window, extreme, qtbot):
    window.document.open(extreme)
    for row in PANELS:
        dock = window.docks[row.name]
        dock.show()
        dock.raise_()
        QApplication.processEvents()
    window.session.evaluate()
    QApplication.processEvents()
    window.session.run_now(2)
    for row in PANELS:
        window.docks[row.name].raise_()
        QApplication.processEvents()
    assert window.document.graph.trained_loss()
