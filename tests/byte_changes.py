"""Files changed byte by byte."""

import random

_CUTS = (
    "",
    "x",
    '"',
    "[",
    "{",
    "}",
    ",",
    "1e400",
    "NaN",
    "Infinity",
    "-0",
    "\\u0000",
    "\\ud800",
    "\ufeff",
    "null",
)


def changed_bytes(raw: bytes, rng: random.Random) -> bytes:
    """Bytes flipped, cut out, put in and doubled, and once in a while the end cut off."""
    made = bytearray(raw)
    for _ in range(rng.choice((1, 1, 2, 5, 20))):
        at = rng.randrange(len(made) + 1)
        match rng.randrange(6):
            case 0 if at < len(made):
                made[at] ^= 1 << rng.randrange(8)
            case 1 if at < len(made):
                made[at] = rng.choice((0, 9, 34, 45, 48, 57, 92, 123, 127, 255, rng.randrange(256)))
            case 2:
                del made[at : at + rng.choice((1, 3, 30))]
            case 3:
                made[at:at] = rng.choice(_CUTS).encode()
            case 4:
                made[at:at] = made[at : at + rng.choice((1, 5, 50, 500))] * rng.choice((1, 2, 20))
            case 5:
                made[at : at + rng.choice((0, 4))] = rng.randbytes(rng.choice((1, 2, 4)))
    if rng.random() < 0.1:
        del made[rng.randrange(len(made) + 1) :]
    return bytes(made)
