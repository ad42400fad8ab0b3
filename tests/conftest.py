"""What many tests share: a cache of their own, and the practice project, coded once."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from qualcode.store import Cache
from qualcode.workflow.demonstrating import Demo, demonstrate

# The same examples on every run, however slow the machine is: a failure is somebody's change.
# ``HYPOTHESIS_PROFILE=search`` looks further.
settings.register_profile(
    "house", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("search", deadline=None, max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "house"))

DEVICE = "7e57"
TIME = "2026-01-15T10:00:00Z"


@pytest.fixture(scope="session")
def cache_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the cache folder of this test session."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def own_cache(cache_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep every test out of the user's cache, and its output plain."""
    monkeypatch.setenv("QUALCODE_CACHE", str(cache_folder))
    monkeypatch.setenv("QUALCODE_DATA", str(tmp_path / "user data"))
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "100")


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory, cache_folder: Path) -> Demo:
    """Give the practice project, laid out and coded once; not to be written to."""
    folder = tmp_path_factory.mktemp("practice") / "klokkevangen"
    return demonstrate(folder, cache=Cache(cache_folder), device=DEVICE, time=TIME)


@pytest.fixture
def project(demo: Demo, tmp_path: Path) -> Iterator[Path]:
    """Give a copy of the practice project that a test may change."""
    folder = tmp_path / "klokkevangen"
    shutil.copytree(demo.project.folder, folder)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)
