"""Leaving Python's search for reference cycles out while many values are made at once."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_collecting() -> Iterator[None]:
    """Look for no reference cycles meanwhile, and go on as before afterwards.

    Codings and hits hold no cycles, but every few hundred of them would start a search, and
    each search looks at all that is alive: a third of the time on ten million words.
    """
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()
