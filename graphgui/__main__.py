"""`python -m graphgui`: the same as the `graphgui` command."""

import sys

from graphgui.cli import main

if __name__ == "__main__":
    sys.exit(main())
