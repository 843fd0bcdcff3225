"""Very large and very small numbers as mathematics writes them: `2.5·10⁻⁷`, never `2.5e-07`."""

_RAISED = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")


def with_powers(text: str) -> str:
    """A number as Python writes it, `2.5e-07`, with a power of ten instead of an exponent; others as they are."""
    mantissa, exponent, power = text.partition("e")
    if not exponent:
        return text
    ten = "10" + str(int(power)).translate(_RAISED)
    return {"1": "", "-1": "-"}.get(mantissa, f"{mantissa}·") + ten


def rate_text(rate: float) -> str:
    """A learning rate in at most six digits: `0.0425`, `2.5·10⁻⁷`."""
    return with_powers(f"{rate:.6g}")
