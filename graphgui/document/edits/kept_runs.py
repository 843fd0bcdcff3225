"""Keep runs in the file, to be compared with later ones."""

from dataclasses import replace
from functools import partial

from graphgui.document.verbs import Verbs
from graphgui.storage.kept_runs import KeptRun
from graphgui.words import Problem, mark_for_translation


class Keeping(Verbs):
    """Put runs into the file, name them, and take them out again."""

    def keep_run(self, run: KeptRun) -> str:
        """Add a run; return its name, numbered where that is taken."""
        taken = {kept.name for kept in self.kept_runs}
        free, number = run.name, 2
        while free in taken:
            free, number = f"{run.name} ({number})", number + 1
        self._set((*self.kept_runs, replace(run, name=free)), self.tr("Keep the run {0}").format(free))
        return free

    def forget_kept_run(self, name: str) -> None:
        """Take a run out of the file."""
        self._kept(name)
        rest = tuple(kept for kept in self.kept_runs if kept.name != name)
        self._set(rest, self.tr("Forget the run {0}").format(name))

    def rename_kept_run(self, old: str, new: str) -> None:
        """Give a run of the file another name."""
        new = new.strip()
        if new == old or not new:
            return
        self._kept(old)
        if any(kept.name == new for kept in self.kept_runs):
            raise Problem(mark_for_translation("problems", "There is another run called “{run}”."), run=new)
        renamed = tuple(replace(kept, name=new) if kept.name == old else kept for kept in self.kept_runs)
        self._set(renamed, self.tr("Rename the run {0}").format(old))

    def _kept(self, name: str) -> KeptRun:
        for kept in self.kept_runs:
            if kept.name == name:
                return kept
        raise Problem(mark_for_translation("problems", "There is no run called “{run}”."), run=name)

    def _set(self, runs: tuple[KeptRun, ...], text: str) -> None:
        self.push(partial(self.apply_kept_runs, runs), partial(self.apply_kept_runs, self.kept_runs), text)
