"""The words of the trade, with what they mean here: help shows them."""

from typing import NamedTuple

from graphgui.words import mark_for_translation


class Term(NamedTuple):
    """A word and its meaning, both marked for translation under "glossary"."""

    word: str
    meaning: str


GLOSSARY: tuple[Term, ...] = (
    Term(
        mark_for_translation("glossary", "backward pass"),
        mark_for_translation(
            "glossary",
            "From the loss back along every wire: the gradient of each value, by the chain rule.",
        ),
    ),
    Term(
        mark_for_translation("glossary", "batch"),
        mark_for_translation(
            "glossary",
            "The examples that one step is computed from: all of them, or some drawn anew for each step.",
        ),
    ),
    Term(
        mark_for_translation("glossary", "chain rule"),
        mark_for_translation(
            "glossary",
            "The gradient of a chain of operations is the product of the derivatives of its links.",
        ),
    ),
    Term(
        mark_for_translation("glossary", "closed form"),
        mark_for_translation(
            "glossary",
            "The parameters with the least loss, found by solving equations and without any step.",
        ),
    ),
    Term(
        mark_for_translation("glossary", "curvature"),
        mark_for_translation(
            "glossary",
            "How sharply the loss bends: the second derivative. The largest one says which learning "
            "rate is too large.",
        ),
    ),
    Term(
        mark_for_translation("glossary", "divergence"),
        mark_for_translation(
            "glossary",
            "The loss grows without end, most often because the learning rate is too large.",
        ),
    ),
    Term(
        mark_for_translation("glossary", "epoch"),
        mark_for_translation("glossary", "As many steps as it takes to have used every example once."),
    ),
    Term(
        mark_for_translation("glossary", "example"),
        mark_for_translation("glossary", "One row of the data: its features and its target."),
    ),
    Term(
        mark_for_translation("glossary", "fan-out"),
        mark_for_translation(
            "glossary",
            "One output that feeds several wires. The gradients that come back along them add up.",
        ),
    ),
    Term(
        mark_for_translation("glossary", "feature"),
        mark_for_translation("glossary", "One column of the data that the model reads."),
    ),
    Term(
        mark_for_translation("glossary", "forward mode"),
        mark_for_translation(
            "glossary",
            "Derivatives with respect to one number, computed along with the values, from inputs to the loss.",
        ),
    ),
    Term(
        mark_for_translation("glossary", "forward pass"),
        mark_for_translation(
            "glossary",
            "From the inputs along every wire to the loss: each value from those before it.",
        ),
    ),
    Term(
        mark_for_translation("glossary", "frozen parameter"),
        mark_for_translation("glossary", "One that training leaves as it is. Its gradient is still shown."),
    ),
    Term(
        mark_for_translation("glossary", "gradient"),
        mark_for_translation(
            "glossary",
            "How much the loss changes when a value changes a little: ∂C divided by ∂ of that value, "
            "for each of its numbers.",
        ),
    ),
    Term(
        mark_for_translation("glossary", "gradient descent"),
        mark_for_translation(
            "glossary",
            "Each step moves the parameters against their gradient, and so makes the loss smaller.",
        ),
    ),
    Term(
        mark_for_translation("glossary", "learning rate"),
        mark_for_translation("glossary", "η: how far a step goes. A parameter moves by η times its gradient."),
    ),
    Term(
        mark_for_translation("glossary", "loss"),
        mark_for_translation(
            "glossary",
            "C: one number that says how wrong the model is. Training makes it small.",
        ),
    ),
    Term(
        mark_for_translation("glossary", "momentum"),
        mark_for_translation("glossary", "A part of the last step is made again with the next one."),
    ),
    Term(
        mark_for_translation("glossary", "node"),
        mark_for_translation("glossary", "One operation: it computes an output from its inputs."),
    ),
    Term(
        mark_for_translation("glossary", "optimiser"),
        mark_for_translation(
            "glossary",
            "The rule by which gradients become steps: plain gradient descent, momentum, Adam and others.",
        ),
    ),
    Term(
        mark_for_translation("glossary", "overfitting"),
        mark_for_translation(
            "glossary",
            "The loss on the training examples falls while that on held-out ones rises.",
        ),
    ),
    Term(
        mark_for_translation("glossary", "parameter"),
        mark_for_translation(
            "glossary",
            "Numbers that training changes, such as the weights W and the bias b of linear.",
        ),
    ),
    Term(
        mark_for_translation("glossary", "prediction"),
        mark_for_translation("glossary", "Ŷ: what the model says of the target."),
    ),
    Term(
        mark_for_translation("glossary", "residual"),
        mark_for_translation("glossary", "Prediction less target, for one example."),
    ),
    Term(
        mark_for_translation("glossary", "run"),
        mark_for_translation("glossary", "The steps made from one start, each of which can be gone back to."),
    ),
    Term(
        mark_for_translation("glossary", "share"),
        mark_for_translation(
            "glossary",
            "What one wire brings back of the gradient of the output that it leaves. At a fan-out the "
            "shares add up.",
        ),
    ),
    Term(
        mark_for_translation("glossary", "standardise"),
        mark_for_translation(
            "glossary",
            "To subtract each column's mean and divide by its deviation, so that steps suit all columns alike.",
        ),
    ),
    Term(
        mark_for_translation("glossary", "step"),
        mark_for_translation("glossary", "One update of all parameters: forward pass, backward pass, update."),
    ),
    Term(
        mark_for_translation("glossary", "target"),
        mark_for_translation("glossary", "Y: what the model is to say."),
    ),
    Term(
        mark_for_translation("glossary", "vanishing gradient"),
        mark_for_translation(
            "glossary",
            "A gradient that has become so small on its way back that what lies before hardly learns.",
        ),
    ),
    Term(
        mark_for_translation("glossary", "wire"),
        mark_for_translation("glossary", "Carries a value to where it is used, and its gradient back."),
    ),
)
