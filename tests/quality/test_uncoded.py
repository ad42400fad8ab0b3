"""What ``uncoded`` surfaces in the practice corpus, pinned: figures may only rise.

The gold is for measuring. See ``bench/uncoded.py`` for the readings of "a word of its
passages"; the table itself is printed by ``python -m bench.uncoded``.
"""

from collections.abc import Callable
from dataclasses import replace

import pytest

from bench.uncoded import dogs, leave_out, offered, within_first
from qualcode.store import Cache, Journals
from qualcode.workflow.demonstrating import Demo
from qualcode.workflow.material import Material


@pytest.fixture(scope="module", params=["read", "unread"])
def material(request: pytest.FixtureRequest, demo: Demo) -> tuple[str, Material]:
    """Give the practice project as the demo leaves it, and as if nobody had read anything."""
    name = str(request.param)
    found = demo.study.material
    return name, found if name == "read" else replace(found, journals=Journals((), (), ()))


@pytest.fixture
def cache(tmp_path: object) -> Cache:
    """Give an empty cache."""
    return Cache(tmp_path)  # type: ignore[arg-type]


def test_the_theme_nobody_put_in_the_codebook_is_among_the_first_ten_words(
    material: tuple[str, Material], cache: Cache, record_property: Callable[[str, object], None]
) -> None:
    """Dogs: seen in six interviews, in passages that are coded with something else."""
    name, project = material
    found = dogs(offered(project, cache=cache)[1])
    record_property(f"dogs ({name})", "; ".join(map(str, found)))
    assert found[0].place <= {"read": 6, "unread": 9}[name]


def test_a_code_taken_out_comes_back_in_the_words_for_half_of_the_codes(
    material: tuple[str, Material], cache: Cache, record_property: Callable[[str, object], None]
) -> None:
    """A word typical of its passages is among the first twenty, for 15 of 30 and more."""
    name, project = material
    rows = leave_out(project, cache=cache)
    found = {reading: within_first(rows, reading) for reading in ("typical", "new", "own")}
    record_property(f"within the first twenty ({name})", str(found))
    floors = {
        "read": {"typical": 26, "new": 16, "own": 12},
        "unread": {"typical": 22, "new": 14, "own": 11},
    }
    assert len(rows) == 30
    assert found["typical"] >= floors[name]["typical"] >= 15
    assert found["new"] >= floors[name]["new"]
    assert found["own"] >= floors[name]["own"]
