"""The bench compares the engine with something that can disagree with it."""

from pathlib import Path

from bench.codebooks import Size
from bench.goals import Case, goals
from bench.rules import Figures
from bench.texts import Sample, corpus_of, growth_of, read_corpus, types_by_size, write_texts
from bench.twin import Twin, differences, found_by_us
from bench.ways import load_codebook, write_codebook
from qualcode.codebook import parse_term
from qualcode.model import Code, Codebook, Rule, Theme

SAMPLE = Sample(
    {
        "T1": ["Naboerne ser lygten i nabohuset", "Lygten blev slukket lygten blev slukket"],
        "T2": ["Der er lys og lysten til lygter"],
    },
    19,
)


def book_of(*rules: str) -> Codebook:
    made = tuple(Rule(one, parse_term(one), "strong", "da") for one in rules)
    return Codebook("small", ("da",), (Theme("theme", codes=(Code("c", "theme", rules=made),)),))


BOOK = book_of("nabo+", "nabo++", "lygte*", "lys", "blev slukket", "lygten blev slukket lygten")


def test_the_twin_finds_what_the_engine_finds() -> None:
    """Inflections, compounds, wildcards and phrases, to the letter."""
    corpus = corpus_of(SAMPLE)
    assert differences(corpus, codebook=BOOK) == (11, 0)
    text = corpus.transcripts[0].text
    found = {
        (rule, text[start:end])
        for name, rule, start, end in found_by_us(corpus, codebook=BOOK)
        if name == "T1"
    }
    assert ("nabo++", "nabohuset") in found
    assert ("nabo+", "nabohuset") not in found


def test_the_twin_is_no_echo_of_the_engine() -> None:
    """It reads text by itself: what its patterns do not know, it does not find."""
    texts = {one.id: one.text for one in corpus_of(SAMPLE).transcripts}
    few = Twin(BOOK, texts=["lys"])
    assert {rule for _, rule, _, _ in few.every_hit(texts)} == {
        "lygte*",
        "lys",
        "blev slukket",
        "lygten blev slukket lygten",
    }
    assert [hit[:2] for hit in few.hits(texts)].count(("T2", "c")) == 2


def test_what_is_written_is_what_is_read(tmp_path: Path) -> None:
    """Texts and codebooks come back as they were."""
    assert read_corpus(write_texts(SAMPLE, tmp_path)) == corpus_of(SAMPLE)
    write_codebook(BOOK, tmp_path / "book.json")
    loaded = load_codebook(tmp_path / "book.json")
    assert [code.rules for code in loaded] == [code.rules for code in BOOK]


def test_a_sample_can_be_cut() -> None:
    """The first interviews, of so many words at least."""
    assert SAMPLE.first(5) == Sample({"T1": SAMPLE.interviews["T1"]}, 11)
    assert SAMPLE.first(100).interviews == SAMPLE.interviews


def test_types_are_counted_as_the_text_runs(tmp_path: Path) -> None:
    """And a real text's growth is fitted to them."""
    assert types_by_size(["a b a", "c a"], sizes=[2, 4]) == {2: 2, 4: 3}
    for number in range(40):
        words = " ".join(chr(97 + letter) * (number + 3) for letter in range(3))
        (tmp_path / f"{number:02}.txt").write_text(f"A: Det er {words} her.\n", encoding="utf-8")
    growth = growth_of(tmp_path)
    assert (growth.words, growth.types) == (240, 123)
    assert 0.9 < growth.exponent < 1.1
    assert abs(growth.at(240) - 123) < 5


def sizes_of(words: int) -> list[tuple[Size, float]]:
    return [("S", words * 1.0), ("L", words * 3.0)]


def test_goals_are_told_from_what_was_seen() -> None:
    """Ratios and growth, the goals that were not measured among them."""
    ways = ("re", "cold", "cached", "edited", "parts", "two")
    seen: dict[Case, Figures] = {
        (words, size, way): Figures(
            wall=words / (2 if way == "two" else 1), cpu=cpu, work=cpu, peak=90.0, hits=1
        )
        for words in (100, 1000)
        for size, cpu in sizes_of(words)
        for way in ways
    }
    lines = list(goals(seen, sizes=[100, 1000], same=(200, 1)))
    by_number = {line.split()[0]: line.split()[-2:] for line in lines}
    assert by_number["8"][-1] == "1.00"
    assert by_number["9"][-1] == "3.00"
    assert by_number["12"] == ["2.00", "x"]
    assert by_number["15b"] == ["1.0", "x"]
    assert "99.50% of 200" in lines[-1]
    assert "not measured" in next(line for line in lines if line.startswith("1 "))
