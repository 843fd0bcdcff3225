"""The colours of the examples' pictures, by the classes that name them there."""

from graphgui.look.colours import Theme, curve_colour

KINDS = 3  # classes that a picture can tell apart


def style_sheet(theme: Theme) -> str:
    """What stands between `<style>` and `</style>` of a picture in a theme's colours."""
    rules = {
        "points": f"fill: {theme.data}",
        "line": f"stroke: {theme.fit}; stroke-width: 2.5",
        "border": f"stroke: {theme.text}; stroke-width: 1.5",
        "node": f"fill: {theme.node}; stroke: {theme.muted}",
        "negative": f"stroke: {theme.negative}",
        "positive": f"stroke: {theme.positive}",
    }
    for kind in range(KINDS):
        rules[f"class{kind}"] = f"fill: {curve_colour(kind, theme)}"
        rules[f"region{kind}"] = f"fill: {curve_colour(kind, theme)}; fill-opacity: 0.3"
    return " ".join(f".{name} {{ {rule} }}" for name, rule in rules.items())
