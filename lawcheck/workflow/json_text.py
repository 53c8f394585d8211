"""Plain data as the JSON text that a command prints."""

from __future__ import annotations


def json_text(data: object) -> str:
    """Write data as JSON, two blanks a level, with a line end; what could steer a terminal is written as an escape."""
    import json

    from lawcheck.render.characters import harmless_json

    return harmless_json(json.dumps(data, ensure_ascii=False, indent=2)) + "\n"
