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


@pytest.mark.parametrize(("kind", "end"), [("line", 1), ("polynomial", 1.5), ("sine", 1)])
def test_curves_are_drawn_evenly_on_both_sides_of_zero(kind, end):
    x = generate(Recipe(kind, size=10_000)).columns["x"]
    assert -end <= x.min() < -0.99 * end and 0.99 * end < x.max() <= end
    assert abs(x.mean()) < 0.05 * end


def test_blobs_are_two_points_and_spirals_two_arms_of_a_turn_and_a_half():
    columns = generate(Recipe("blobs", noise=0)).columns
    np.testing.assert_array_equal(columns["x1"], 2 * columns["class"] - 1)
    np.testing.assert_array_equal(columns["x2"], columns["x1"])
    columns = generate(Recipe("spirals", size=1000, noise=0)).columns
    radius = np.hypot(columns["x1"], columns["x2"])
    angle = 3 * np.pi * radius + np.pi * columns["class"]
    np.testing.assert_allclose(columns["x1"], radius * np.cos(angle), atol=1e-12)
    np.testing.assert_allclose(columns["x2"], radius * np.sin(angle), atol=1e-12)
    assert 0.99 < radius.max() <= 1
    assert np.mean(radius < 0.5) == pytest.approx(0.25, abs=0.05)  # as many on each stretch of an arm's area


def test_moons_are_half_circles():
    columns = generate(Recipe("moons", noise=0)).columns
    first = columns["class"] == 0
    np.testing.assert_allclose(np.hypot(columns["x1"], columns["x2"])[first], 1)
    np.testing.assert_allclose(np.hypot(columns["x1"] - 1, columns["x2"] - 0.5)[~first], 1)
    assert (columns["x2"][first] >= 0).all() and (columns["x2"][~first] <= 0.5).all()
    for x in (columns["x1"][first], columns["x1"][~first] - 1):
        assert x.min() < -0.9 and x.max() > 0.9


def test_noise_is_as_wide_as_asked_for_in_the_target_or_in_both_coordinates_of_classes():
    for kind, names in [("line", ["y"]), ("blobs", ["x1", "x2"])]:
        clean, noisy = (generate(Recipe(kind, size=20_000, noise=noise)).columns for noise in (0, 0.3))
        added = [noisy[name] - clean[name] for name in names]
        for each in added:
            assert (each.mean(), each.std()) == (pytest.approx(0, abs=0.02), pytest.approx(0.3, rel=0.05))
        if len(added) == 2:
            assert abs(np.corrcoef(added)[0, 1]) < 0.05


def test_one_row_has_an_outlier_too():
    clean, spoilt = (generate(Recipe(size=1, noise=0, outliers=share)).columns["y"] for share in (0, 1))
    assert 6 <= abs(spoilt - clean)[0] <= 7


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
    far = (spoilt - clean)[moved] / clean.std()
    assert 6 <= np.abs(far).min() < np.abs(far).max() <= 7
    assert (far > 0).any() and (far < 0).any()


def test_classes_are_even_and_outliers_change_sides():
    clean, spoilt = (generate(Recipe("blobs", outliers=share)).columns["class"] for share in (0, 0.2))
    assert clean.sum() == 50
    assert (clean != spoilt).sum() == 20
