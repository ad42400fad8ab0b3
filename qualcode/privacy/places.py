"""Street addresses, postcodes with their towns, and jobs of which a place has one."""

import re

from qualcode.model import Span
from qualcode.privacy.found import Found, Sure
from qualcode.privacy.naming_words import JOBS, STREETS

_NAME = r"[A-ZÆØÅ][\w.'-]*"
_FLOOR = r"(?:,? ?(?:\d{1,2}\.|st\.?|kl\.?)? ?(?:sal|tv|th|mf)\.?)*"
_ADDRESS = re.compile(
    rf"\b(?:{_NAME} ){{0,3}}(?:[A-ZÆØÅ]\w*(?:{STREETS})|{_NAME} (?:{STREETS}|{STREETS.title()}))"
    rf" \d{{1,3}} ?(?:[A-ZÆØÅ]|[a-h])?\b(?! ?(?:år|kr|gange|procent|%)){_FLOOR}"
)
_POSTCODE = re.compile(
    rf"(?P<sign>DK-|, ?|^)?(?<![\d.])(?<!\d-)(?P<code>[1-9]\d{{3}}) {_NAME}(?: [NSVØKC]{{1,2}}\b)?",
    re.MULTILINE,
)
_YEARS = range(1900, 2040)
_JOB = re.compile(rf"\b\w*(?:{JOBS})(?:en|et|ne|ene|er|eren|erne|ere)?s?\b", re.IGNORECASE)
_STEM = re.compile(rf"\w*?(?:{JOBS})", re.IGNORECASE)


def find_addresses(text: str) -> list[Found]:
    """Give street addresses with a number, and postcodes with a town, in order of place.

    A postcode that may be a year counts only behind a comma or ``DK-``.

    >>> [one.base for one in find_addresses("Jeg bor Kirkegade 12, 2. tv, 8000 Aarhus C.")]
    ['Kirkegade 12, 2. tv', '8000 Aarhus C']
    """
    found = [
        Found(Span(match.start(), match.end()), "address", "certain", match.group())
        for match in _ADDRESS.finditer(text)
    ]
    for match in _POSTCODE.finditer(text):
        if match["sign"] is None and int(match["code"]) in _YEARS:
            continue
        sure: Sure = "likely" if match["sign"] else "possible"
        span = Span(match.start("code"), match.end())
        found.append(Found(span, "postcode", sure, span.of(text)))
    return sorted(found)


def find_jobs(text: str) -> list[Found]:
    """Give the places where a job is named of which a place has one, in order.

    ``base`` is the job without its endings. Whether it is rare, only all texts together tell.

    >>> [one.base for one in find_jobs("Så gik formanden over til skolelederen.")]
    ['formand', 'skoleleder']
    """
    found = []
    for match in _JOB.finditer(text):
        stem = _STEM.match(match.group())
        base = (stem.group() if stem else match.group()).casefold()
        found.append(Found(Span(match.start(), match.end()), "job title", "possible", base))
    return found
