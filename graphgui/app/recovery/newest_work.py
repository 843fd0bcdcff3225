"""Work of which only the newest counts, in a thread that needs nothing of the window to go on."""

import time
from threading import Lock

from graphgui.document.background import Work
from graphgui.progress import Progress
from graphgui.words import Problem


class NewestWork:
    """What a thread does one piece at a time, until nothing more is given to it for as long as it rests.

    A window that is busy for seconds keeps no piece from being done that was given before.

    Args:
        work: the first piece; each returns a `Problem` or None.
        rest: seconds from a piece that is given until it is done, with newer ones in its place.
        share: how many times its work a piece that takes long is rested from, up to `most` seconds, unless it
            has worked longer itself. What counts is the thread's own work: on a busy machine waiting is no reason
            to wait.

    Attributes:
        problem: what the last piece has returned.
        pause: seconds that are rested now.
    """

    def __init__(self, work: Work, rest: float, share: float, most: float) -> None:
        self._lock, self._is_over = Lock(), False
        self._work: Work | None = work
        self._rest, self._share, self._most = rest, share, most
        self.pause = rest
        self.problem: Problem | None = None

    def give(self, work: Work) -> bool:
        """Do this next, in place of what waits; False where the thread has ended."""
        with self._lock:
            if not self._is_over:
                self._work = work
            return not self._is_over

    def run(self, progress: Progress) -> None:
        """Do what is given, and tell progress after each piece; runs in the thread."""
        try:
            while (work := self._next()) is not None:
                began = time.thread_time()
                self.problem = work(progress)
                worked = time.thread_time() - began
                self.pause = max(self._rest, worked, min(self._share * worked, self._most))
                progress(1.0)
        finally:
            with self._lock:
                self._is_over, self._work = True, None

    def _next(self) -> Work | None:
        time.sleep(self.pause)
        with self._lock:
            work, self._work = self._work, None
            self._is_over = work is None
        return work
