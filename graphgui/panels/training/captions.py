"""What the settings of training and their choices are called."""

from collections.abc import Mapping

from graphgui.words import say

CAPTIONS: Mapping[str, str] = {
    "learning_rate": say("training", "learning rate"),
    "steps": say("training", "steps"),
    "seed": say("training", "seed"),
    "optimiser": say("training", "optimiser"),
    "momentum": say("training", "momentum"),
    "smoothing": say("training", "smoothing"),
    "beta1": "β₁",
    "beta2": "β₂",
    "epsilon": "ε",
    "weight_decay": say("training", "weight decay"),
    "batch_size": say("training", "batch size"),
    "schedule": say("training", "schedule"),
    "schedule_period": say("training", "period"),
    "schedule_factor": say("training", "factor"),
    "schedule_floor": say("training", "floor"),
    "validation": say("training", "validation share"),
    "target_loss": say("training", "target loss"),
    "patience": say("training", "patience"),
    "min_improvement": say("training", "improvement"),
    "dtype": say("training", "precision"),
}

CHOICES: Mapping[str, str] = {
    "sgd": say("training", "gradient descent"),
    "momentum": say("training", "momentum"),
    "nesterov": say("training", "Nesterov momentum"),
    "rmsprop": "RMSProp",
    "adam": "Adam",
    "adamw": "AdamW",
    "constant": say("training", "constant"),
    "step": say("training", "in steps"),
    "cosine": say("training", "cosine"),
    "inverse": say("training", "inverse"),
    "float64": say("training", "double, 64 bits"),
    "float32": say("training", "single, 32 bits"),
}

NOTHING: Mapping[str, str] = {
    "batch_size": say("training", "all"),
    "patience": say("training", "never stop"),
    "target_loss": say("training", "none"),
}
"""What stands where an optional setting has no value."""
