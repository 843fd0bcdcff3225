"""The layout of a large graph in a process of its own: it takes seconds, and can be broken off at any time."""

import multiprocessing
import signal
from collections.abc import Mapping, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection

from graphgui.words import Problem, mark_for_translation

Size = tuple[float, float]
Place = tuple[float, float]


class LayoutProcess:
    """Begins when it is made; ends with its one answer, with `close`, or with the program."""

    def __init__(
        self, sizes: Mapping[str, Size], edges: Sequence[tuple[str, str]], height_now: Mapping[str, float]
    ) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe(duplex=False)
        self._process = context.Process(
            target=_work, args=(theirs, dict(sizes), list(edges), dict(height_now)), daemon=True
        )
        self._process.start()
        theirs.close()

    @property
    def pid(self) -> int | None:
        """The process's number in the system."""
        return self._process.pid

    def take(self) -> dict[str, Place] | None:
        """Where each goes, None while it is not known. Raises `Problem` where the process is gone."""
        try:
            if not self._pipe.poll():
                return None
            places = self._pipe.recv()
        except (EOFError, OSError):
            raise Problem(
                mark_for_translation("problems", "The layout has ended without a result: arrange again.")
            ) from None
        assert isinstance(places, dict)
        return places

    def close(self) -> None:
        """End the process, whether it has answered or not."""
        self._pipe.close()
        self._process.kill()
        self._process.join()
        self._process.close()


def _work(
    pipe: Connection, sizes: dict[str, Size], edges: list[tuple[str, str]], height_now: dict[str, float]
) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the window answers it for both
    from graphgui.document.layout.layered import lay_out

    places = lay_out(sizes, edges, height_now)
    with suppress(OSError):  # the window is gone
        pipe.send(places)
