"""Names in a stranger's file command no terminal, and turn no sentence round."""

import json
import re

import pytest

from graphgui.terminal.streams import harmless
from tests.storage.hostile import GOOD, changed

COMMANDING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def test_a_sentence_about_a_hostile_name_is_one_harmless_line(run, tmp_path):
    path = tmp_path / "a.graph.json"
    path.write_text(changed(wires=[{"from": "a\nb\x1b[31m\u202e\x07\x9b2J", "to": "c"}]))
    ended = run("eval", path)
    assert ended.code == 2
    assert r"“a b\x1b[31m\u202e\x07\x9b2J”" in ended.err
    assert len(ended.err.splitlines()) == 1
    assert not COMMANDING.search(ended.err)


@pytest.mark.parametrize("words", [["data"], ["data", "--json"]])
def test_a_hostile_column_is_printed_harmlessly(run, tmp_path, words):
    path = tmp_path / "a.csv"
    path.write_text("\x1b]0;x\x07y,\u202ez\n1,2\n3,4\n")
    ended = run(words[0], path, *words[1:])
    assert ended.code == 0
    assert not COMMANDING.search(ended.out + ended.err)


def test_a_hostile_node_is_printed_harmlessly(run, tmp_path):
    path = tmp_path / "a.graph.json"
    path.write_text(json.dumps(GOOD).replace("linear", "lin\\u001b[31m\\u202eear"))
    ended = run("eval", path)
    assert not COMMANDING.search(ended.out + ended.err)


def test_lines_tabulators_and_letters_of_all_scripts_stay():
    text = "a\tb\nÜ 𝐱 עברית العربية 👩‍🔬\n"
    assert harmless(text) == text
