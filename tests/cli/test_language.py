"""The terminal in the language of its environment, or in the one given with --lang."""

import json

import pytest

from graphgui import assets
from graphgui.app import language
from graphgui.cli import main
from graphgui.terminal.spoken import language_of
from graphgui.terminal.translations import languages, texts
from graphgui.words import written_decimal_mark

ENGEL = assets.path("examples", "engel.graph.json")


@pytest.fixture
def in_french(monkeypatch):
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")


@pytest.mark.parametrize(
    ("environment", "spoken"),
    [
        ({"LANG": "fr_FR.UTF-8"}, "fr"),
        ({"LANG": "fr_CA"}, "fr"),
        ({"LANG": "fr_FR.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "fr_FR"}, "fr"),
        ({"LANG": "fi_FI.UTF-8"}, "en"),
        ({"LANG": "fi_FI.UTF-8", "LANGUAGE": "fi:fr"}, "fr"),
        ({"LANG": "C.UTF-8", "LANGUAGE": "fr"}, "en"),
        ({}, "en"),
    ],
)
def test_the_environment_says_which(environment, spoken):
    assert language_of(environment) == spoken


def test_every_text_of_the_window_is_read():
    assert {"en", "fr"} <= set(languages())
    assert texts("fr")["training", "learning rate"] == "taux d’apprentissage"
    assert len(texts("fr")) > 2000


def test_training_is_told_in_french(in_french, run):
    result = run("train", ENGEL, "--steps", "5")
    assert result.out.startswith("perte 0,")
    assert "linear.W = " in result.out
    assert "." not in result.out.replace("linear.W", "").replace("linear.b", "")


def test_matrices_have_commas(in_french, run):
    result = run("eval", ENGEL)
    assert "[[0,420158] [0,541412] ..." in result.out


def test_json_is_the_same_in_every_language(run, monkeypatch):
    english = run("train", ENGEL, "--steps", "5", "--json").out
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    assert run("train", ENGEL, "--steps", "5", "--json").out == english
    assert json.loads(english)["loss"] < 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("eval", "x.json"), "Il n’y a pas de fichier x.json"),
        (("train",), "Il manque les arguments suivants\u202f: FICHIER"),
        (("train", "x.json", "--lr"), "un argument est attendu"),
        (("train", "x.json", "--lr", "fast"), "n’est pas un taux d’apprentissage"),
        (("render", "x.json", "--frame"), "montre comment"),
        (("derive", "x.json", "--to", "html"), "choix impossible\u202f: «\u202fhtml\u202f» (à choisir parmi "),
    ],
)
def test_mistakes_are_told_in_french(in_french, run, words, said):
    result = run(*words)
    assert result.code == 2
    assert said in result.err
    assert "'" not in result.err


@pytest.mark.parametrize("words", [("derive", "x.json", "--to", "l'html"), ("derive", "x.json", "--to", "md l'a")])
def test_an_apostrophe_stays_one(in_french, run, words):
    assert words[-1] in run(*words).err


def test_quotation_marks_are_those_of_other_sentences(run):
    assert "“html” (choose from " in (told := run("derive", "x.json", "--to", "html").err)
    assert "'" not in told


def test_a_language_can_be_given(run, in_french):
    assert "updates to make" in run("--lang", "en", "train", "--help").out
    assert "mises à jour" in run("train", "--lang=fr", "--help").out
    assert written_decimal_mark() == ","


def test_one_that_is_not_spoken_is_refused(run):
    result = run("--lang", "tlh")
    assert result.code == 2
    assert "choose among en, fr" in result.err


def test_the_next_command_speaks_its_own_language(run, monkeypatch):
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    run("eval", "x.json")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    assert "There is no file" in run("eval", "x.json").err
    assert main(["--version"]) == 0


def test_what_becomes_of_a_file_is_told_in_french(in_french, run, tmp_path):
    engel = str(assets.path("data", "engel.csv"))
    printed = run("data", engel, "-o", str(tmp_path / "made.graph.json")).out
    assert "Les 235 lignes sont toutes reprises.\nUne régression linéaire" in printed
    assert "420,158; 541,412" in printed  # a comma is the decimal mark
    told = json.loads(run("data", engel, "-o", str(tmp_path / "made.graph.json"), "--json").out)["says"]
    assert told[-2] == "All 235 rows are taken."


def test_a_number_with_an_exponent_has_a_comma(in_french, run):
    engel = str(assets.path("examples", "engel.graph.json"))
    assert "e-16, en " in (printed := run("check", engel).out)
    assert "." not in printed.splitlines()[-1].rstrip(".").replace("linear.X", "")


def test_a_derivation_and_lessons_speak_the_terminal_s_language(in_french, run):
    engel = str(assets.path("examples", "engel.graph.json"))
    assert "# Le gradient dans engel" in run("derive", engel).out
    assert "# The gradient in engel" in run("derive", engel, "--lang", "en").out
    assert "La règle de la chaîne" in run("lesson", "list").out


def test_a_picture_speaks_the_terminal_s_language(in_french, run, tmp_path, qapp):
    picture = tmp_path / "engel.svg"
    run("render", str(assets.path("examples", "engel.graph.json")), "-o", str(picture))
    assert "perte entraînée" in picture.read_text(encoding="utf-8")
    language.speak(qapp, "en")


def test_what_is_said_of_a_file_is_punctuated_as_in_france(in_french, run):
    assert "2 colonnes\u00a0; codage UTF-8\u00a0; " in run("data", assets.path("data", "engel.csv")).out
