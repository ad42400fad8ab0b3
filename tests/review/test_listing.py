"""The list of codings inside a document: written, cut into pieces, and read back."""

import base64
import zlib

import pytest

from qualcode.model import Span
from qualcode.review.listing import Entry, Listing, from_properties, key_of_coding, to_properties

LISTING = Listing(
    "K01",
    "f" * 64,
    "c" * 64,
    tuple(
        Entry(key_of_coding(n), Span(n, n + 9), f"kode_{n % 7}_æøå", "maja 😀", "accepted")
        for n in range(300)
    ),
    until="2026-01-15T10:00:00Z",
)


def test_what_is_listed_comes_back_the_same() -> None:
    """300 codings, in pieces short enough for a document's properties."""
    properties = to_properties(LISTING)
    assert from_properties(properties) == LISTING
    assert len(properties) > 5
    assert max(map(len, properties.values())) <= 200


def test_the_digest_changes_with_any_entry() -> None:
    """Another decision, another list."""
    fewer = Listing("K01", "f" * 64, "c" * 64, LISTING.entries[:-1])
    assert fewer.digest != LISTING.digest


@pytest.mark.parametrize("lost", ["qualcode 0001", "qualcode 0003"])
def test_a_list_with_a_piece_missing_is_no_list(lost: str) -> None:
    """Half a list would call the other half removed."""
    properties = to_properties(LISTING)
    del properties[lost]
    assert from_properties(properties) is None


def packed(text: str) -> dict[str, str]:
    return {"qualcode 0001": base64.urlsafe_b64encode(zlib.compress(text.encode())).decode()}


@pytest.mark.parametrize(
    "properties",
    [
        {},
        {"qualcode 0001": "not base64 at all"},
        {"qualcode 0001": "ø"},
        packed("no json"),
        packed('{"version": 2}'),
        packed('{"version": 1, "transcript": "K01"}'),
        packed("[1]"),
        packed("[" * 100_000),
        packed('{"version": 1, "transcript": "K", "text": "", "codebook": "", "codings": [[1]]}'),
    ],
)
def test_what_is_no_list_of_ours_is_none(properties: dict[str, str]) -> None:
    """Damaged, foreign and later lists are not half read."""
    assert from_properties(properties) is None
