"""The cache of the whole test session: the dictionary of lemmas in it is made once."""

import os
from pathlib import Path

from qualcode.store import Cache


def shared_cache() -> Cache:
    """Give the session's cache; tests about the cache itself have their own."""
    return Cache(Path(os.environ["QUALCODE_CACHE"]))
