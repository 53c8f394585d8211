"""Files out: edits of a country folder that keep every byte they do not mean to change, and that happen whole or not."""
