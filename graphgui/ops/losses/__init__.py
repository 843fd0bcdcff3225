"""What training makes small: distances, surprises, margins, and the penalties that are added to them."""
