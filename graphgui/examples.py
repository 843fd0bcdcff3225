"""The graphs that are shipped to begin with: one list, which menus, pictures and tests read."""

from dataclasses import dataclass
from pathlib import Path

from graphgui import assets
from graphgui.words import mark_for_translation


@dataclass(frozen=True, slots=True)
class Example:
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


EXAMPLES = (
    Example(
        "five-points",
        mark_for_translation("examples", "Five points, one line"),
        mark_for_translation(
            "examples", "The smallest model there is: two numbers to learn, and every number in sight."
        ),
        0.1062,
        "closed form",
    ),
    Example(
        "engel",
        mark_for_translation("examples", "Food on income (Engel 1857)"),
        mark_for_translation("examples", "235 households of 1857: what they earned, and what they spent on food."),
        0.0129098,
        "closed form",
    ),
    Example(
        "diabetes",
        mark_for_translation("examples", "Diabetes on ten features"),
        mark_for_translation("examples", "Ten measurements of 442 patients say how their disease goes on."),
        0.482252,
        "closed form",
    ),
)
"""In the order in which to try them."""
