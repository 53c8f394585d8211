"""Shared fixtures: the sample country, assessed once."""

from __future__ import annotations

from pathlib import Path

import pytest

from lawcheck import workflow
from lawcheck.model.finding import Assessment
from lawcheck.model.library import Library

ROOT = Path(__file__).resolve().parent.parent
ARCADIA = ROOT / "examples" / "arcadia"
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def library() -> Library:
    return workflow.open_library()


@pytest.fixture(scope="session")
def arcadia() -> Assessment:
    return workflow.assess(ARCADIA)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The official texts, where they lie beside the project; tests that need them skip elsewhere."""
    if not (SHARED / "texts" / "tip-protocol.en.md").is_file():
        pytest.skip("the official texts are not beside the project")
    return SHARED / "texts"
