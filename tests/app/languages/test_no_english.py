"""No English is left on any screen in another language: every visible word comes out of a translation."""

import re

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from graphgui import assets
from graphgui.app.actions.command_palette import CommandPalette
from graphgui.app.actions.glossary import GLOSSARY
from graphgui.app.actions.shortcuts_page import ShortcutsPage
from graphgui.app.preferences.preferences import Preferences
from graphgui.cli import main
from graphgui.lessons.shipped import shipped_lessons
from graphgui.lessons.words import said_in
from graphgui.ops import OPS
from graphgui.terminal import spoken
from graphgui.words import folded
from tests.app.languages.pseudo import CLOSE, OPEN, PseudoTranslator, marked_texts, texts_of, words_outside

NAMES = {"english", "francais", "graphgui", "engel", "csv", "png", "svg", "pdf", "gif", "mp", "markdown", "latex"}
NAMES |= {"adam", "adamw", "rmsprop", "bfgs", "nesterov"}
"""What is called the same in every language: languages by themselves, files, formats."""
QT_WORDS = """ctrl shift alt esc space return enter tab del ins home end up down left right pgup pgdown backspace
press shortcut close closes undocks and re attaches the dock widget cancel"""
"""What Qt itself says, which its own translations have."""


@pytest.fixture
def pseudo(qapp):
    translator = PseudoTranslator(qapp)
    QCoreApplication.installTranslator(translator)
    yield
    QCoreApplication.removeTranslator(translator)


def left_over(shown, graph):
    """Each text with words outside of brackets that are no names."""
    names = NAMES | set(QT_WORDS.split()) | set(map(folded, OPS)) | {part for op in OPS for part in op.split("_")}
    names |= {folded(part) for term in GLOSSARY for part in words_outside(term.word)}  # beside their translations
    lessons = [each.file for each in shipped_lessons()]  # they bring their own translations
    names |= {folded(said_in(words, "en")) for each in lessons for words in (each.title, each.line)}
    for node in graph.nodes.values():
        names |= {folded(node.name), *(folded(port.name) for port in node.op.inputs), folded(node.op.output)}
        names |= {folded(str(value)) for value in node.attributes.values()}
    names |= {word for name in names for word in words_outside(name)}
    found = set()
    for where, text in shown:
        if unknown := [word for word in words_outside(text) if folded(word) not in names]:
            found.add((where, text[:90], *unknown[:4]))
    return sorted(found)


def test_nothing_of_the_window_is_english(pseudo, window):
    window.open_example(assets.path("examples", "engel.graph.json"))
    window.complete()
    for name in window.docks:
        window.panels.bring(name)
    QApplication.processEvents()
    found = left_over(texts_of(window), window.document.graph)
    assert "\n".join(map(str, found)) == ""


def test_nothing_of_the_start_page_is_english(pseudo, window):
    window.complete()
    window.start.show()
    QApplication.processEvents()
    found = left_over(texts_of(window), window.document.graph)
    assert "\n".join(map(str, found)) == ""


@pytest.mark.parametrize("node", ["X", "linear", "mse"])
def test_nothing_of_a_selected_node_s_form_is_english(pseudo, window, node):
    window.open_example(assets.path("examples", "engel.graph.json"))
    window.panels.bring("inspector")
    window.canvas.scene().selection.set({node})
    QApplication.processEvents()
    assert left_over(texts_of(window.panels["inspector"]), window.document.graph) == []


@pytest.mark.parametrize("page", [ShortcutsPage, Preferences])
def test_nothing_of_a_page_is_english(pseudo, window, page):
    shown = page(window, window.action_table)
    assert left_over(texts_of(shown), window.document.graph) == []
    shown.close()


def test_nothing_of_the_command_palette_is_english(pseudo, window):
    window.finders.find_action(window.action_table)
    shown = window.findChild(CommandPalette)
    assert left_over(texts_of(shown), window.document.graph) == []
    shown.close()


EXAMPLE = assets.path("examples", "engel.graph.json")
COMMANDS = ("open", "train", "data", "eval", "check", "answer", "derive", "render", "lesson", "schema")


@pytest.fixture
def pseudo_terminal(monkeypatch):
    texts = {key: f"{OPEN}{key[1]}{CLOSE}" for key in marked_texts()}
    monkeypatch.setattr(spoken, "texts", lambda _: texts)
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")


@pytest.mark.parametrize("words", [["--help"], *([each, "--help"] for each in COMMANDS)])
def test_nothing_of_the_terminal_s_help_is_english(pseudo_terminal, capsys, words):
    main(words)
    written = re.sub(r"-{1,2}[a-z][\w-]*|\{[^{}]*\}", " ", capsys.readouterr().out)  # options, choices
    assert set(words_outside(written)) <= {"graphgui", *COMMANDS}


@pytest.mark.parametrize(
    "words",
    [
        ["train", EXAMPLE, "--steps", "3"],
        ["eval", EXAMPLE],
        ["check", EXAMPLE],
        ["answer", EXAMPLE, "linear.W", "X.T @ G"],
        ["answer", EXAMPLE, "linear.Q", "G"],
        ["answer", EXAMPLE, "linear.W", "X.T @"],
        ["data", assets.path("data", "engel.csv")],
        ["data", assets.path("data", "engel.csv"), "-o", "made.graph.json"],
        ["data", assets.path("data", "engel.csv"), "-o", "nowhere/made.graph.json"],
        ["data", assets.path("data", "engel.csv"), "--target", "missing"],
        ["data", "missing.csv"],
        ["derive", EXAMPLE, "--of", "missing"],
        ["lesson"],
        ["lesson", "check", "missing"],
        ["render", EXAMPLE, "-o", "missing.missing"],
        ["schema", "--missing"],
        ["train", EXAMPLE, "--lr", "1e9"],
        ["train", EXAMPLE, "--steps", "-1"],
        ["train", EXAMPLE, "--history", "missing.missing"],
        ["train", EXAMPLE, "--missing"],
        ["train", "missing.json"],
        ["train", EXAMPLE, "--lr", "fast"],
        ["render", EXAMPLE],
        ["missing"],
    ],
    ids=str,
)
def test_nothing_that_the_terminal_prints_is_english(pseudo_terminal, capsys, words, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    main(list(map(str, words)))
    printed = capsys.readouterr()
    names = {
        "graphgui",
        "linear",
        "mse",
        "out",
        "Yhat",
        "foodexp",
        "income",
        "missing",
        "json",
        "lr",
        "help",
        "fast",
    }
    names |= {*COMMANDS, "csv", "utf", "output"}
    assert set(words_outside(printed.out + printed.err)) - names == set()
