"""The graphs that are shipped to begin with: one list, which menus, pictures and tests read."""

from pathlib import Path
from typing import NamedTuple

from graphgui import assets
from graphgui.words import mark_for_translation


class Example(NamedTuple):
    """A shipped graph.

    Its notes are in the file, in English, and are translated under "examples", too, when it is opened as a copy.

    Attributes:
        name: of its file and its pictures.
        title, description: marked for translation under "examples"; the description is one line.
        least_loss: the smallest known, rounded to six digits.
        found: how that is known.
    """

    name: str
    title: str
    description: str
    least_loss: float
    found: str

    @property
    def path(self) -> Path:
        """Its file."""
        return assets.path("examples", f"{self.name}.graph.json")

    @property
    def picture(self) -> Path:
        """An SVG of what it learns, with a style sheet, made by `tools/example_pictures.py`."""
        return assets.path("examples", "pictures", f"{self.name}.svg")


_LEAST_SQUARES = "least squares"
_ENTROPY = "the entropy of targets of 0.1 and 0.9, which no model comes below"

EXAMPLES = (
    Example(
        "five-points",
        mark_for_translation("examples", "Five points, one line"),
        mark_for_translation(
            "examples", "The smallest model there is: two numbers to learn, and every number in sight."
        ),
        0.1062,
        _LEAST_SQUARES,
    ),
    Example(
        "engel",
        mark_for_translation("examples", "Food on income (Engel 1857)"),
        mark_for_translation("examples", "235 households of 1857: what they earned, and what they spent on food."),
        0.0129098,
        _LEAST_SQUARES,
    ),
    Example(
        "diabetes",
        mark_for_translation("examples", "Diabetes on ten features"),
        mark_for_translation("examples", "Ten measurements of 442 patients say how their disease goes on."),
        0.482252,
        _LEAST_SQUARES,
    ),
    Example(
        "polynomial",
        mark_for_translation("examples", "A polynomial"),
        mark_for_translation("examples", "A power of x as a column of its own makes a linear model bend."),
        0.0184689,
        _LEAST_SQUARES,
    ),
    Example(
        "shared-weights",
        mark_for_translation("examples", "A shared weight"),
        mark_for_translation("examples", "One parameter used twice: its gradient is the sum of two shares."),
        0.0233464,
        "least squares through the origin, of which w is the root of the slope",
    ),
    Example(
        "xor",
        mark_for_translation("examples", "XOR"),
        mark_for_translation("examples", "What no straight line can part, two hidden units can."),
        0.325083,
        _ENTROPY,
    ),
    Example(
        "two-moons",
        mark_for_translation("examples", "Two moons and a hidden layer"),
        mark_for_translation("examples", "A boundary that bends between two half circles."),
        0.325083,
        _ENTROPY,
    ),
    Example(
        "three-blobs",
        mark_for_translation("examples", "Softmax on three blobs"),
        mark_for_translation("examples", "Three classes, a score for each, and probabilities that add up to 1."),
        0.287269,
        "2,000 steps of L-BFGS; the loss is convex",
    ),
    Example(
        "deep-chain",
        mark_for_translation("examples", "A deep chain"),
        mark_for_translation("examples", "Gradients that vanish on their way back through four sigmoids."),
        0.00387561,
        "20,000 steps of Adam at a falling rate, then L-BFGS",
    ),
)
"""In the order in which to try them."""
