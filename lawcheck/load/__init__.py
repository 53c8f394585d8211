"""Files in: YAML and statutes become values of the model, or all their problems at once."""
