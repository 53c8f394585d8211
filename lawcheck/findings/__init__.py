"""The rule from answers to findings. Pure: no file, no clock, no language."""
