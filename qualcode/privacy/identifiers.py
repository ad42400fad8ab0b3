"""Numbers and addresses that point at one person: CPR, telephone, e-mail, links, plates."""

import re
from calendar import monthrange
from collections.abc import Iterator

from phonenumbers import PhoneNumberMatcher

from qualcode.model import Span
from qualcode.privacy.found import Found, Kind, Sure

_CPR = re.compile(r"(?<![\d-])(\d\d)(\d\d)(\d\d)( ?[-–] ?| )?(\d{4})(?![\d-])")
_CPR_WEIGHTS = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[^\W\d_]{2,}")
_LINK = re.compile(r"(?:https?://|www\.)[^\s<>»«”“\"]+|(?<![\w@.])@[A-Za-z_]\w{2,}")
_PERSONAL = re.compile(r"linkedin\.com/in/|facebook\.|instagram\.|tiktok\.|twitter\.|x\.com/|/~|@")
_PLATE = re.compile(r"(?<!\w)[A-ZÆØÅ]{2} ?\d\d ?\d{3}(?![\w-])")
_ACCOUNT = re.compile(r"(?<!\w)[A-Z]{2}\d\d(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?(?!\w)")
_MONTHS = (
    "januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december|"
    "january|february|march|may|june|july|october"
)
_DATE = re.compile(
    r"(?<![\w./-])(?:\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?(?:\d{4}|\d\d)|\d{4}-\d\d-\d\d|"
    rf"\d{{1,2}}\.? (?:{_MONTHS})(?: (?:\d{{4}}|\d\d))?|(?:{_MONTHS}) \d{{1,2}}(?:, \d{{4}})?)"
    r"(?![\w/-])",
    re.IGNORECASE,
)
_BORN = re.compile(r"\b(?:født|fødsels|born|birthday|date of birth|f\.)", re.IGNORECASE)
_CALLING = re.compile(r"\b(?:tlf|telefon|mobil|ring|nummer|sms|phone|call|text)", re.IGNORECASE)
_NEAR = 30
_TELEPHONE_SPACES = re.compile(r"\d\d \d\d \d\d \d\d$|\d{4} \d{4}$")


def find_identifiers(text: str) -> list[Found]:
    """Give the numbers and addresses of persons in a text, in order, none inside another.

    A CPR number needs a date that exists. Modulus 11 makes one certain, but its failing
    never rejects one: numbers without it are valid since 2007 (cpr.dk).

    >>> [(one.kind, one.sure) for one in find_identifiers("Ring på 30 12 34 56.")]
    [('phone', 'likely')]
    """
    taken: list[Found] = []
    for finder in (_mails, _links, _cprs, _accounts, _plates, _phones, _birth_dates):
        for found in finder(text):
            if not any(found.span.overlap(one.span) for one in taken):
                taken.append(found)
    return sorted(taken)


def _found(match: re.Match[str], kind: Kind, sure: Sure) -> Found:
    return Found(Span(match.start(), match.end()), kind, sure, match.group())


def _mails(text: str) -> Iterator[Found]:
    return (_found(match, "e-mail", "certain") for match in _MAIL.finditer(text))


def _links(text: str) -> Iterator[Found]:
    for match in _LINK.finditer(text):
        words = match.group().rstrip(".,;:!?)]'")
        sure: Sure = "likely" if _PERSONAL.search(words) else "possible"
        yield Found(Span(match.start(), match.start() + len(words)), "link", sure, words)


def _cprs(text: str) -> Iterator[Found]:
    for match in _CPR.finditer(text):
        day, month, year, between, serial = match.groups()
        if not _is_date(int(day), int(month), _century(int(year), serial) + int(year)):
            continue
        digits = [int(digit) for digit in f"{day}{month}{year}{serial}"]
        whole = sum(w * d for w, d in zip(_CPR_WEIGHTS, digits, strict=True)) % 11 == 0
        sure: Sure = "certain" if whole else "likely" if between else "possible"
        yield _found(match, "cpr", sure)


def _century(year: int, serial: str) -> int:
    """Give the century that the seventh digit tells (table of the CPR office)."""
    seventh = int(serial[0])
    if seventh <= 3:
        return 1900
    if seventh in {4, 9}:
        return 2000 if year <= 36 else 1900
    return 2000 if year <= 57 else 1800


def _is_date(day: int, month: int, year: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


def _accounts(text: str) -> Iterator[Found]:
    return (_found(match, "account", "likely") for match in _ACCOUNT.finditer(text))


def _plates(text: str) -> Iterator[Found]:
    return (_found(match, "plate", "possible") for match in _PLATE.finditer(text))


def _phones(text: str) -> Iterator[Found]:
    for match in PhoneNumberMatcher(text, "DK"):
        words = text[match.start : match.end]
        if _DATE.fullmatch(words):
            continue
        is_told = _CALLING.search(text[max(0, match.start - _NEAR) : match.start]) is not None
        if words.isdigit() and not is_told:
            continue
        is_shaped = words.startswith(("+", "00")) or _TELEPHONE_SPACES.match(words) is not None
        sure: Sure = "likely" if is_told or is_shaped else "possible"
        yield Found(Span(match.start, match.end), "phone", sure, words)


def _birth_dates(text: str) -> Iterator[Found]:
    for match in _DATE.finditer(text):
        if _BORN.search(text[max(0, match.start() - _NEAR) : match.start()]):
            yield _found(match, "birth date", "likely")
