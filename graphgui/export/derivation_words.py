"""What a derivation's document says between its formulas, in each language that it is written in.

The terminal writes it without Qt, which translates the window's words: the languages stand beside each other here.
"""

from collections.abc import Mapping
from typing import Literal

Language = Literal["en", "fr"]
LANGUAGES: tuple[Language, ...] = ("en", "fr")

WORDS: Mapping[Language, Mapping[str, str]] = {
    "en": {
        "title": "The gradient in {name}",
        "shapes": "Symbols and shapes",
        "q1": "1. A function in a graph",
        "q1_text": "Where x feeds several h, the chain rule adds what comes back from each: the sum runs over j.",
        "q1_none": "In this graph each value feeds one operation, so every such sum has one term.",
        "q1_here": "In this graph:",
        "q2": "2. The case of single numbers",
        "q2_text": "With one example, one feature and one output (q = n = p = 1) every value is a number.",
        "q3": "3. Element by element",
        "q3_text": "Indices count from 1; δ is 1 where its indices are equal, else 0: so terms are picked.",
        "q4": "4. In matrices",
        "q4_text": "The same without indices; each product has the shape of what it is the gradient of.",
        "q5": "5. The gradient of C",
        "q5_text": "From the loss backwards, for every parameter.",
        "q5_numbers": "The numbers are those of this graph, with as many terms as it has.",
        "of": "With respect to {port}:",
        "no_formula": "Back to {port} no formula is declared that can be read: the chain rule says all there is.",
        "no_scalar": "Back to {port} whole rows or places count: there is no case of single numbers.",
    },
    "fr": {
        "title": "Le gradient dans {name}",
        "shapes": "Symboles et dimensions",
        "q1": "1. Fonction dans un graphe",
        "q1_text": "Là où x alimente plusieurs h, la règle de la chaîne ajoute ce qui revient de chacun : "
        "la somme porte sur j.",
        "q1_none": "Dans ce graphe chaque valeur alimente une seule opération : chaque somme n’a qu’un terme.",
        "q1_here": "Dans ce graphe :",
        "q2": "2. Le cas de simples nombres",
        "q2_text": "Avec un exemple, une variable et une sortie (q = n = p = 1), chaque valeur est un nombre.",
        "q3": "3. Élément par élément",
        "q3_text": "Les indices comptent à partir de 1 ; δ vaut 1 où ses indices sont égaux, sinon 0 : "
        "il choisit les termes qui restent.",
        "q4": "4. En matrices",
        "q4_text": "La même chose sans indices ; chaque produit a les dimensions de ce dont il est le gradient.",
        "q5": "5. Le gradient de C",
        "q5_text": "De la perte vers l’arrière, pour chaque paramètre.",
        "q5_numbers": "Les nombres sont ceux de ce graphe, avec tous les termes qu’il a.",
        "of": "Par rapport à {port} :",
        "no_formula": "En revenant à {port}, aucune formule lisible n’est déclarée : "
        "la règle de la chaîne dit tout.",
        "no_scalar": "En revenant à {port}, des lignes entières ou des places comptent : "
        "il n’y a pas de cas de simples nombres.",
    },
}
