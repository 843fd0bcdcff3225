"""A search finds an operation by its name, by part of it, and by the words that it is told in."""

import pytest

from graphgui.document.op_search import NOT_FOUND, rank
from graphgui.words import folded

CROSS_ENTROPY = "softmax_cross_entropy", "The mean cross entropy of probabilities.", "Losses"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", 0),
        (" Soft", 0),
        ("entropy", 1),
        ("max cross", 2),
        ("loss prob", 3),
        ("oftma", 2),
        ("robabilities", NOT_FOUND),
        ("loss zzz", NOT_FOUND),
        ("xx", NOT_FOUND),
    ],
)
def test_the_nearer_to_the_name_s_beginning_the_better(text, found):
    assert rank(*CROSS_ENTROPY, text) == found


SIGMOID = ("sigmoid", "Chaque élément ramené entre 0 et 1.", "Activations")


@pytest.mark.parametrize("text", ["sigmoïde", "SIGMOÏDE", "sigmoide", "element", "élement", "logistique"])
def test_a_search_goes_by_the_person_s_words_with_or_without_accents(text):
    assert rank(*SIGMOID, text, "sigmoïde, fonction logistique") < NOT_FOUND


def test_a_ligature_is_found_by_its_letters():
    assert folded("Nœud d’Entrée") == folded("noeud d'entree")
