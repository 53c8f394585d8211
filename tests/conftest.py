"""Shared fixtures: the sample country, assessed once."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from lawcheck import workflow
from lawcheck.model.finding import Assessment
from lawcheck.model.library import Library

ROOT = Path(__file__).resolve().parent.parent
ARCADIA = ROOT / "examples" / "arcadia"
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep the cache and the data of the tests apart from the user's."""
    os.environ["XDG_CACHE_HOME"] = str(tmp_path_factory.mktemp("cache"))
    os.environ["LAWCHECK_DATA"] = str(tmp_path_factory.mktemp("data"))


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
