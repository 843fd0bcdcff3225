"""The program in its windows.

What knows no Qt is imported before it: PySide6 reads the source of every module that is imported after it.
"""

import graphgui.data.encode
import graphgui.engine.diagnosis.diagnosis
import graphgui.engine.model.sample
import graphgui.engine.training.conditions
import graphgui.engine.training.step_debugger
import graphgui.look.formulas
import graphgui.look.typesetting
import graphgui.storage.file
import graphgui.storage.kept_runs
import graphgui.storage.part  # noqa: F401
