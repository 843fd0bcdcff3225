"""A film from pictures: GIF, which every program shows, or MP4, which is smaller and sharper.

A picture is an array of rows x columns x 3 bytes: red, green, blue. All pictures of one film have one size.
"""

import importlib.util
import tempfile
from collections.abc import Iterable, Sequence
from io import BytesIO
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from graphgui.storage import atomic
from graphgui.words import Problem, mark_for_translation

Picture = NDArray[np.uint8]
ENDINGS = (".gif", ".mp4")
_COLOURS = 256  # that a GIF can have
_LEAST_SECONDS = 0.02  # between pictures of a GIF: what is faster, browsers show at ten a second
_EXTRA = 'pip install "graphgui[video]"'


def spaced(first: int, last: int, count: int, *, by_log: bool) -> list[int]:
    """Up to `count` steps from `first` to `last`, both included: evenly, or by the log of the steps made since."""
    span = last - first
    if count < 2 or span < 1:
        return [last]
    made = np.geomspace(1, span + 1, count) - 1 if by_log else np.linspace(0, span, count)
    steps: list[int] = np.unique(np.rint(made).astype(int) + first).tolist()
    return steps


def lacking(ending: str) -> Problem | None:
    """Why films of this ending cannot be made here; None where they can."""
    if ending == ".mp4" and importlib.util.find_spec("imageio_ffmpeg") is None:
        return Problem(
            mark_for_translation("problems", "MP4 needs ffmpeg, which {command} brings."), command=_EXTRA
        )
    return None


def check(path: Path) -> None:
    """Raise now the `Problem` that `save` would raise for the place and the kind."""
    if path.suffix.lower() not in ENDINGS:
        raise Problem(
            mark_for_translation("problems", "{file}: a film ends in one of {endings}."),
            file=path.name,
            endings=", ".join(ENDINGS),
        )
    if problem := lacking(path.suffix.lower()):
        raise problem
    atomic.check(path)


def save(path: Path, pictures: Iterable[Picture], rate: float, samples: Sequence[Picture]) -> None:
    """Write a film in the format that the ending asks for; it stays whole or is not there at all.

    Args:
        pictures: made one by one, while the film is written; what they raise ends it and leaves nothing behind.
        rate: pictures a second.
        samples: some of the pictures, whose colours a GIF takes for all.

    Raises:
        Problem: the film cannot be written, or not in this format.
    """
    check(path)
    make = _gif if path.suffix.lower() == ".gif" else _mp4
    atomic.write_bytes(path, make(pictures, rate, samples))


def _gif(pictures: Iterable[Picture], rate: float, samples: Sequence[Picture]) -> bytes:
    from PIL import Image

    palette = _palette(samples)
    colours = Image.new("P", (1, 1))
    colours.putpalette(palette.tobytes())
    plain = Image.Dither.NONE  # dots would move from picture to picture, and make the file large

    frames = (Image.fromarray(picture).quantize(palette=colours, dither=plain) for picture in pictures)
    written = BytesIO()
    next(frames).save(
        written,
        "GIF",
        save_all=True,
        append_images=frames,
        duration=round(1000 * max(_LEAST_SECONDS, 1 / rate)),
        loop=0,
        optimize=False,  # would give each picture a palette of its own
    )
    return written.getvalue()


def _palette(samples: Sequence[Picture]) -> Picture:
    """The colours that stand for all others, 256 x 3: rare ones count nearly as much as a large background."""
    from PIL import Image

    pixels = np.concatenate([sample.reshape(-1, 3) for sample in samples])
    colours, counts = np.unique(pixels, axis=0, return_counts=True)
    if len(colours) <= _COLOURS:
        return np.resize(colours, (_COLOURS, 3)).astype(np.uint8)
    weighed = np.repeat(colours, np.log2(counts).astype(int) + 1, axis=0)
    few = Image.fromarray(weighed[None].astype(np.uint8)).quantize(_COLOURS).getpalette()
    assert few is not None
    palette = np.resize(np.array(few, np.uint8), (_COLOURS, 3))
    often = colours[np.argsort(counts)[-16:]]  # surfaces keep their exact colour
    palette[-len(often) :] = often
    return palette


def _mp4(pictures: Iterable[Picture], rate: float, _samples: Sequence[Picture]) -> bytes:
    import imageio_ffmpeg

    quality = ["-crf", "18", "-tune", "animation", "-movflags", "+faststart"]
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "film.mp4"
        writer = None
        try:
            for picture in map(_even, pictures):
                if writer is None:
                    size = picture.shape[1], picture.shape[0]
                    writer = imageio_ffmpeg.write_frames(
                        str(target), size, fps=rate, codec="libx264", macro_block_size=2,
                        quality=None, output_params=quality,
                    )  # fmt: skip
                    writer.send(None)
                writer.send(np.ascontiguousarray(picture))
        except OSError as error:
            raise Problem(
                mark_for_translation("problems", "ffmpeg could not write the film: {reason}."), reason=error
            ) from None
        finally:
            if writer is not None:
                writer.close()
        return target.read_bytes()


def _even(picture: Picture) -> Picture:
    """A picture of even sides, as video needs them: the last row and column stand twice where they are odd."""
    rows, columns = picture.shape[:2]
    return np.pad(picture, ((0, rows % 2), (0, columns % 2), (0, 0)), mode="edge")
