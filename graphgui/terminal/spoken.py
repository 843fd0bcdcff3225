"""The language of the terminal: that of LC_ALL, LC_MESSAGES or LANG, or the one given with --lang."""

from collections.abc import Mapping

from graphgui.terminal.translations import SOURCES, languages, texts
from graphgui.words import Problem, Remark, mark_for_translation, with_decimal_marks, write_decimals_with


class _Spoken:
    language = SOURCES


_spoken = _Spoken()


def language_of(environment: Mapping[str, str]) -> str:
    """The first language spoken here of those that a person's environment asks for."""
    names = (environment.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    locale = next(filter(None, names), "C")
    if locale.partition(".")[0] in ("C", "POSIX"):
        return SOURCES
    wanted = [*environment.get("LANGUAGE", "").split(":"), locale]
    codes = (each.partition(".")[0].partition("_")[0] for each in wanted)
    return next((code for code in codes if code in languages()), SOURCES)


def speak(language: str) -> None:
    """Speak a language from now on, and write numbers as it does."""
    _spoken.language = language
    half = translate("numbers", "0.5")  # a translation writes it with its own decimal mark
    write_decimals_with("," if "," in half else ".")


def language() -> str:
    """The code of the language spoken."""
    return _spoken.language


def translate(context: str, text: str) -> str:
    """A text of the sources in the language spoken."""
    return texts(_spoken.language).get((context, text)) or text


def sentence(problem: object) -> str:
    """What a `Problem` or a `Remark` says, in the language spoken; anything else as it is."""
    if _spoken.language == SOURCES or not isinstance(problem, (Problem, Remark)):
        return str(problem)
    from graphgui.explain.sentences import sentence as in_words  # with all that ports are named by

    return in_words(problem, translate)


def number(text: str) -> str:
    """A number that Python has written, with the decimal mark of the language spoken."""
    return with_decimal_marks(text)


def without_language(argv: list[str]) -> tuple[list[str], str | None]:
    """The words without --lang and its language, None where there is none; `derive` has that for itself, too."""
    rest: list[str] = []
    found = None
    words = iter(argv)
    for word in words:
        if word == "--":
            return [*rest, word, *words], found
        name, sign, given = word.partition("=")
        if name != "--lang":
            rest.append(word)
            continue
        found = given if sign else next(words, "")
        if found not in languages():
            problem = mark_for_translation("problems", "“{language}” is not spoken here: choose among {known}.")
            raise Problem(problem, language=found, known=", ".join(languages()))
        if rest[:1] == ["derive"]:
            rest += ["--lang", found]
    return rest, found
