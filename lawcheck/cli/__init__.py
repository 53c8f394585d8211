"""Options in, exit code out. One short file a group of commands; no rule of law lives here."""
