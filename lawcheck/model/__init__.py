"""The words of design: instruments, provisions, criteria, countries, readings and findings, as values."""
