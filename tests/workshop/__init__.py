"""A whole workshop day, played through with the commands of the docs."""
