"""The program in its windows."""

from graphgui.app.qt_import import import_qt

import_qt()
