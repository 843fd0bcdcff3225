"""Sets graphgui up inside this clone and starts it.

    python3 run.py [ARGS...]          start graphgui, with its own arguments if there are any
    python3 run.py test [ARGS...]     run the tests, with pytest's own arguments if there are any
    python3 run.py setup              only set up, with what contributors need

The first start makes .venv beside this file and installs what the lock names; later starts go straight on.
On Windows write `py` in place of `python3`.
"""

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

# An older Python must get far enough to say so: hence the types in quotes.
OLDEST_PYTHON = (3, 11)
ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
READY = VENV / ".ready"
UNFINISHED = VENV / ".unfinished"
LIBRARIES_FOUND = VENV / ".libraries-found"
LOCKS = {"run": ROOT / "requirements.lock", "dev": ROOT / "requirements-dev.lock"}

# Shared libraries that PySide6's wheels expect of the system, each with Debian's package of it.
NEEDED_TO_IMPORT = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
}
NEEDED_FOR_X = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xinerama.so.0": "libxcb-xinerama0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}


def say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


def fail(sentence: str) -> NoReturn:
    say(sentence)
    raise SystemExit(2)


def quiet(*command: object) -> "tuple[int, str]":
    result = subprocess.run(
        [str(word) for word in command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    return result.returncode, result.stdout


def works(*command: object) -> bool:
    return quiet(*command)[0] == 0


def check_python() -> None:
    if sys.version_info < OLDEST_PYTHON:
        oldest, found = ("{}.{}".format(*version) for version in (OLDEST_PYTHON, sys.version_info))
        fail(f"graphgui needs Python {oldest} or newer, and this is Python {found}.")
    if not all(map(importlib.util.find_spec, ("venv", "ensurepip"))):
        fail("This Python cannot make virtual environments: on Debian, run `apt-get install python3-venv`.")


def lacks(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return True
    return False


def has_font() -> bool:
    folders = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts")
    files = (file for folder in folders for file in Path(folder).expanduser().rglob("*.*"))
    return any(file.suffix.lower() in {".ttf", ".otf", ".ttc", ".pfb"} for file in files)


def missing_packages() -> "tuple[list[str], list[str]]":
    """The Debian packages that Qt lacks: to be imported at all, and to open a window under X."""
    to_import = [package for library, package in NEEDED_TO_IMPORT.items() if lacks(library)]
    for_x = [package for library, package in NEEDED_FOR_X.items() if lacks(library)]
    return to_import if has_font() else [*to_import, "fonts-dejavu-core"], for_x


def apt_name(package: str) -> str:
    # Debian 13 and Ubuntu 24.04 renamed it when their time_t grew to 64 bits.
    renamed = f"{package}t64"
    return renamed if package == "libglib2.0-0" and works("apt-cache", "show", renamed) else package


def check_libraries() -> None:
    if not sys.platform.startswith("linux") or LIBRARIES_FOUND.exists():
        return
    to_import, for_x = missing_packages()
    has_apt, is_root = shutil.which("apt-get"), os.geteuid() == 0
    if (to_import or for_x) and has_apt and is_root:
        say("Installing the system libraries that Qt needs: this takes about a minute.")
        quiet("apt-get", "update")
        install = ("apt-get", "install", "--yes", "--no-install-recommends")
        quiet("env", "DEBIAN_FRONTEND=noninteractive", *install, *map(apt_name, to_import + for_x))
        to_import, for_x = missing_packages()
    if not to_import and not for_x:
        LIBRARIES_FOUND.touch()
        return
    opens_on_x = "DISPLAY" in os.environ and not {"WAYLAND_DISPLAY", "QT_QPA_PLATFORM"} & set(os.environ)
    if not to_import and not opens_on_x:
        return
    if not has_apt:
        names = ", ".join(to_import + for_x)
        fail(f"Qt lacks system libraries: please install what your system has for Debian's {names}.")
    command = " ".join(["apt-get install", *map(apt_name, to_import + for_x)])
    fail(f"Qt lacks system libraries: please run `{'' if is_root else 'sudo '}{command}`.")


def make_venv() -> None:
    # A set-up that was cut off may have left half a package, which pip would take for a whole one.
    if UNFINISHED.exists() or not PYTHON.exists() or not works(PYTHON, "-m", "pip", "help", "install"):
        code, words = quiet(sys.executable, "-m", "venv", "--clear", VENV)
        if code:
            fail(f"Python could not make {VENV}: {words.strip()}")


def pip_install(*arguments: object) -> None:
    code, words = quiet(PYTHON, "-m", "pip", "install", "--disable-pip-version-check", *arguments)
    if code == 0:
        return
    if code > 0:  # pip ended by itself, and then it has put back what it had begun
        UNFINISHED.unlink()
    log = VENV / "pip.log"
    log.write_text(words, encoding="utf-8")
    errors = [line.strip() for line in words.splitlines() if "ERROR:" in line or "Error:" in line]
    reason = "is there a network?" if "Retrying (" in words else (errors or ["it was stopped."])[-1]
    fail(f"pip could not install the requirements (its own words are in {log}): {reason}")


def set_up(kind: str) -> None:
    """Brings .venv to what the locks and pyproject.toml describe; at once when it is there already."""
    digest = hashlib.sha256(f"{ROOT} {sys.version_info[:2]}".encode())
    for path in (*LOCKS.values(), ROOT / "pyproject.toml"):
        digest.update(path.read_bytes())
    state = digest.hexdigest()
    enough = {f"{state} {kind}", f"{state} dev"}
    if PYTHON.exists() and READY.exists() and READY.read_text(encoding="utf-8") in enough:
        check_libraries()
        return
    say(f"Setting graphgui up in {VENV}: the first time this takes a minute or two.")
    make_venv()
    check_libraries()
    READY.unlink(missing_ok=True)
    UNFINISHED.touch()
    pip_install("--require-hashes", "--requirement", LOCKS[kind])
    pip_install("--no-deps", "--no-build-isolation", "--editable", ROOT)
    UNFINISHED.unlink()
    READY.write_text(f"{state} {kind}", encoding="utf-8")


def become(*command: object) -> NoReturn:
    words = [str(word) for word in command]
    if os.name == "nt":  # its exec would hand the terminal back at once
        raise SystemExit(subprocess.run(words, check=False).returncode)
    os.execv(words[0], words)


def spread_over_cores(arguments: "list[str]") -> "list[str]":
    """What has pytest use all cores; nothing where a file or folder is named: few tests start faster without."""
    names_some = any(Path(word.partition("::")[0]).exists() for word in arguments)
    return [] if names_some else ["-n", "auto", "--dist", "worksteal"]


def main(arguments: "list[str]") -> NoReturn:
    task = arguments[0] if arguments else ""
    check_python()
    if task == "test":
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    set_up("dev" if task in {"setup", "test"} else "run")
    if task == "setup":
        raise SystemExit(0)
    if task == "test":
        os.chdir(ROOT)
        become(PYTHON, "-m", "pytest", *spread_over_cores(arguments[1:]), *arguments[1:])
    become(BIN / "graphgui", *arguments)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except KeyboardInterrupt:
        say("\nStopped; the same command goes on from here.")
        raise SystemExit(130) from None
    except OSError as error:
        fail(f"graphgui could not be set up: {error}.")
