"""What analysis finds of a document, kept until its graph or numbers change."""
