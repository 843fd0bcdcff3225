"""Colours can be read by everyone, and numbers say what they are."""

import re
from itertools import combinations

import numpy as np
import pytest

from graphgui.look.colours import LIGHT, THEMES, contrast, curve_colour, diverging
from graphgui.look.formulas import plain
from graphgui.look.numbers import short, short_array
from graphgui.look.typesetting import Formula, picture_of, typeset


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
        (123456, "1.23·10⁵"),
        (-3.4e-9, "−3.4·10⁻⁹"),
        (5e-13, "5·10⁻¹³"),
        (-1e-300, "−10⁻³⁰⁰"),
        (9.999e4, "10⁵"),
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
    assert short_array(np.array([[3.0], [4.0]])) == "|A| 5.00"
    assert short_array(np.array([[3.0], [4.0]]), "G") == "|G| 5.00"


# one job for each colour

ROLES = ("negative", "positive", "accent", "caution", "warning")


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_no_colour_with_a_job_looks_like_another(theme):
    for one, other in combinations(ROLES, 2):
        assert difference(getattr(theme, one), getattr(theme, other)) >= 20, (one, other)


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_runs_and_classes_have_no_colour_of_gradients_and_are_told_apart_by_everyone(theme):
    curves = [curve_colour(index, theme) for index in range(5)]
    for colour in curves:
        for gradient in (theme.negative, theme.positive):
            assert difference(colour, gradient) >= 25, (colour, gradient)
    for one, other in combinations([*curves, theme.accent], 2):
        assert min(perceived(one, other, sight) for sight in SIGHTS) >= 12, (one, other)


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_what_is_selected_is_set_off_without_a_colour(theme):
    channels = [int(theme.selection[i : i + 2], 16) for i in (1, 3, 5)]
    assert max(channels) - min(channels) < 32
    assert contrast(theme.selection, theme.canvas) >= 4.5


SIGHTS = {  # Machado, Oliveira and Fernandes 2009: how red, green and blue are seen without one kind of cone
    "all": np.eye(3),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
}


def difference(one: str, other: str, sight: str = "all") -> float:
    """How far apart two colours are in CIE L*a*b*; 2 can just be seen."""
    return float(np.linalg.norm(_lab(one, sight) - _lab(other, sight)))


def perceived(one: str, other: str, sight: str = "all") -> float:
    """How far apart two colours look, as CIEDE2000 has it (Sharma, Wu and Dalal 2005); 2 can just be seen."""
    (l1, a1, b1), (l2, a2, b2) = _lab(one, sight), _lab(other, sight)
    chroma = (np.hypot(a1, b1) + np.hypot(a2, b2)) / 2
    stretch = 1.5 - 0.5 * np.sqrt(chroma**7 / (chroma**7 + 25.0**7))
    c1, c2 = np.hypot(stretch * a1, b1), np.hypot(stretch * a2, b2)
    h1, h2 = np.arctan2(b1, stretch * a1), np.arctan2(b2, stretch * a2)
    turn = (h2 - h1 + np.pi) % (2 * np.pi) - np.pi
    lightness, chroma, hue = (l1 + l2) / 2, (c1 + c2) / 2, (h1 + turn / 2) % (2 * np.pi)
    waves = ((-0.17, 1, -30), (0.24, 2, 0), (0.32, 3, 6), (-0.20, 4, -63))
    bend = 1 + sum(size * np.cos(times * hue + np.radians(shift)) for size, times, shift in waves)
    dl = (l2 - l1) / (1 + 0.015 * (lightness - 50) ** 2 / np.sqrt(20 + (lightness - 50) ** 2))
    dc = (c2 - c1) / (1 + 0.045 * chroma)
    dh = 2 * np.sqrt(c1 * c2) * np.sin(turn / 2) / (1 + 0.015 * chroma * bend)
    twist = np.sin(2 * np.radians(30 * np.exp(-(((np.degrees(hue) - 275) / 25) ** 2))))
    blue = -2 * np.sqrt(chroma**7 / (chroma**7 + 25.0**7)) * twist
    return float(np.sqrt(dl**2 + dc**2 + dh**2 + blue * dc * dh))


def _lab(colour: str, sight: str) -> np.ndarray:
    channels = np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    seen = np.clip(SIGHTS[sight] @ linear, 0, 1)
    to_xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
    x, y, z = (np.cbrt(v) if v > 0.008856 else 7.787 * v + 16 / 116 for v in to_xyz @ seen / [0.9505, 1.0, 1.089])
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def test_a_share_has_its_number_below_the_line():
    assert plain("G = G_{1} + G_{2}") == "G = G₁ + G₂"
    assert plain(r"G_{1,\,kl}") == "G_(1, kl)"
    assert plain(r"\mathrm{layer_2}") == "layer_2"


@pytest.mark.parametrize(
    "inside", [r"\sum_{j} T_{kj}", r"S\,\sum_{j} T_{kj} - T", r"\frac{1}{\sum_{k} e}", r"\sum_{a=0}^{r} T"]
)
def test_brackets_around_a_sum_are_as_high_as_the_sum(inside):
    def height(latex):
        return float(re.search(rb'height="([\d.]+)"', typeset(latex, 14.0, "#000000"))[1])

    assert height(rf"\left({inside}\right)") < 1.3 * height(rf"{inside} + \frac{{1}}{{2}}")


def test_left_out_terms_are_dots():
    assert plain(r"a_{1} + \cdots + a_{9}") == "a₁ + ⋯ + a₉"


def test_a_derivative_is_set_close_together_as_in_a_book():
    def width(latex):
        found = picture_of(Formula(latex, 40.0))
        return float(re.search(r'width="([\d.]+)"', found.svg.decode())[1])

    assert width(r"\partial C") < width(r"\partial") + width("C") + 1
