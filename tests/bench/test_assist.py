"""The bench of assisted coding measures what it says, on sets whose answer is known."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from bench import assist
from bench.assist import Effort, Way, Work, figures, measure_case, rounds, work
from bench.oracles import Case, Unit, codes_in, folketinget, table, units_case
from qualcode.codebook import parse_term
from qualcode.model import Code, Codebook, Rule, Theme

LIGHT = ("Lampen ved {} er i stykker igen", "Der er mørkt ved {} om aftenen og pæren er sprunget")
OTHER = ("Vi spiser sammen i huset ved {} hver torsdag", "Bussen til {} kører kun hver time")
PLACES = ("tunnelen", "stien", "skolen", "torvet", "broen", "søen")
EFFORT = Effort(lots=3, learning=1, first=0.1, growth=1.0)


def units() -> list[Unit]:
    """Give 24 texts in six documents; the last of each two pairs is about light."""
    return [
        Unit(place, text.format(place), frozenset(codes))
        for place in PLACES
        for texts, codes in ((OTHER, ()), (LIGHT, ("lys",)))
        for text in texts
    ]


def book() -> Codebook:
    rule = Rule("lampe+", parse_term("lampe+"), "strong", "da")
    return Codebook("b", ("da",), (Theme("t", codes=(Code("lys", "t", rules=(rule,)),)),))


def case(*, with_rules: bool = True) -> Case:
    return units_case("små", units(), language="da", codebook=book() if with_rules else None)


def found_by(way: Way, one: Case) -> list[int]:
    done = work(one, way, measure="decisions", seed=0, effort=EFFORT)
    return [int(count) for count in done.found]


def test_in_order_finds_what_stands_first() -> None:
    """Two other texts, then two about light, document by document."""
    assert found_by("in order", case())[:9] == [0, 0, 0, 1, 2, 2, 2, 3, 4]


def test_rules_first_finds_their_hits_and_then_no_more_than_chance() -> None:
    """The six lamps come first; the bulbs are for the lot."""
    assert found_by("rules", case())[:7] == [0, 1, 2, 3, 4, 5, 6]
    assert found_by("queue", case())[:7] == [0, 1, 2, 3, 4, 5, 6]


def test_the_hybrid_goes_on_to_what_rules_miss() -> None:
    """All twelve are found in the first half, though rules hit only six of them."""
    assert found_by("hybrid", case())[12] >= 10


@pytest.mark.parametrize("way", assist.WAYS)
@pytest.mark.parametrize("measure", assist.MEASURES)
def test_every_way_finds_everything_once(way: Way, measure: assist.Measure) -> None:
    """At the end of the work all codings are found and all words read, by every way."""
    one = case()
    done = work(one, way, measure=measure, seed=1, effort=EFFORT)
    total = one.passages if measure == "passages" else one.questions
    assert len(done.found) == total + 1
    assert done.found[-1] == one.yeses == 12
    assert set(np.diff(done.found)) <= {0, 1}
    again = work(one, way, measure=measure, seed=1, effort=EFFORT)
    assert again.found.tolist() == done.found.tolist()


def test_what_the_oracle_has_not_said_is_not_learned_from() -> None:
    """Other answers to what is asked later change nothing of the first round."""
    one, other = case(with_rules=False), case(with_rules=False)
    first = next(rounds(one, "classifier", measure="decisions", effort=EFFORT))
    lot = np.zeros(one.answers.shape)
    undecided = np.full(one.answers.shape, -1, dtype=np.int8)
    other.answers[:] = 1 - other.answers
    orders = [
        assist.order(which, "classifier", decided=undecided, lot=lot).questions
        for which in (one, other)
    ]
    assert first == 3
    assert orders[0].tolist() == orders[1].tolist()


def test_recall_and_work_saved() -> None:
    """Ten of ten steps' codings found in the first four: 0.6 of the work saved, less 0.05."""
    found = np.array([0, 3, 6, 9, 10, 10, 10, 10, 10, 10, 10])
    done = figures(Work(found, np.arange(11) * 5), words=50)
    assert done.recall == (0.3, 0.6, 0.9, 1.0)
    assert done.saved == pytest.approx(0.55)
    assert done.words == pytest.approx(0.3)


def test_rounds_grow_and_fill_the_work() -> None:
    """Small rounds while little is known; what does not learn is asked in one."""
    sizes = list(rounds(case(), "hybrid", measure="decisions", effort=EFFORT))
    assert sizes == [3, 3, 6, 12]
    assert list(rounds(case(), "rules", measure="decisions", effort=EFFORT)) == [24]


def test_a_table_is_read_by_its_columns(tmp_path: Path) -> None:
    """Codes are separated by semicolons; rare ones are left out, as are rows without text."""
    path = tmp_path / "svar.csv"
    path.write_text('svar,koder\nlyst,"Lys; Ro"\n,Lys\nmørkt, lys\n', encoding="cp1252")
    columns = {"text": "svar", "codes": "koder", "document": ""}
    read = table(path, columns=columns, language="da", fewest=2)
    assert [one.id for one in read.material.codes] == ["lys"]
    assert read.answers.tolist() == [[1], [1]]
    assert codes_in(" Lys ;; fælles  rum") == {"lys", "fælles rum"}
    with pytest.raises(SystemExit, match='no column "tekst"'):
        table(path, columns={**columns, "text": "tekst"})


def test_texts_of_one_document_stay_together() -> None:
    """Answers follow their texts when documents are mixed in the table."""
    mixed = [Unit(one, f"{one} {at}", frozenset([one])) for at, one in enumerate("abab")]
    read = units_case("blandet", mixed, language="da")
    assert [one.transcript for one in read.material.passages] == ["D00001"] * 2 + ["D00002"] * 2
    assert read.answers.tolist() == [[1, 0], [1, 0], [0, 1], [0, 1]]


def test_a_code_that_the_codebook_lacks_is_named() -> None:
    """The oracle cannot answer for a code that nobody asks about."""
    with pytest.raises(SystemExit, match="no code støj"):
        units_case("x", [Unit("a", "larm", frozenset(["støj"]))], language="da", codebook=book())


def test_question_time_does_not_give_the_ministry_away(tmp_path: Path) -> None:
    """The chair's words, later speeches and words with "minist" are left out."""
    (tmp_path / "transcripts").mkdir()
    said = "spørgsmål: S1\n\nFormand: Til skatteministeren.\n[15:10] Eva (X): Vil ministeren svare?"
    said += "\n[15:11] Bo: Ja, skat.\n[15:12] Eva (X): Og told?\n"
    (tmp_path / "transcripts" / "a.txt").write_text(said, encoding="utf-8")
    labels = "transcript,ministry\na.txt,skat\n"
    (tmp_path / "labels.csv").write_text(labels, encoding="utf-8")
    people = "label,role\nFormand,chair\nEva (X),mp\nBo,minister\n"
    (tmp_path / "speakers.csv").write_text(people, encoding="utf-8")
    assert folketinget(tmp_path).material.words == (("vil", "svare", "ja", "skat"),)


def test_the_table_has_both_measures_and_the_comparison(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A set without rules has no hybrid to compare."""
    for with_rules in (True, False):
        one = case(with_rules=with_rules)
        results = measure_case(one, effort=EFFORT)
        assist.print_case(one, results)
        assist.print_comparison([(one, results)])
    lines = capsys.readouterr().out.splitlines()
    assert lines[1] == "små: 24 passages, 1 codes, 24 questions, 12 codings to find"
    assert [row.split("  ")[0] for row in lines if row.startswith("hybrid")] == ["hybrid"]
    assert sum(row.startswith("classifier") for row in lines) == 3
    assert sum("more than each other way" in row for row in lines) == 1


def names(words: Sequence[str]) -> list[str]:
    return [one.name for one in assist.cases(assist.arguments().parse_args(words))]


def test_a_table_of_ones_own_is_measured_alone(tmp_path: Path) -> None:
    """Without --practice beside it, only the table is."""
    path = tmp_path / "svar.csv"
    path.write_text("text,codes\nlyst,lys\n", encoding="utf-8")
    assert names(["--table", str(path)]) == ["svar"]
