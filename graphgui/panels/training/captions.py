"""What the settings of training and their choices are called."""

from collections.abc import Mapping

from graphgui.words import mark_for_translation

CAPTIONS: Mapping[str, str] = {
    "learning_rate": mark_for_translation("training", "learning rate"),
    "steps": mark_for_translation("training", "steps"),
    "seed": mark_for_translation("training", "seed"),
    "optimiser": mark_for_translation("training", "optimiser"),
    "momentum": mark_for_translation("training", "momentum"),
    "smoothing": mark_for_translation("training", "smoothing"),
    "beta1": "β₁",
    "beta2": "β₂",
    "epsilon": "ε",
    "weight_decay": mark_for_translation("training", "weight decay"),
    "batch_size": mark_for_translation("training", "batch size"),
    "schedule": mark_for_translation("training", "schedule"),
    "schedule_period": mark_for_translation("training", "period"),
    "schedule_factor": mark_for_translation("training", "factor"),
    "schedule_floor": mark_for_translation("training", "floor"),
    "validation": mark_for_translation("training", "validation share"),
    "target_loss": mark_for_translation("training", "target loss"),
    "patience": mark_for_translation("training", "patience"),
    "min_improvement": mark_for_translation("training", "improvement"),
    "dtype": mark_for_translation("training", "precision"),
}

CHOICES: Mapping[str, str] = {
    "sgd": mark_for_translation("training", "gradient descent"),
    "momentum": mark_for_translation("training", "momentum"),
    "nesterov": mark_for_translation("training", "Nesterov momentum"),
    "rmsprop": "RMSProp",
    "adam": "Adam",
    "adamw": "AdamW",
    "constant": mark_for_translation("training", "constant"),
    "step": mark_for_translation("training", "in steps"),
    "cosine": mark_for_translation("training", "cosine"),
    "inverse": mark_for_translation("training", "inverse"),
    "float64": mark_for_translation("training", "double, 64 bits"),
    "float32": mark_for_translation("training", "single, 32 bits"),
}

NOTHING: Mapping[str, str] = {
    "batch_size": mark_for_translation("training", "all"),
    "patience": mark_for_translation("training", "never stop"),
    "target_loss": mark_for_translation("training", "none"),
}
"""What stands where an optional setting has no value."""
