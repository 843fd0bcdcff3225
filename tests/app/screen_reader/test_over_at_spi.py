"""What a person who sees nothing hears on a way through the program, over AT-SPI as from Orca, by keys alone.

Where the words have changed for the better: REWRITE=1 pytest tests/app/screen_reader, then read the transcript.
"""

import os
import re
from pathlib import Path

import pytest

from graphgui import assets
from tests.app.screen_reader.hearing import Listening, lacking, listening

MISSING = lacking()
pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"to hear the program needs {', '.join(MISSING)}")
FOLDER = Path(__file__).parent
PLAYED = re.compile(r"(?<=# play\n).*?(?=\n\n#|\Z)", re.DOTALL)
CLOCK = re.compile(r"(?<=step )\d+ of \d+|(?<=loss )[\d.]+(·10[⁻⁰¹²³⁴-⁹]+)?|(?<=norm )[\d.]+(·10[⁻⁰¹²³⁴-⁹]+)?")
BETWEEN_LETTERS = re.compile(r"(?<=\n  ~ .\n)  ! [^\n]*\n(?=  ~ )")
TOOLBAR = ("Step", "Evaluate", "Reset", "New Start", "Step Into", "Step Back", "Step Over", "Training Settings")


def without_the_clock(transcript: str) -> str:
    """How far training had come depends on the machine, and whether something was said between two letters."""
    transcript = BETWEEN_LETTERS.sub("", transcript)
    return PLAYED.sub(lambda played: CLOCK.sub("…", played[0]), transcript)


def compare(person: Listening, name: str) -> None:
    heard = without_the_clock(person.transcript)
    kept = FOLDER / f"{name}.txt"
    if os.environ.get("REWRITE"):
        kept.write_text(heard, encoding="utf-8")
    assert heard == kept.read_text(encoding="utf-8")


def test_what_is_heard_from_the_start_page_to_a_diagnosis():
    with listening() as person:
        walk(person)
    compare(person, "over_at_spi")


def test_fields_are_called_by_their_labels_a_matrix_is_a_table_and_plots_tell_their_result():
    with listening(assets.path("examples", "five-points.graph.json")) as person:
        person.hear("Canvas | list")
        fields(person)
    compare(person, "fields_over_at_spi")


def test_a_reader_gives_the_keys_to_a_node_acts_on_it_and_selects_it():
    with listening(assets.path("examples", "five-points.graph.json")) as person:
        person.hear("Canvas | list")
        assert person.ask("focus", "mse")
        person.hear("mse | list item")
        offered = person.ask("actions", "linear")
        assert {"SetFocus", "Press", "ShowMenu"} <= set(offered), offered
        person.ask("do", "linear", "Press")
        person.hear("Name | text")
        assert person.ask("select", "mse") == ["linear", "mse"]
        (wire,) = (row.strip().split(" | ")[0] for row in person.ask("tree") if "from X to linear" in row)
        person.ask("focus", wire)
        person.hear(f"{wire} | list item")


def test_a_reader_that_hears_no_announcements_is_told_by_descriptions():
    with listening(assets.path("examples", "engel.graph.json"), reader="old") as person:
        person.hear("Canvas | list")
        person.press("F7", hears="~ Forward: the value of linear")
        person.press("ctrl+shift+p", hears="~ New")
        person.press("Escape", hears="Canvas | list")
        person.press("space", hears="~ input: ")
        person.type("tanh", hears="~ tanh: ")
        person.press("Escape", hears="Canvas | list")
        person.press("shift+F5", hears="converged")


def walk(person: Listening) -> None:
    person.chapter("start")
    person.hear("Build your own")
    person.press("Tab", hears="Import data")
    person.press("Tab", hears="Open a graph")
    person.press("Tab", hears="the chain rule")

    person.chapter("lesson")
    person.press("Return", hears="! Step 1 of 7")
    person.press("ctrl+f", hears="! x, input")
    person.type("C", hears="! C, multiply")
    person.press("Return", hears="Step 2 of 7")

    person.chapter("an example, by the command palette")
    person.press("ctrl+shift+p", hears="! New")
    person.type("Engel", hears="! Examples")
    person.press("Return", hears="4 nodes, 3 wires")

    person.chapter("walk")
    for node in ("X", "linear", "Y", "mse"):
        person.press("Tab", hears=f"{node} | list item")
    person.press("ctrl+Down", hears="input Ŷ | push button")

    person.chapter("wire")
    person.press("Delete", hears="! mse, input Ŷ needs a wire")
    person.press("c", hears="! wire to linear")
    person.press("Return", hears="! mse, input Ŷ wired from linear")

    person.chapter("search")
    person.press("space", hears="! input: ")
    person.type("tanh", hears="! tanh: ")
    person.press("Escape", hears="input Ŷ | push button")

    person.chapter("step")
    person.press("Escape", hears="Canvas | list")
    for operation in ("the value of linear", "the value of mse", "what comes back to mse"):
        person.press("F7", hears=operation)
    person.press("F10", hears="step 1 of")

    person.chapter("play")
    person.press("F5", hears="! training, step")
    begun = person.heard[-1].time
    person.hear("converged")
    frames = [heard for heard in person.heard if heard.time > begun]
    assert len(frames) <= 2, frames  # neither losses nor norms are spoken on the way
    person.press("F5", hears="training has stopped")

    person.chapter("diagnosis")
    person.press("ctrl+shift+Tab", hears="the chain rule")  # the lesson's panel is still there
    person.press("ctrl+shift+Tab", hears="Play")
    for button in TOOLBAR:
        person.press("Tab", hears=f"{button} | push button")
    person.press("Tab", hears="Learning rate | spin button")
    person.type("5", hears="~ 5")
    person.press("F4", hears="! step 0")
    person.press("F5", hears="! training, step 0")
    person.hear("To choose from")


def fields(person: Listening) -> None:
    person.chapter("fields")
    for node in ("X", "linear"):
        person.press("Tab", hears=f"{node} | list item")
    person.press("e", hears="Name | text")
    person.press("Tab", hears="outputs | spin button")
    person.press("Tab", hears="weights | ")
    person.press("Tab", hears="bias | ")
    for field in ("freeze W", "freeze b", "Breakpoint", "Condition"):
        person.press("Tab", hears=f"{field} | ")

    person.chapter("matrix")
    person.press("Tab", hears="value of X")
    person.press("Return", hears="value of X | table")
    person.hear("row 1, column 1: 1.00")
    person.press("Down", hears="row 2, column 1: 2.00")
    assert person.ask("table", "value of X") == [[f"row {n}, column 1: {n}.00"] for n in range(1, 6)]
    person.press("Escape", hears="value of X")
    person.press("Escape", hears="linear | list item")

    person.chapter("plots")
    person.press("ctrl+shift+Tab", hears="Play")
    person.press("F10", hears="! step 1 of 1")
    person.press("ctrl+Tab", hears="linear | list item")
    person.press("ctrl+Tab", hears="value of X")  # where the keys were in the inspector
    for plot in ("Loss", "Fit", "Gradients"):
        person.press("ctrl+Tab", hears=f"{plot} | ")
