"""Messages between the program and its worker, as pickles in a stream of bytes.

Arrays go beside the pickle, as they lie in memory: a table of millions of numbers is copied once on its way.
"""

import pickle
import struct
import sys
from contextlib import suppress
from io import BytesIO
from typing import IO, TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    import polars

    from graphgui.data.tables import Array

_PIPE = 2**20  # bytes, the most that Linux lets anybody have
_PART = struct.Struct("<Q")  # the length of what follows, or how many parts there are


def widen(stream: IO[bytes] | None) -> None:
    """Let a pipe hold more, where the system can: both sides wake less often for a large table."""
    if sys.platform == "linux" and stream is not None:
        import fcntl

        with suppress(OSError):
            fcntl.fcntl(stream, fcntl.F_SETPIPE_SZ, _PIPE)


def send(stream: IO[bytes], message: object) -> None:
    """Write a message. Raises `OSError` where nobody reads."""
    beside: list[pickle.PickleBuffer] = []
    text = BytesIO()
    _Pickler(text, protocol=5, buffer_callback=beside.append).dump(message)
    parts = [text.getbuffer(), *(part.raw() for part in beside)]
    stream.write(_PART.pack(len(parts)))
    for part in parts:
        stream.write(_PART.pack(part.nbytes))
        stream.write(part)
    stream.flush()


def receive(stream: IO[bytes]) -> Any:
    """The next message. Raises `EOFError` where the stream has ended."""
    parts = [_read(stream, _number(stream)) for _ in range(_number(stream))]
    return pickle.loads(parts[0], buffers=parts[1:])


def _number(stream: IO[bytes]) -> int:
    number: int = _PART.unpack(_read(stream, _PART.size))[0]
    return number


def _read(stream: IO[bytes], size: int) -> memoryview:
    part = np.empty(size, np.uint8).data  # no zeros are written that nobody reads
    rest = part
    while rest:
        count = stream.readinto(rest)  # type: ignore[attr-defined]
        if not count:
            raise EOFError
        rest = rest[count:]
    return part


class _Pickler(pickle.Pickler):
    """Writes polars' columns of numbers as arrays, which need no copy."""

    def reducer_override(self, value: Any) -> Any:
        if not type(value).__module__.startswith("polars."):
            return NotImplemented
        import polars

        if isinstance(value, polars.DataFrame):
            return polars.DataFrame, (value.get_columns(),)
        if isinstance(value, polars.Series) and value.dtype == polars.Float64 and not value.null_count():
            return _series, (value.name, [chunk.to_numpy() for chunk in value.get_chunks()])
        return NotImplemented


def _series(name: str, chunks: "list[Array]") -> "polars.Series":
    import polars

    series = polars.Series(name, dtype=polars.Float64)
    for chunk in chunks:
        series.append(polars.Series(name, chunk))
    return series
