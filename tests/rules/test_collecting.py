"""Leaving the search for reference cycles out for a while."""

import gc

import pytest

from qualcode.rules.collecting import no_collecting


def test_it_goes_on_afterwards_whatever_happened() -> None:
    """An error on the way changes nothing."""
    assert gc.isenabled()
    with pytest.raises(KeyError), no_collecting():
        raise KeyError(gc.isenabled())
    assert gc.isenabled()


def test_it_stays_out_where_it_was_out_before() -> None:
    """Somebody else's choice is kept, also inside another pause."""
    with no_collecting():
        with no_collecting():
            assert not gc.isenabled()
        assert not gc.isenabled()
