"""Tests of the numbers and addresses that point at one person."""

import pytest

from qualcode.privacy import find_addresses, find_identifiers, find_jobs


def kinds_in(text: str) -> list[tuple[str, str, str]]:
    """Give kind, certainty and words of everything found."""
    return [(one.kind, one.sure, one.span.of(text)) for one in find_identifiers(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("mit nummer er 070761-4285, sagde han", ("cpr", "certain", "070761-4285")),
        ("010165-1234", ("cpr", "likely", "010165-1234")),
        ("010165 1234", ("cpr", "likely", "010165 1234")),
        ("sag 1504201234", ("cpr", "possible", "1504201234")),
        ("født 29.02.1980 i Aarhus", ("birth date", "likely", "29.02.1980")),
        ("min fødselsdag er 3. maj", ("birth date", "likely", "3. maj")),
        ("ring til +45 30 12 34 56", ("phone", "likely", "+45 30 12 34 56")),
        ("det var 30 12 34 56", ("phone", "likely", "30 12 34 56")),
        ("tlf. 30123456", ("phone", "likely", "30123456")),
        ("skriv til maja@uni.dk.", ("e-mail", "certain", "maja@uni.dk")),
        ("på facebook.com, https://facebook.com/ole.h!", ("link", "likely", None)),
        ("se www.kommune.dk.", ("link", "possible", "www.kommune.dk")),
        ("han er @ole_hansen der", ("link", "likely", "@ole_hansen")),
        ("bilen AB 12 345 holdt", ("plate", "possible", "AB 12 345")),
        ("konto DK50 0040 0440 1162 43", ("account", "likely", "DK50 0040 0440 1162 43")),
    ],
)
def test_each_kind_is_found_by_its_form(text: str, found: tuple[str, str, str | None]) -> None:
    """One example of each kind, with how sure it is."""
    kind, sure, words = found
    assert len(kinds_in(text)) == 1
    assert kinds_in(text)[0][:2] == (kind, sure)
    assert words is None or kinds_in(text)[0][2] == words


@pytest.mark.parametrize(
    "text",
    [
        "320165-1234",
        "300280-1234",
        "vi begyndte 2024-01-15 og sluttede",
        "nummer på listen var 12345678901",
        "der er 30123456 indbyggere",
        "mødet var 3. maj",
        "klokken 12 30",
    ],
)
def test_numbers_of_other_things_are_left_alone(text: str) -> None:
    """Dates that do not exist, ISO dates, bare numbers and plain dates are nobody's."""
    assert kinds_in(text) == []


@pytest.mark.parametrize(
    ("number", "is_date"),
    [("010158-8123", True), ("290200-4123", True), ("290200-1123", False), ("290237-9123", False)],
)
def test_the_seventh_digit_tells_the_century(number: str, *, is_date: bool) -> None:
    """29 February exists in 2000 and not in 1900 or 1937."""
    assert bool(kinds_in(number)) is is_date


def test_modulus_eleven_never_rejects() -> None:
    """A number of 1 January 1965 that fails the check may be real (cpr.dk)."""
    assert kinds_in("010165-1234")[0][1] == "likely"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Jeg bor på Kirkegade 12, 2. tv.", [("address", "Kirkegade 12, 2. tv.")]),
        ("Gammel Møllevej 4B ligger", [("address", "Gammel Møllevej 4B")]),
        ("Lange Sti 7", [("address", "Lange Sti 7")]),
        ("Aa Vej 3, 8000 Aarhus C", [("address", "Aa Vej 3"), ("postcode", "8000 Aarhus C")]),
        ("DK-1902 Frederiksberg", [("postcode", "1902 Frederiksberg")]),
        ("i 2019 Karim flyttede", []),
        ("Skolegade er lang", []),
    ],
)
def test_addresses_need_a_number(text: str, found: list[tuple[str, str]]) -> None:
    """A street with a number, a postcode with a town; a year before a name is no postcode."""
    assert [(one.kind, one.span.of(text)) for one in find_addresses(text)] == found


def test_jobs_are_one_whatever_their_ending() -> None:
    """Inflections and compounds of a job are found, and given without endings."""
    text = "Formanden og skolelederens kollega, viceskoleleder."
    assert [one.base for one in find_jobs(text)] == ["formand", "skoleleder", "viceskoleleder"]
