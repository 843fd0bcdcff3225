"""A film from pictures: GIF, which every program shows, or MP4, which is smaller and sharper.

A picture is an array of rows x columns x 3 bytes: red, green, blue. All pictures of one film have one size. A
format is a row of `FORMATS`; the window's dialogue offers what stands there.
"""

import importlib.util
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from graphgui.storage import atomic
from graphgui.words import Problem, mark_for_translation

Picture = NDArray[np.uint8]
_COLOURS = 256  # that a GIF can have
_LEAST_SECONDS = 0.02  # between pictures of a GIF: what is faster, browsers show at ten a second
_EXTRA = 'pip install "graphgui[video]"'
_H264 = ("-c:v", "libx264", "-pix_fmt", "yuv420p", "-crf", "18", "-tune", "animation", "-movflags", "+faststart")


class Format(NamedTuple):
    """How a film is written, from its pictures, their rate and some of them; and what keeps it from being here."""

    write: Callable[[Iterable[Picture], float, Sequence[Picture]], bytes]
    lacking: Callable[[], Problem | None] = lambda: None


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
    return FORMATS[ending].lacking()


def check(path: Path) -> None:
    """Raise now the `Problem` that `save` would raise for the place and the kind."""
    if path.suffix.lower() not in FORMATS:
        raise Problem(
            mark_for_translation("problems", "{file}: a film ends in one of {endings}."),
            file=path.name,
            endings=", ".join(FORMATS),
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
    atomic.write_bytes(path, FORMATS[path.suffix.lower()].write(pictures, rate, samples))


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

    red, green, blue = np.concatenate([sample.reshape(-1, 3) for sample in samples]).T.astype(np.int64)
    counted = np.bincount(red << 16 | green << 8 | blue)
    found = np.flatnonzero(counted)
    colours, counts = found[:, None] >> np.array([16, 8, 0]) & 255, counted[found]
    if len(colours) <= _COLOURS:
        return np.resize(colours, (_COLOURS, 3)).astype(np.uint8)
    weighed = np.repeat(colours, np.log2(counts).astype(int) + 1, axis=0)
    few = Image.fromarray(weighed[None].astype(np.uint8)).quantize(_COLOURS).getpalette()
    assert few is not None
    palette = np.resize(np.array(few, np.uint8), (_COLOURS, 3))
    often = colours[np.argsort(counts)[-16:]]  # surfaces keep their exact colour
    palette[-len(often) :] = often
    return palette


def ffmpeg() -> str | None:
    """The program: the system's where there is one, else that of the extra "video"; None without either."""
    if found := shutil.which("ffmpeg"):
        return found
    if importlib.util.find_spec("imageio_ffmpeg"):
        import imageio_ffmpeg

        with suppress(RuntimeError):  # it brings none for this machine
            return str(imageio_ffmpeg.get_ffmpeg_exe())
    return None


def _without_ffmpeg() -> Problem | None:
    if ffmpeg():
        return None
    return Problem(
        mark_for_translation("problems", "MP4 needs ffmpeg: install it, or run {command}."), command=_EXTRA
    )


def _mp4(pictures: Iterable[Picture], rate: float, _samples: Sequence[Picture]) -> bytes:
    program, even = ffmpeg(), map(_even, pictures)
    assert program is not None
    first = next(even)
    size = f"{first.shape[1]}x{first.shape[0]}"
    given = ["-f", "rawvideo", "-pix_fmt", "rgb24", "-s", size, "-r", str(rate), "-i", "-"]
    try:
        with tempfile.TemporaryDirectory() as folder:
            target, log = Path(folder, "film.mp4"), Path(folder, "log")
            try:
                _pipe([program, "-v", "error", *given, *_H264, str(target)], chain([first], even), log)
            except (OSError, subprocess.CalledProcessError) as error:
                raise _unwritten(_complaint(log) or error) from None
            return target.read_bytes()
    except OSError as error:  # of the folder for what is passing, where a disk may be full, too
        raise _unwritten(error.strerror or error) from None


def _complaint(log: Path) -> str:
    """The first line that ffmpeg has written, if any."""
    with suppress(OSError):
        return next(filter(None, map(str.strip, log.read_text(errors="replace").split("\n"))), "")
    return ""


def _unwritten(reason: object) -> Problem:
    return Problem(mark_for_translation("problems", "ffmpeg could not write the film: {reason}."), reason=reason)


def _pipe(command: Sequence[str], pictures: Iterable[Picture], log: Path) -> None:
    """Hand pictures to a command; what it complains of is in the log. Raises OSError or CalledProcessError."""
    no_console = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # on Windows
    with (
        log.open("wb") as complaints,
        subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=complaints, stderr=complaints, creationflags=no_console
        ) as process,
    ):
        assert process.stdin is not None
        for picture in pictures:
            process.stdin.write(np.ascontiguousarray(picture).data)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)


def _even(picture: Picture) -> Picture:
    """A picture of even sides, as video needs them: the last row and column stand twice where they are odd."""
    rows, columns = picture.shape[:2]
    return np.pad(picture, ((0, rows % 2), (0, columns % 2), (0, 0)), mode="edge")


FORMATS: Mapping[str, Format] = {".gif": Format(_gif), ".mp4": Format(_mp4, _without_ffmpeg)}
"""By the ending of a file's name."""
