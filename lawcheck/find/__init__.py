"""Finding things: an embedded full-text index of the library."""
