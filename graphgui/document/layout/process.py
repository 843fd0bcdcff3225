"""The layout of a large graph in a process of its own: it takes seconds, and can be broken off at any time."""

from collections.abc import Mapping, Sequence
from multiprocessing.connection import Connection

from graphgui.child_process import ChildProcess, receive, send
from graphgui.words import Problem, mark_for_translation

Size = tuple[float, float]
Place = tuple[float, float]


class LayoutProcess:
    """Begins when it is made; ends with its one answer, with `close`, or with the program."""

    def __init__(
        self, sizes: Mapping[str, Size], edges: Sequence[tuple[str, str]], height_now: Mapping[str, float]
    ) -> None:
        self._process = ChildProcess(_work, "graphgui-layout")
        self._process.send((dict(sizes), list(edges), dict(height_now)))

    @property
    def pid(self) -> int | None:
        """The process's number in the system."""
        return self._process.pid

    def take(self) -> dict[str, Place] | None:
        """Where each goes, None while it is not known. Raises `Problem` where the process is gone."""
        try:
            places = self._process.take()
        except EOFError:
            raise Problem(
                mark_for_translation("problems", "The layout has ended without a result: arrange again.")
            ) from None
        assert places is None or isinstance(places, dict)
        return places

    def close(self) -> None:
        """End the process, whether it has answered or not."""
        self._process.close()


def _work(pipe: Connection) -> None:
    from graphgui.document.layout.layered import lay_out

    send(pipe, lay_out(*receive(pipe)))
