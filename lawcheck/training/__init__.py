"""Training on fictional countries: choosing questions, scoring and comparing groups, sealing keys. Pure."""
