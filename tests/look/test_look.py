"""Colours can be read by everyone, and numbers say what they are."""

import numpy as np
import pytest

from graphgui.look.colours import DARK, LIGHT, contrast, diverging
from graphgui.look.numbers import short, short_array

READ_ON = [
    ("text", ("window", "surface", "raised", "node", "node_header", "canvas")),
    ("muted", ("window", "surface", "raised", "node", "node_header", "canvas")),
    ("value", ("canvas", "node")),
    ("negative", ("canvas", "node", "surface")),
    ("positive", ("canvas", "node", "surface")),
    ("warning", ("canvas", "node", "surface", "raised")),
    ("accent", ("surface", "window", "canvas")),
    ("on_accent", ("accent",)),
]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda t: t.name)
@pytest.mark.parametrize(("ink", "papers"), READ_ON)
def test_every_text_stands_out_from_what_it_is_written_on(theme, ink, papers):
    for paper in papers:
        assert contrast(getattr(theme, ink), getattr(theme, paper)) >= 4.5, (ink, paper)


def test_contrast_is_that_of_the_standard():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_the_map_of_gradients_is_neutral_at_zero_and_ends_at_the_two_colours():
    assert diverging(LIGHT, 0) == LIGHT.neutral
    assert diverging(LIGHT, -1) == diverging(LIGHT, -7) == LIGHT.negative
    assert diverging(LIGHT, 1) == LIGHT.positive


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "0"),
        (0.48512, "0.485"),
        (-0.048512, "−0.0485"),
        (12.345, "12.3"),
        (235, "235"),
        (1234.5, "1234"),
        (123456, "1.23e5"),
        (-3.4e-9, "−3.40e-9"),
        (9.996, "10.0"),
        (float("inf"), "∞"),
        (float("-inf"), "−∞"),
        (float("nan"), "nan"),
    ],
)
def test_numbers_have_three_digits(number, text):
    assert short(number) == text


def test_a_matrix_is_a_number_a_short_row_or_its_norm():
    assert short_array(np.array([[0.5]])) == "0.500"
    assert short_array(np.array([[1.0, -2.0]])) == "[1.00  −2.00]"
    assert short_array(np.array([[3.0], [4.0]])) == "‖·‖ 5.00"
