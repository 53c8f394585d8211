"""Word: python-docx for the package, sections and properties; our own XML for what it lacks."""
