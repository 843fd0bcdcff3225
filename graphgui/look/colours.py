"""The colours of the themes, as plain values that tests can measure."""

from typing import NamedTuple

TEXT, EDGE = 4.5, 3.0
"""The least contrast with their ground of text, and of edges and lines (WCAG 2.1, AA)."""


class Theme(NamedTuple):
    """One neutral surface, one accent, one diverging pair for gradients; colours as #rrggbb, with one job each.

    Attributes:
        border: lines that part one area from another, and carry no meaning of their own.
        edge: what shows where something can be used: edges of fields, buttons, boxes and nodes, scroll handles. It
            stands out from every ground by 3 to 1.
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
    edge: str
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

    @property
    def is_dark(self) -> bool:
        """Whether light is written on dark."""
        return _luminance(self.surface) < _luminance(self.text)


LIGHT = Theme(
    name="light",
    window="#f4f5f7",
    surface="#ffffff",
    raised="#ffffff",
    border="#d5d9e0",
    edge="#7c8698",
    text="#1b2230",
    muted="#5b6474",
    accent="#0f766e",
    on_accent="#ffffff",
    canvas="#eef0f3",
    grid="#dfe3e9",
    node="#ffffff",
    node_header="#e7ebf3",
    wire="#7c8698",
    port="#5b6474",
    value="#1b2230",
    negative="#1f5fae",
    positive="#b34a00",
    neutral="#7c8698",
    selection="#39424f",
    information="#7c8698",
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
    edge="#7d8797",
    text="#eceff4",
    muted="#a3adbd",
    accent="#4fd1c0",
    on_accent="#10141c",
    canvas="#16191e",
    grid="#23272f",
    node="#262b34",
    node_header="#313845",
    wire="#7d8797",
    port="#a3adbd",
    value="#eceff4",
    negative="#6db3ff",
    positive="#ff9a4d",
    neutral="#7d8797",
    selection="#dfe4ec",
    information="#7d8797",
    caution="#f2c744",
    warning="#ff7b8a",
    data="#a3adbd",
    fit="#4fd1c0",
)

# For who needs strong contrast: text at 7 to 1 and more, and what can be used edged as strongly as text.
HIGH_CONTRAST_LIGHT = Theme(
    name="high_contrast_light",
    window="#ffffff",
    surface="#ffffff",
    raised="#ffffff",
    border="#4d4d4d",
    edge="#000000",
    text="#000000",
    muted="#2e2e2e",
    accent="#00564e",
    on_accent="#ffffff",
    canvas="#ffffff",
    grid="#e6e6e6",
    node="#ffffff",
    node_header="#e6e6e6",
    wire="#4d4d4d",
    port="#000000",
    value="#000000",
    negative="#0a459c",
    positive="#8a3600",
    neutral="#4d4d4d",
    selection="#000000",
    information="#4d4d4d",
    caution="#594200",
    warning="#990030",
    data="#2e2e2e",
    fit="#00564e",
)

HIGH_CONTRAST_DARK = Theme(
    name="high_contrast_dark",
    window="#000000",
    surface="#000000",
    raised="#0d0d0d",
    border="#b3b3b3",
    edge="#ffffff",
    text="#ffffff",
    muted="#d9d9d9",
    accent="#5ff0dd",
    on_accent="#000000",
    canvas="#000000",
    grid="#262626",
    node="#000000",
    node_header="#262626",
    wire="#b3b3b3",
    port="#ffffff",
    value="#ffffff",
    negative="#8cc4ff",
    positive="#ffad66",
    neutral="#b3b3b3",
    selection="#ffffff",
    information="#b3b3b3",
    caution="#ffde59",
    warning="#ff94a8",
    data="#d9d9d9",
    fit="#5ff0dd",
)

THEMES = {theme.name: theme for theme in (LIGHT, DARK, HIGH_CONTRAST_LIGHT, HIGH_CONTRAST_DARK)}
"""By their names."""


# An odd number, so that each comes solid and dashed where every other curve is dashed.
_CURVES = {
    "light": ("#7472f3", "#7b8a00", "#522a57", "#ef278c", "#4d3600"),
    "dark": ("#a590ff", "#d1ff7f", "#668a46", "#e83b8a", "#d5a523"),
    "high_contrast_light": ("#5c65ed", "#617f00", "#8c6f5f", "#db008a", "#4a0000"),
    "high_contrast_dark": ("#c238c0", "#ffeab8", "#7be147", "#ad7568", "#ad8c0e"),
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


def standing_out(ground: str, colour: str, share: float) -> str:
    """The colour `share` of the way from a ground, or as much further as makes it stand out by 3 to 1."""
    shares = (share, *(step / 20 for step in range(21) if step / 20 > share))
    mixed = [blend(ground, colour, each) for each in shares]
    return next((each for each in mixed if contrast(each, ground) >= EDGE), mixed[-1])


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
