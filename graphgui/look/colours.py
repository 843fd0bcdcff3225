"""The colours of the two themes, as plain values that tests can measure."""

from typing import NamedTuple


class Theme(NamedTuple):
    """One neutral surface, one accent, one diverging pair for gradients; colours as #rrggbb, with one job each.

    Attributes:
        negative: an end of the gradients' map, blue. With `positive` it is told apart in every common form of
            colour blindness, and neither is used for anything else.
        positive: the other end, orange.
        selection: what is around a selected thing, which keeps its own colour.
        information: the edge of what is said without need to act.
        caution: what should be looked at.
        warning: trouble.
        data: points of the data in plots.
        fit: what the model makes of them.
    """

    name: str
    window: str
    surface: str
    raised: str
    border: str
    text: str
    muted: str
    accent: str
    on_accent: str
    canvas: str
    grid: str
    node: str
    node_header: str
    wire: str
    port: str
    value: str
    negative: str
    positive: str
    neutral: str
    selection: str
    information: str
    caution: str
    warning: str
    data: str
    fit: str


LIGHT = Theme(
    name="light",
    window="#f4f5f7",
    surface="#ffffff",
    raised="#ffffff",
    border="#d5d9e0",
    text="#1b2230",
    muted="#5b6474",
    accent="#0f766e",
    on_accent="#ffffff",
    canvas="#eef0f3",
    grid="#dfe3e9",
    node="#ffffff",
    node_header="#e7ebf3",
    wire="#8b95a5",
    port="#5b6474",
    value="#1b2230",
    negative="#1f5fae",
    positive="#b34a00",
    neutral="#8b95a5",
    selection="#39424f",
    information="#8b95a5",
    caution="#8a6400",
    warning="#b3123a",
    data="#5b6474",
    fit="#0f766e",
)

DARK = Theme(
    name="dark",
    window="#1a1d23",
    surface="#22262e",
    raised="#2a2f39",
    border="#3a414e",
    text="#eceff4",
    muted="#a3adbd",
    accent="#4fd1c0",
    on_accent="#10141c",
    canvas="#16191e",
    grid="#23272f",
    node="#262b34",
    node_header="#313845",
    wire="#6d7787",
    port="#a3adbd",
    value="#eceff4",
    negative="#6db3ff",
    positive="#ff9a4d",
    neutral="#6d7787",
    selection="#dfe4ec",
    information="#6d7787",
    caution="#f2c744",
    warning="#ff7b8a",
    data="#a3adbd",
    fit="#4fd1c0",
)


# An odd number, so that each comes solid and dashed where every other curve is dashed.
_CURVES = {
    "light": ("#8a5fe0", "#8a7800", "#54176d", "#c94aa8", "#15430e"),
    "dark": ("#a78bdb", "#daea9a", "#3fa566", "#d64fa8", "#b8a020"),
}


def curve_colour(index: int, theme: Theme) -> str:
    """The colour of the curve of this number, told apart in every common form of colour blindness."""
    colours = _CURVES[theme.name]
    return colours[index % len(colours)]


def blend(low: str, high: str, share: float) -> str:
    """The colour `share` of the way from `low` to `high`, 0 to 1."""
    a = [int(low[i : i + 2], 16) for i in (1, 3, 5)]
    b = [int(high[i : i + 2], 16) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(x + (y - x) * share):02x}" for x, y in zip(a, b, strict=True))


def diverging(theme: Theme, value: float) -> str:
    """The colour of a signed number from -1 (negative) through 0 (neutral) to 1 (positive)."""
    value = max(-1.0, min(1.0, value))
    return blend(theme.neutral, theme.positive if value > 0 else theme.negative, abs(value))


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.1)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
