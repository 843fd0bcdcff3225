"""Makes the made-up data of the examples anew: python -m tools.example_data [FOLDER]

FOLDER is assets/data where none is given. Each table follows from its seed alone; numbers have three decimals.
"""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np

from graphgui import assets
from graphgui.data.generators import Recipe, generate

Columns = Mapping[str, np.ndarray]


def _polynomial() -> Columns:
    """x³ - x + 1/2 with noise."""
    return generate(Recipe("polynomial", size=40, noise=0.15, seed=2)).columns


def _moons() -> Columns:
    """Two half circles; a point belongs to its moon with probability 0.9, so that the best weights are finite."""
    columns = generate(Recipe("moons", size=100, noise=0.1, seed=1)).columns
    return {"x1": columns["x1"], "x2": columns["x2"], "probability": 0.1 + 0.8 * columns["class"]}


def _blobs() -> Columns:
    """Thirty points around each corner of a triangle, in turn; they overlap, so that no boundary parts them."""
    rng, kind = np.random.default_rng(3), np.arange(90) % 3
    corners = np.array([[-1.2, -0.7], [1.2, -0.7], [0.0, 1.3]])
    x1, x2 = (corners[kind] + 0.75 * rng.standard_normal((90, 2))).T
    return {"x1": x1, "x2": x2, "class": kind}


def _proportional() -> Columns:
    """y = 2.25 x with noise: 1.5² is the slope."""
    x = np.arange(1, 9) / 4
    return {"x": x, "y": 2.25 * x + 0.2 * np.random.default_rng(5).standard_normal(8)}


def _step() -> Columns:
    """y = tanh(3x/2) with noise: from one level to another."""
    x = np.linspace(-2, 2, 21)
    return {"x": x, "y": np.tanh(1.5 * x) + 0.1 * np.random.default_rng(0).standard_normal(21)}


TABLES: Mapping[str, Callable[[], Columns]] = {
    "polynomial": _polynomial,
    "moons": _moons,
    "blobs": _blobs,
    "proportional": _proportional,
    "step": _step,
}


def write(folder: Path) -> None:
    """Write each table into `folder` as CSV."""
    for name, make in TABLES.items():
        columns = make()
        rows = zip(*columns.values(), strict=True)
        lines = [",".join(columns), *(",".join(f"{round(float(n), 3) + 0.0:g}" for n in row) for row in rows)]
        (folder / f"{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else assets.path("data"))
