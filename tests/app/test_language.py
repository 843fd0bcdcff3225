"""The window in English and French, and the French file as complete as the sources."""

import ast
import re
from collections import Counter
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDoubleSpinBox, QLabel, QLineEdit

from graphgui import assets
from graphgui.app import language, theme
from graphgui.app.actions.shortcuts_page import ShortcutsPage
from graphgui.canvas.editing.operation_search import everything, narrowed
from graphgui.document import edits
from graphgui.document.translated import problem_text
from graphgui.engine.training.conditions import parse
from graphgui.look.numbers import short
from graphgui.look.rates import rate_text
from graphgui.ops import OPS
from graphgui.panels.inspector.graph_form import GraphForm
from graphgui.panels.inspector.node_form import NodeForm
from graphgui.plots.base.axis import power_text, tick_texts
from graphgui.words import Problem
from tools.translations import FOLDER, ROOT, collect

FILES = sorted(FOLDER.glob("graphgui_*.ts"))
UPDATE = "run `python -m tools.translations`, then translate what is new in assets/translations and run it again"


def messages(ts):
    """Context and source of each message, and its translation; "" while it is unfinished."""
    found = {}
    for context in ElementTree.parse(ts).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            text = "" if translation.get("type") == "unfinished" else translation.text or ""
            found[context.findtext("name"), message.findtext("source")] = text
    return found


def marked(node, of_class=""):
    """Context and text of every literal in `tr`, `translate` and `say`."""
    if isinstance(node, ast.ClassDef):
        of_class = node.name
    if isinstance(node, ast.Call):
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        literals = [arg.value for arg in node.args if isinstance(arg, ast.Constant)]
        if name == "tr" and len(literals) == 1:
            yield of_class, literals[0]
        elif name in ("say", "translate") and len(literals) == 2 and isinstance(literals[0], str):
            yield tuple(literals)
    for child in ast.iter_child_nodes(node):
        yield from marked(child, of_class)


@pytest.fixture(scope="module")
def in_sources(tmp_path_factory):
    ts = tmp_path_factory.mktemp("translations") / "found.ts"
    collect(ts, "fr")
    return set(messages(ts))


@pytest.fixture
def french(qapp):
    before = QLocale()
    translators = language.install(qapp, "fr")
    yield translators
    for translator in translators:
        qapp.removeTranslator(translator)
    QLocale.setDefault(before)


# the files


@pytest.mark.parametrize("ts", FILES, ids=lambda ts: ts.stem)
class TestFile:
    def test_nothing_is_unfinished(self, ts):
        assert [key for key, text in messages(ts).items() if not text] == [], UPDATE

    def test_nothing_is_missing(self, ts, in_sources):
        assert sorted(in_sources - set(messages(ts))) == [], UPDATE

    def test_nothing_is_left_over(self, ts, in_sources):
        assert sorted(set(messages(ts)) - in_sources) == [], UPDATE

    def test_placeholders_and_mnemonics_stay(self, ts):
        def marks(text):
            return set(re.findall(r"\{.*?\}", text)), Counter(text)["&"]

        wrong = [source for (_, source), text in messages(ts).items() if text and marks(source) != marks(text)]
        assert wrong == []

    def test_the_compiled_file_is_as_new(self, ts, qapp):
        compiled = QTranslator()
        assert compiled.load(str(ts.with_suffix(".qm")))
        old = [
            key
            for key, text in messages(ts).items()
            if text and (compiled.translate(key[0], key[1]) or "") != text
        ]
        assert old == [], UPDATE


def test_every_mark_is_found(in_sources):
    """lupdate reads a call as it stands: not in an f-string, and not inside another call that is named `say`."""
    sources = (ROOT / "graphgui").rglob("*.py")
    texts = {text for path in sources for text in marked(ast.parse(path.read_text(encoding="utf-8")))}
    assert sorted(texts - in_sources) == []


def test_french_signs_have_their_spaces():
    texts = messages(FOLDER / "graphgui_fr.ts").values()
    assert [text for text in texts if re.search(r" [:;?»]| !(?!=)|« |'", text)] == []


# the window


def test_menus_are_french(french, window):
    bar = window.menuBar().actions()  # kept, since older PySide6 forgets the menus with their actions
    titles = [action.text().replace("&", "") for action in bar]
    assert titles == ["Fichier", "Édition", "Graphe", "Affichage", "Entraînement", "Aide"]
    assert window.action_table.qt_actions["play"].toolTip().startswith("Entraîner")


def test_a_problem_is_told_in_french(french, window):
    with pytest.raises(Problem) as raised:
        window.document.graph["nowhere"]
    window.session.problem.emit(raised.value)
    assert window.banner.text == "Aucun nœud ne s’appelle «\u202fnowhere\u202f»."
    assert str(raised.value) == "There is no node called “nowhere”."


def test_operations_are_told_in_french(french, window):
    rows = window.panels["palette"].list
    item = next(rows.item(row) for row in range(rows.count()) if rows.item(row).text() == "linear")
    assert item.toolTip().startswith("Chaque ligne de X fois les poids")


def test_a_condition_is_told_in_french(french):
    with pytest.raises(Problem) as raised:
        parse("loss <", OPS["linear"])
    assert problem_text(raised.value).startswith("Après «\u202floss <\u202f» vient un nombre")


def test_problems_have_one_context():
    """`problem_text` looks nowhere else for what a `Problem` or a `Remark` says."""
    calls = (
        (call.func, call.args[0])
        for path in (ROOT / "graphgui").rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and call.args and isinstance(call.args[0], ast.Call)
    )
    contexts = [
        ast.unparse(given.args[0])
        for kind, given in calls
        if ast.unparse(kind).endswith(("Problem", "Remark")) and ast.unparse(given.func) == "mark_for_translation"
    ]
    assert set(contexts) == {"'problems'"}


def test_properties_and_initialisers_are_french(french, window):
    edits.nodes.add(window.document, "parameter", (0, 0))
    form = NodeForm(window.document, window.session, "parameter", theme.current())
    labels = [label.text() for field in form.properties.fields.values() for label in field.findChildren(QLabel)]
    assert {"lignes", "colonnes", "initialisation", "gelé"} <= set(labels)
    box = form.properties.fields["initialiser"].editor.box
    assert [box.itemText(row) for row in range(3)] == ["zéros", "uns", "normale"]
    window.document.undo_stack.setClean()


@pytest.mark.parametrize(("typed", "found"), [("entrée", "input"), ("entree", "input"), ("sigmoïde", "sigmoid")])
def test_both_searches_find_operations_by_their_french_names(french, window, typed, found):
    assert narrowed(everything(), typed)[0].name == found
    palette = window.panels["palette"]
    palette.search.setText(typed)
    assert palette.list.currentItem().text() == found


def test_numbers_are_french(french, window):
    assert short(0.0129) == "0,0129"
    assert short(-2.5e-7) == "−2,5·10⁻⁷"
    assert rate_text(0.0425) == "0,0425"
    assert tick_texts([0.5, 1.0], 0.5) == ["0,5", "1,0"]
    assert power_text(-2) == "0,01"
    said = Problem("{rate} {stable} {node} {condition}", rate="0.1", stable="0.1–0.3", node="a1.5", condition=0.25)
    assert problem_text(said) == "0,1 0,1–0,3 a1.5 0,25"
    assert QDoubleSpinBox().textFromValue(0.5) == "0,50"


def test_numbers_are_english(window):
    assert (short(0.0129), rate_text(0.0425), power_text(-2)) == ("0.0129", "0.0425", "0.01")


def test_the_loss_is_told_as_in_france(french, window):
    window.open_example(assets.path("examples", "engel.graph.json"))
    window.session.evaluate()
    form = GraphForm(window.document, window.session, theme.current())
    assert re.fullmatch(r"mse\u202f: \d+,\d+", form.facts["loss"].text())


def test_fields_read_back_what_they_show(french, window):
    """A number, a matrix and a power of ten each go round through their field."""
    edits.nodes.add(window.document, "parameter", (0, 0))
    edits.nodes.set_attributes(window.document, "parameter", rows=1, columns=2, initialiser=[[0.5, -320.018]])
    form = NodeForm(window.document, window.session, "parameter", theme.current())
    line = form.properties.fields["initialiser"].editor.line
    assert line.text() == "0,5  -320,018"
    line.setText("0,5  -320,018  ")
    line.editingFinished.emit()
    assert window.document.graph["parameter"].attribute("initialiser") == [[0.5, -320.018]]
    line.setText("1,234")
    line.editingFinished.emit()
    assert window.document.graph["parameter"].attribute("initialiser") == 1.234
    window.document.undo_stack.setClean()


def test_files_have_points_in_every_language(french, window, tmp_path):
    edits.training.change(window.document, learning_rate=0.125)
    window.document.save(tmp_path / "a.graph.json")
    assert '"learning_rate": 0.125' in (tmp_path / "a.graph.json").read_text(encoding="utf-8")


def test_edits_are_told_in_french(french, window):
    edits.nodes.add(window.document, "linear", (0, 0))
    assert window.document.undo_stack.undoText() == "Ajout de linear"


def test_plots_of_one_kind_share_their_words(french, window):
    """A text of the class that they are made from is found from each of them."""
    assert window.panels["loss"].menu().actions()[0].text() == "Tout montrer"


def test_qt_itself_speaks_french(french):
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Annuler"


def test_english_needs_no_file(qapp):
    assert language.install(qapp, "en") == []


# the choice


@pytest.mark.parametrize(("system", "spoken"), [("fr_CA", "fr"), ("en_GB", "en"), ("fi_FI", "en")])
def test_the_system_s_language(monkeypatch, system, spoken):
    class Locale(QLocale):
        @staticmethod
        def system():
            return QLocale(system)

    monkeypatch.setattr(language, "QLocale", Locale)
    assert language.current() == spoken
    language.choose("tlh")  # spoken by an older or a newer program
    assert language.current() == spoken
    language.choose("en")
    assert language.current() == "en"


@pytest.mark.parametrize(("typed", "rate"), [("0.25", 0.25), ("0,25", 0.25), ("1e-3", 0.001), ("x", 0.1)])
def test_a_learning_rate_is_read_alike_everywhere(french, window, typed, rate):
    field = window.transport.learning_rate
    field.selectAll()
    QTest.keyClicks(field.lineEdit(), typed)
    QTest.keyClick(field.lineEdit(), "\r")
    assert window.document.training.learning_rate == rate
    window.document.undo_stack.setClean()


@pytest.mark.parametrize(
    ("typed", "said"), [("1,234", "“1,234” may be 1234 or 1.234"), ("1e", "“1e” is no number")]
)
def test_a_learning_rate_that_cannot_be_read_for_certain_is_said(window, typed, said):
    field, before = window.transport.learning_rate, window.document.training.learning_rate
    field.selectAll()
    QTest.keyClicks(field.lineEdit(), typed)
    QTest.keyClick(field.lineEdit(), "\r")
    assert said in window.banner.text
    assert window.document.training.learning_rate == before


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("learning rate", "taux d’apprentissage"),
        ("backward pass", "rétropropagation"),
        ("retropropagation", "rétropropagation"),
    ],
)
def test_the_glossary_has_both_languages(french, window, typed, found):
    page = ShortcutsPage(window, window.action_table)
    page.findChild(QLineEdit).setText(typed)
    assert found in page.found()["Glossaire"]
