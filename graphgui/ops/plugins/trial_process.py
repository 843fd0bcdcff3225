"""The process in which plug-ins are tried. It says of each what is wrong, and ends itself over one that hangs."""

import faulthandler
import json
import os
from collections.abc import Sequence

from graphgui.ops.plugins.declaration import declared
from graphgui.ops.plugins.packages import GROUP, entry_points
from graphgui.ops.plugins.reasons import reason_of
from graphgui.ops.plugins.trial import READY, key


def run(keys: Sequence[str], seconds: float) -> None:
    """Import what these entry points name, each within so many seconds."""
    said = os.dup(1)  # what a plug-in prints goes elsewhere
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.write(said, READY + b"\n")
    entries = {key(entry): entry for entry in entry_points(GROUP)}
    for each in keys:
        faulthandler.dump_traceback_later(seconds, exit=True, file=said)
        entry, reason = entries.get(each), ""
        try:
            if entry is not None:
                for _ in declared(entry.load()):
                    pass
        except BaseException as error:  # whatever a stranger's module does
            reason = reason_of(error)
        faulthandler.cancel_dump_traceback_later()
        os.write(said, (json.dumps(reason) + "\n").encode())
    os._exit(0)  # threads that an import began, and what it has registered for the end, are not waited for
