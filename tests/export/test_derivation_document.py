"""The derivation as a document: five sections, in two languages, three notations and two well-formed formats."""

import re
import shutil
import subprocess

import pytest

from graphgui.cli import main
from graphgui.engine.graph.graph import Graph
from graphgui.examples import EXAMPLES
from graphgui.explain.step_forms import NOTATIONS
from graphgui.export.derivation_document import derivation_document, latex_number
from graphgui.export.derivation_words import LANGUAGES, WORDS
from graphgui.words import Problem

HEADINGS = ("q1", "q2", "q3", "q4", "q5")


def derived(example, tmp_path, *options):
    out = tmp_path / "out.txt"
    assert main(["derive", str(example.path), "-o", str(out), *options]) == 0
    return out.read_text(encoding="utf-8")


def check_latex(text):
    """Braces, environments and \\left ... \\right are closed in the order in which they are opened."""
    opened = []
    for found in re.finditer(r"\\(begin|end)\{(\w+\*?)\}|\\(left|right)(?![a-z])|(?<!\\)([{}])|\\([\[\]])", text):
        verb, name, side, brace, bracket = found.groups()
        is_open = verb == "begin" or side == "left" or brace == "{" or bracket == "["
        kind = name or ("side" if side else "brace" if brace else "display")
        if is_open:
            opened.append(kind)
        else:
            assert opened and opened.pop() == kind, text[max(0, found.start() - 80) : found.end()]
    assert opened == []
    assert not re.search(r"[^\x00-\x7FÀ-ÿ’“”«»\u00a0Œœ]", text), "a character that LaTeX does not know"


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_every_example_is_a_document_that_is_well_formed(example, tmp_path):
    check_latex(derived(example, tmp_path, "--to", "latex", "--numbers", "--notation", "index", "--lang", "fr"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("notation", NOTATIONS)
def test_the_five_sections_stand_in_order(notation, language, tmp_path):
    text = derived(EXAMPLES[0], tmp_path, "--notation", notation, "--lang", language)
    places = [text.index(f"## {WORDS[language][heading]}") for heading in HEADINGS]
    assert places == sorted(places)
    last = text[places[-1] :]
    assert {"matrix": r"X^{\top}", "index": r"\delta_{jl}", "scalar": r"\cdot \frac{\partial \hat{y}}"}[
        notation
    ] in last


def test_both_languages_say_the_same_things():
    assert WORDS["en"].keys() == WORDS["fr"].keys()


def test_numbers_stand_where_they_are_wanted(tmp_path):
    assert "pmatrix" in derived(EXAMPLES[0], tmp_path, "--numbers")
    assert "pmatrix" not in derived(EXAMPLES[0], tmp_path)


@pytest.mark.parametrize(
    ("text", "latex"),
    [
        ("−3.4·10⁻⁹", r"-3.4 \cdot 10^{-9}"),
        ("10⁶", "10^{6}"),
        ("2.5e-07", r"2.5 \cdot 10^{-7}"),
        ("−0.68", "-0.68"),
        ("∞", r"\infty"),
        ("nan", r"\text{nan}"),
    ],
)
def test_numbers_are_written_as_latex_has_them(text, latex):
    assert latex_number(text) == latex


def test_without_a_loss_there_is_nothing_to_derive():
    with pytest.raises(Problem, match="no loss"):
        derivation_document(Graph(), None, lambda port: None, lambda port: None, name="empty")


def test_it_compiles_where_latex_is_installed(tmp_path):
    text = derived(EXAMPLES[0], tmp_path, "--to", "latex", "--numbers")
    check_latex(text)
    if program := shutil.which("pdflatex"):  # elsewhere its structure alone is checked, above
        (tmp_path / "out.tex").write_text(text, encoding="utf-8")
        command = [program, "-halt-on-error", "-interaction=nonstopmode", "out.tex"]
        subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)


def test_a_place_that_cannot_be_written_is_told(tmp_path, capsys):
    assert main(["derive", str(EXAMPLES[0].path), "-o", str(tmp_path / "none" / "out.md")]) == 2
    assert "cannot be written" in capsys.readouterr().err
