"""A lesson's own words, in each language that its author wrote."""

from collections.abc import Mapping

Words = dict[str, str]
"""The same said in each language, by its code: `{"en": "Yes.", "fr": "Oui."}`."""

FIRST_LANGUAGE = "en"


def said_in(words: Mapping[str, str], language: str) -> str:
    """The words in a language; where they are lacking, in English, or else in the first that there is."""
    return words.get(language) or words.get(FIRST_LANGUAGE) or next(iter(words.values()), "")
