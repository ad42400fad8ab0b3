"""The examples in the docstrings of the readers hold."""

import doctest
import importlib

import pytest

MODULES = (
    "candidates",
    "chat_words",
    "header",
    "identity",
    "json_data",
    "participants",
    "roles",
    "times",
)


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_docstrings(name: str) -> None:
    """Each module has examples, and they are right."""
    result = doctest.testmod(importlib.import_module(f"qualcode.readers.{name}"))
    assert result.attempted > 0
    assert result.failed == 0
