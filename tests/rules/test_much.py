"""Rules and texts made to hang or to fill the memory: done in bounded time, or refused in words.

Each runs in a process of its own, which is given far more time than it needs, so that what
hangs fails the test instead of holding up all others.
"""

import subprocess
import sys
from pathlib import Path

import pytest

from qualcode.codebook import parse_term
from qualcode.errors import NotationError

PREPARED = """
from qualcode.codebook import parse_term
from qualcode.language import tokenise
from qualcode.model import Code, Codebook, Rule, Settings, Theme
from qualcode.rules import code_by_rules
from tests.building import corpus_of

def hits(text, rules):
    made = tuple(Rule(rule, parse_term(rule), "strong", "da") for rule in rules)
    codebook = Codebook("k", ("da",), (Theme("t", codes=(Code("c", "t", rules=made),)),))
    corpus = corpus_of({"K1": [("A", text)]})
    tokens = tokenise({one.fingerprint: one.text for one in corpus.transcripts})
    found = code_by_rules(corpus, codebook=codebook, tokenised=tokens, settings=Settings())
    return sum(len(one.hits) for one in found)
"""
CASES = {
    "a pattern that backtracking needs forever for": (
        r"hits('a' * 5000 + ' aab', ['/(a+)+b/', '/(a|a)*c/', r'/(\w*)*\d/'])",
        1,
    ),
    "a pattern with large counts": (r"hits('abc ' * 1000, [r'/(\w{1,20}){2}/'])", 1000),
    "ten thousand rules": (
        "hits('ord17 ord9999 i ord3', [f'ord{n}' for n in range(10_000)])",
        3,
    ),
    "ten thousand wildcards and phrases": (
        """hits('ord17 ned ord9999', [f'*rd{n}* ned' for n in range(5_000)]
             + [f'ord{n} ~9 ord{n + 1}' for n in range(5_000)])""",
        1,
    ),
    "one word of a million letters": (
        "hits('ab' * 500_000, ['*ba*', 'abab++', '/a.*b/', 'a*b', 'ab+'])",
        1,
    ),
    "a million signs in many words": (
        "hits('bo her ' * 150_000, ['bo', 'bo ~99 her', '* & her', 'b* her bo', '/b./'])",
        150_000,
    ),
    "a hyphen and a word, a hundred thousand times": (
        "hits('a-b' * 100_000, ['a', 'b*', '*-*'])",
        1,
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_much_of_everything_comes_to_an_end(name: str) -> None:
    """With the right number of hits."""
    asked, expected = CASES[name]
    done = subprocess.run(
        [sys.executable, "-c", f"{PREPARED}\nprint({asked})"],
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert int(done.stdout) == expected


@pytest.mark.parametrize(
    ("rule", "what", "remedy"),
    [
        ("rive ~1000000 ned", "1000000 words between is more than 99", "write & instead"),
        ("rive ~" + "9" * 5000 + " ned", "999999999999… words between", "write & instead"),
        ("a " * 10_000, "10000 words in a row", "a rule of its own"),
        (r"/\w{1000}/", "pattern too large", "smaller numbers"),
        ("/((a{100}){100}){100}/", "invalid repetition size", "smaller ones"),
        ("/" + "|".join(f"ord{n}" for n in range(10_000)) + "/", "signs", "one rule for each"),
        ("/(?=a)b/", "cannot be read", "Look-ahead"),
    ],
)
def test_what_is_too_much_is_refused_with_what_to_do(rule: str, what: str, remedy: str) -> None:
    """Before anything is searched."""
    with pytest.raises(NotationError) as caught:
        parse_term(rule)
    assert what in str(caught.value)
    assert remedy in caught.value.remedy


def test_a_distance_may_be_written_with_naughts() -> None:
    """The number counts, not its digits."""
    assert parse_term("rive ~003 ned") == parse_term("rive ~3 ned")
    assert parse_term("rive ~0 ned") == parse_term("rive ~00 ned")
