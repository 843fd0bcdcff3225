"""Data made up for teaching: lines and curves with noise, and classes in the plane.

The same recipe gives the same numbers each time. Noise and outliers have generators of their own, so that more of
the one moves none of the other.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from graphgui.data.tables import Array, Table
from graphgui.words import mark_for_translation

Points = tuple[Array, ...]
_OUTLIER = 6.0  # spreads of the target that an outlier is moved by at least


@dataclass(frozen=True, slots=True)
class Recipe:
    """What to make.

    Attributes:
        kind: a name in `GENERATORS`.
        size: rows.
        noise: standard deviation of what is added to each target, or to each coordinate of classes.
        outliers: the share of rows that are moved far away, or that get another class.
        seed: draws everything.
    """

    kind: str = "line"
    size: int = 100
    noise: float = 0.2
    outliers: float = 0.0
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Generator:
    """A kind of data: its name for a person, its columns, and what makes them without noise."""

    label: str
    features: tuple[str, ...]
    make: "Callable[[np.random.Generator, int], Points]"

    @property
    def has_classes(self) -> bool:
        """Whether the target is a class, 0 or 1."""
        return len(self.features) == 2

    @property
    def target(self) -> str:
        """The name of the target's column."""
        return "class" if self.has_classes else "y"


def generate(recipe: Recipe) -> Table:
    """The columns of a generator's features and of its target."""
    generator = GENERATORS[recipe.kind]
    places, noise, picks = (np.random.default_rng([recipe.seed, stream]) for stream in range(3))
    *features, target = generator.make(places, recipe.size)
    count = round(recipe.outliers * recipe.size)
    rows = picks.permutation(recipe.size)[:count]
    if generator.has_classes:
        features = [column + recipe.noise * noise.standard_normal(recipe.size) for column in features]
        target[rows] = 1 - target[rows]
    else:
        target = target + recipe.noise * noise.standard_normal(recipe.size)
        spread = float(target.std()) if recipe.size > 1 else 1.0
        target[rows] += picks.choice([-1.0, 1.0], count) * spread * (_OUTLIER + picks.random(count))
    return Table(dict(zip((*generator.features, generator.target), (*features, target), strict=True)))


def _line(rng: "np.random.Generator", size: int) -> Points:
    """y = 2 x + 1."""
    x = rng.uniform(-1, 1, size)
    return x, 2 * x + 1


def _polynomial(rng: "np.random.Generator", size: int) -> Points:
    """y = x³ - x + 1/2."""
    x = rng.uniform(-1.5, 1.5, size)
    return x, x**3 - x + 0.5


def _sine(rng: "np.random.Generator", size: int) -> Points:
    """y = sin πx."""
    x = rng.uniform(-1, 1, size)
    return x, np.sin(np.pi * x)


def _halves(size: int) -> Array:
    return (np.arange(size) % 2).astype(float)


def _moons(rng: "np.random.Generator", size: int) -> Points:
    """Two half circles that reach into each other."""
    kind, angle = _halves(size), rng.uniform(0, np.pi, size)
    x1 = np.where(kind == 0, np.cos(angle), 1 - np.cos(angle))
    x2 = np.where(kind == 0, np.sin(angle), 0.5 - np.sin(angle))
    return x1, x2, kind


def _spirals(rng: "np.random.Generator", size: int) -> Points:
    """Two arms around the middle, each a turn and a half."""
    kind, share = _halves(size), np.sqrt(rng.random(size))
    angle = 3 * np.pi * share + np.pi * kind
    return share * np.cos(angle), share * np.sin(angle), kind


def _blobs(rng: "np.random.Generator", size: int) -> Points:
    """Two points, (-1, -1) and (1, 1): noise makes clouds of them."""
    kind = _halves(size)
    return 2 * kind - 1, 2 * kind - 1, kind


GENERATORS: Mapping[str, Generator] = {
    "line": Generator(mark_for_translation("data", "Line"), ("x",), _line),
    "polynomial": Generator(mark_for_translation("data", "Polynomial"), ("x",), _polynomial),
    "sine": Generator(mark_for_translation("data", "Sine"), ("x",), _sine),
    "moons": Generator(mark_for_translation("data", "Two moons"), ("x1", "x2"), _moons),
    "spirals": Generator(mark_for_translation("data", "Spirals"), ("x1", "x2"), _spirals),
    "blobs": Generator(mark_for_translation("data", "Blobs"), ("x1", "x2"), _blobs),
}
