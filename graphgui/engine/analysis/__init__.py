"""What is known of a graph without training it: closed forms, curvature, stability."""
