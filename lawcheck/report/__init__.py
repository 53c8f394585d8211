"""From findings to a document: what a report says, in one language, in no format."""
