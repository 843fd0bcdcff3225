"""Without noise, data lie exactly where they say; the same recipe gives the same numbers."""

from dataclasses import replace

import numpy as np
import pytest

from graphgui.data.generators import GENERATORS, Recipe, generate

EXACT = {
    "line": lambda x: 2 * x + 1,
    "polynomial": lambda x: x**3 - x + 0.5,
    "sine": lambda x: np.sin(np.pi * x),
}


@pytest.mark.parametrize("kind", EXACT)
def test_curves_without_noise_are_exact(kind):
    table = generate(Recipe(kind, noise=0))
    np.testing.assert_array_equal(table.columns["y"], EXACT[kind](table.columns["x"]))


def test_moons_are_half_circles():
    columns = generate(Recipe("moons", noise=0)).columns
    first = columns["class"] == 0
    np.testing.assert_allclose(np.hypot(columns["x1"], columns["x2"])[first], 1)
    np.testing.assert_allclose(np.hypot(columns["x1"] - 1, columns["x2"] - 0.5)[~first], 1)


@pytest.mark.parametrize("kind", GENERATORS)
def test_the_same_recipe_gives_the_same_numbers_and_another_seed_others(kind):
    recipe = Recipe(kind, size=31, noise=0.3, outliers=0.1, seed=4)
    assert generate(recipe) == generate(recipe)
    assert generate(recipe) != generate(replace(recipe, seed=5))
    assert generate(recipe).rows == 31


@pytest.mark.parametrize("kind", EXACT)
def test_more_noise_moves_no_x_and_scales_what_is_added(kind):
    clean, some, more = (generate(Recipe(kind, noise=noise)).columns for noise in (0, 0.1, 0.2))
    np.testing.assert_array_equal(clean["x"], more["x"])
    np.testing.assert_allclose(more["y"] - clean["y"], 2 * (some["y"] - clean["y"]), atol=1e-12)


def test_outliers_are_as_many_as_asked_for_and_far_away():
    clean, spoilt = (generate(Recipe("line", noise=0, outliers=share)).columns["y"] for share in (0, 0.1))
    moved = np.flatnonzero(clean != spoilt)
    assert len(moved) == 10
    assert (np.abs(spoilt - clean)[moved] >= 6 * clean.std()).all()


def test_classes_are_even_and_outliers_change_sides():
    clean, spoilt = (generate(Recipe("blobs", outliers=share)).columns["class"] for share in (0, 0.2))
    assert clean.sum() == 50
    assert (clean != spoilt).sum() == 20
