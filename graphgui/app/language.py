"""The language of the window: the system's, or the one chosen.

The texts in the sources are English; a file assets/translations/graphgui_*.qm adds a language.
"""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QSettings, Qt, QTranslator
from PySide6.QtGui import QGuiApplication

from graphgui import assets
from graphgui.words import write_decimals_with, write_words_from_the_right

SYSTEM = "system"
_SOURCES = "en"


def languages() -> dict[str, str]:
    """Every language that the window speaks: its code, and its name in itself."""
    codes = [path.stem.removeprefix("graphgui_") for path in assets.path("translations").glob("graphgui_*.qm")]
    return {_SOURCES: "English"} | {
        code: QLocale(code).nativeLanguageName().capitalize() for code in sorted(codes)
    }


def chosen() -> str:
    """What the person chose: `SYSTEM`, or the code of a language."""
    value = QSettings().value("language", SYSTEM)
    return value if isinstance(value, str) and value in languages() else SYSTEM


def choose(choice: str) -> None:
    """Remember the choice for the next start."""
    QSettings().setValue("language", choice)


def current() -> str:
    """The language that the choice and the system give: of those that the person reads, the first spoken here."""
    if (choice := chosen()) != SYSTEM:
        return choice
    wanted = (name.partition("-")[0] for name in QLocale.system().uiLanguages())
    return next((code for code in wanted if code in languages()), _SOURCES)


def speak(app: QCoreApplication, language: str) -> None:
    """Speak another language from now on, and none of those before."""
    for translator in app.findChildren(QTranslator):
        app.removeTranslator(translator)
        translator.setParent(None)
    install(app, language)


def install(app: QCoreApplication, language: str) -> list[QTranslator]:
    """Speak a language from now on, and write numbers as it does; what is shown already keeps its words."""
    numbers = QLocale.c() if language == _SOURCES else QLocale(language)
    if numbers.zeroDigit() != "0":
        numbers = QLocale.c()  # digits of other scripts would be read nowhere
    direction = QLocale(language).textDirection()
    write_words_from_the_right(direction == Qt.LayoutDirection.RightToLeft)
    if isinstance(app, QGuiApplication):
        app.setLayoutDirection(direction)
    write_decimals_with("," if numbers.decimalPoint() == "," else ".")
    numbers.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator | QLocale.NumberOption.RejectGroupSeparator)
    QLocale.setDefault(numbers)
    translators = []
    if language != _SOURCES:
        qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        for name, folder in (("qtbase", qt), ("graphgui", str(assets.path("translations")))):
            translator = QTranslator(app)
            if translator.load(f"{name}_{language}", folder):
                app.installTranslator(translator)
                translators.append(translator)
    return translators
