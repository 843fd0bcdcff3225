"""The flow in motion: values run along wires, gradients against them, and parameters take their steps."""
