"""Figures of groups in the appendix, and what is hidden of them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product
from random import Random

import pytest

from qualcode.analyse import ROLE, by_role, coverage, crossings, frequencies, saturation
from qualcode.model import Claim, Corpus, Participant, Settings
from qualcode.report import (
    AppendixMaterial,
    Hiding,
    Printed,
    ReportOptions,
    Whole,
    build_appendix,
    can_be_compared,
    crossings_table,
    frequencies_table,
    groups_in,
    hiding,
    raised_table,
    still_told,
    worth_showing,
)
from qualcode.report.document import Heading, Paragraph, WordTable
from qualcode.report.wording.groups import GROUP_WORDS, PART_WORDS
from qualcode.report.wording.reach import REACH_WORDS
from tests.building import corpus_of
from tests.report.invented import claim_of, codebook_of, study_of
from tests.report.test_wording import names_in, texts_of

AREAS = ("Nord", "Nord", "Nord", "Nord", "Nord", "Syd", "Syd", "Syd", "Syd", "Syd", "Øst", "Vest")


def people_of(amount: int, *, staff: int) -> Corpus:
    """Give interviews of so many people, the last of them staff; areas in turn."""
    names = [f"P{number:02}" for number in range(amount)]
    roles = dict.fromkeys(names[amount - staff :], "staff")
    corpus = corpus_of({name: [("I", "Og?"), (name, "Det er det.")] for name in names}, roles=roles)
    areas = dict(zip(names, AREAS, strict=False))
    people = tuple(
        replace(one, area=areas.get(one.pseudonym, ""), extra={"etage": "2"})
        for one in corpus.participants
    )
    return replace(corpus, participants=people)


def material_of(
    corpus: Corpus,
    claims: Sequence[Claim],
    *,
    fewest: int,
    by: tuple[str, ...] = (),
    codes: int = 2,
) -> AppendixMaterial:
    """Give an appendix with figures by role and by columns, hidden where few people stand."""
    codebook, settings = codebook_of(codes), Settings(name="Prøve")
    base = study_of(corpus=corpus, codebook=codebook, settings=settings)
    roles = by_role(corpus, ["resident", "staff"])
    columns = {
        column: groups_in(corpus, column, settings=settings, fewest=fewest)
        for column in (ROLE, *by)
    }
    counted = frequencies(claims, corpus=corpus, codebook=codebook, groups=roles)
    own = [group for column in by for group in columns[column]]
    by_column = frequencies(claims, corpus=corpus, codebook=codebook, groups=own)
    pairs = crossings(claims, corpus=corpus, codebook=codebook)
    printed = Printed(
        worth_showing([one for one in pairs if one.cross_theme]), "rules", heads=("rules",)
    )
    hidden = hiding(
        claims,
        corpus=corpus,
        codebook=codebook,
        columns=[groups for groups in columns.values() if can_be_compared(groups)],
        printed=printed,
        fewest=fewest,
    )
    return replace(
        base,
        claims=tuple(claims),
        frequencies=counted,
        crossings=pairs,
        by_column=tuple(one for one in by_column if one.column),
        hidden=hidden,
        options=ReportOptions(by=by),
    )


def random_claims(corpus: Corpus, *, seed: int, codes: int = 2) -> list[Claim]:
    """Give each code to some of the people, some codes to many and some to few."""
    random = Random(seed)
    return [
        claim_of(passage, code, state="rules")
        for code in codebook_of(codes).codes
        for share in [random.choice((0.15, 0.5, 0.9))]
        for passage in corpus.passages
        if random.random() < share
    ]


def tables(material: AppendixMaterial, anchor: str, language: str = "da") -> list[WordTable]:
    """Give the tables whose anchor begins so."""
    document = build_appendix(material, language=language)
    blocks = [block for section in document.sections for block in section.blocks]
    return [one for one in blocks if isinstance(one, WordTable) and one.anchor.startswith(anchor)]


def told(material: AppendixMaterial, language: str = "da") -> str:
    """Give all headings and running text."""
    document = build_appendix(material, language=language)
    blocks = [block for section in document.sections for block in section.blocks]
    texts = [one.text for one in blocks if isinstance(one, Heading)]
    texts += ["".join(run.text for run in one.runs) for one in blocks if isinstance(one, Paragraph)]
    return "\n".join(texts)


def printed_rows(
    table: WordTable, columns: Sequence[int]
) -> Iterator[tuple[int, list[int | None]]]:
    """Give the total of each row and its groups' figures; ``None`` where one is hidden."""
    for row in table.rows:
        cells = [row.cells[place].text for place in columns]
        figures = [None if cell == "skjult" else int(cell.split()[0]) for cell in cells]
        assert figures[0] is not None
        yield figures[0], figures[1:]


@pytest.mark.parametrize("seed", range(12))
def test_no_figure_that_is_hidden_in_the_appendix_can_be_reckoned_back(seed: int) -> None:
    """Counted again from the printed tables: totals, shown figures, sizes, theme above code."""
    corpus = people_of(12, staff=4)
    claims = random_claims(corpus, seed=seed)
    material = material_of(corpus, claims, fewest=5, by=("area",))
    by_area = tables(material, "frequencies by area")[0]
    areas = [int(one.header.rpartition("(")[2][:-1]) for one in by_area.columns[2:]]
    by_role_too = tables(material, "frequencies")[0]
    for table, sizes in ((by_role_too, [8, 4]), (by_area, areas)):
        assert sum(sizes) == 12
        rows = list(printed_rows(table, range(1, 2 + len(sizes))))
        assert any(None in figures for _, figures in rows)
        for start in range(0, len(rows), 3):
            check_theme(rows[start : start + 3], sizes)


def check_theme(rows: list[tuple[int, list[int | None]]], sizes: Sequence[int]) -> None:
    """Look for a hidden figure that has one value in all tables that fit what is printed."""
    ways = [
        [
            way
            for way in product(
                *(
                    range(size + 1) if shown is None else (shown,)
                    for shown, size in zip(figures, sizes, strict=True)
                )
            )
            if sum(way) == total
        ]
        for total, figures in rows
    ]
    fitting = [
        way
        for way in product(*ways)
        if all(
            max(one, other) <= theme <= one + other for theme, one, other in zip(*way, strict=True)
        )
    ]
    assert fitting
    for number, (total, figures) in enumerate(rows):
        for place, shown in enumerate(figures):
            if shown is None:
                assert len({way[number][place] for way in fitting}) > 1
            elif total < sum(sizes):
                assert not 0 < shown < 5


def test_a_column_makes_a_table_of_its_own_in_d_and_e() -> None:
    """Groups with their sizes, those without a value last; the totals are those of the main one."""
    corpus = people_of(13, staff=4)
    material = material_of(corpus, random_claims(corpus, seed=3), fewest=0, by=("area",))
    table = tables(material, "frequencies by area")[0]
    assert [one.header for one in table.columns[1:]] == [
        "alle",
        *("Nord (5)", "Syd (5)", "Vest (1)", "Øst (1)", "uden oplysning (1)"),
    ]
    main = tables(material, "frequencies")[0]
    assert [row.cells[1].text for row in table.rows] == [row.cells[1].text for row in main.rows]
    for total, figures in printed_rows(table, range(1, 7)):
        assert total == sum(one or 0 for one in figures)
    assert "Efter område" in told(material)
    pairs = tables(material, "crossings by area")
    assert [len(one.columns) for one in pairs] == [6, 5]
    assert pairs[0].caption.endswith("(1 af 2)")
    english = tables(material, "frequencies by area", "en")[0]
    assert english.columns[-1].header == "not stated (1)"


def test_values_that_few_share_are_taken_together_where_figures_are_hidden() -> None:
    """Vest and Øst are one group of two in D; in B they are merged, and no quote tells them."""
    corpus = people_of(12, staff=4)
    material = material_of(corpus, random_claims(corpus, seed=3), fewest=5, by=("area",))
    headers = [one.header for one in tables(material, "frequencies by area")[0].columns[2:]]
    assert headers == ["Nord (5)", "Syd (5)", "små grupper under ét (2)"]
    said = told(material)
    assert "»Små grupper under ét« er de værdier" in said
    assert "»slået sammen«: en stilling, et område eller en alder" in said
    people = tables(material, "participants")[0]
    assert [row.cells[3].text for row in people.rows[-3:]] == [
        "Syd",
        "slået sammen",
        "slået sammen",
    ]
    quoted = repr(build_appendix(material, language="da"))
    assert "Vest" not in quoted
    assert "Øst" not in quoted
    assert "Vest" in repr(build_appendix(replace(material, hidden=Hiding()), language="da"))


def test_a_column_of_one_value_or_of_rare_ones_makes_a_sentence() -> None:
    """Nothing can be compared there, and it is said why."""
    corpus = people_of(12, staff=4)
    claims = random_claims(corpus, seed=3)
    assert "der kun én gruppe (2)" in told(material_of(corpus, claims, fewest=0, by=("etage",)))
    rare = replace(
        corpus,
        participants=tuple(
            replace(one, position=f"stilling {number}")
            for number, one in enumerate(corpus.participants)
        ),
    )
    said = told(material_of(rare, claims, fewest=5, by=("position",)))
    assert "deles ingen værdi af mindst 5 deltagere" not in said
    silent = replace(rare, participants=(*rare.participants[:8], *corpus.participants[8:]))
    said = told(material_of(silent, claims, fewest=5, by=("position",)))
    assert "deles ingen værdi af mindst 5 deltagere" in said


def test_more_groups_than_fit_on_paper_make_parts_then_a_sentence() -> None:
    """Twenty values are three tables; sixty are none."""
    for amount, parts in ((20, 3), (60, 0)):
        corpus = people_of(amount, staff=4)
        people = tuple(
            replace(one, area=f"vej {number:02}") for number, one in enumerate(corpus.participants)
        )
        corpus = replace(corpus, participants=people)
        material = material_of(
            corpus, random_claims(corpus, seed=1, codes=1), fewest=0, by=("area",), codes=1
        )
        found = tables(material, "frequencies by area")
        assert len(found) == parts
        assert sum(len(one.columns) - 2 for one in found) == (amount if parts else 0)
        assert all(sum(one.width for one in table.columns) <= 257 for table in found)
        assert ("Så mange får ikke plads på papir" in told(material)) == (parts == 0)


def test_the_appendix_says_what_the_sign_means_and_when_nearly_all_is_hidden() -> None:
    """With nobody in large groups nearly all figures fall, and merging is offered."""
    corpus = people_of(6, staff=3)
    material = material_of(corpus, random_claims(corpus, seed=2), fewest=5)
    assert material.hidden.is_most
    said = told(material)
    assert "»skjult«: bag tallet står 1 til 4 deltagere" in said
    assert f"{material.hidden.lost} af {material.hidden.counted} tal over 0" in said
    assert "skjult" not in told(replace(material, hidden=Hiding()))


def test_what_is_still_told_person_by_person_is_named_until_it_is_left_out() -> None:
    """B tells roles, F quotes, G the matrix; a section that is left out tells nothing."""
    corpus = people_of(12, staff=4)
    material = material_of(corpus, random_claims(corpus, seed=3), fewest=5)
    assert [one.letter for one in still_told(material)] == ["B", "F", "G"]
    assert still_told(material)[0].amount == 12
    without = replace(material, options=ReportOptions(without=("B", "G")))
    assert [one.letter for one in still_told(without)] == ["F"]
    assert still_told(replace(material, hidden=Hiding())) == ()


@pytest.mark.parametrize("letter", list("ABCDEFGH"))
def test_any_section_can_be_left_out_and_the_others_keep_their_letters(letter: str) -> None:
    """Nothing refers to what is not there, and section A says what is left out."""
    document = build_appendix(
        replace(study_of(), options=ReportOptions(without=(letter,))), language="da"
    )
    blocks = [block for section in document.sections for block in section.blocks]
    letters = [one.text[0] for one in blocks if isinstance(one, Heading) and one.level == 1]
    assert letters == [one for one in "ABCDEFGH" if one != letter]
    runs = [run for one in blocks if isinstance(one, Paragraph) for run in one.runs]
    anchors = {one.anchor for one in blocks if isinstance(one, WordTable)}
    assert {run.refers for run in runs if run.refers} <= anchors
    text = " ".join(run.text for run in runs)
    assert (f"Afsnit {letter} er udeladt." in text) == (letter != "A")
    assert all(section.blocks for section in document.sections)
    if letter == "C":
        assert "afsnit C" not in repr(blocks)


def test_a_part_says_in_words_what_it_is_and_what_n_is() -> None:
    """Under the title and in section A; the codebook tells how many codes there are in all."""
    whole = study_of()
    corpus, codebook = whole.corpus, whole.codebook
    theme = codebook.themes[0]
    part = replace(
        study_of(
            corpus=replace(
                corpus,
                participants=tuple(one for one in corpus.participants if one.role == "staff"),
                passages=tuple(one for one in corpus.passages if one.role == "staff"),
            ),
            codebook=replace(codebook, themes=(replace(theme, codes=theme.codes[:1]),)),
        ),
        options=ReportOptions(codes=(theme.codes[0].id,), roles=("staff",)),
        whole=Whole(corpus, codebook),
    )
    document = build_appendix(part, language="da")
    label = theme.codes[0].label_in("da")
    assert document.subtitle.startswith(
        f"Kodning af 13 interview og 1 feltnote · kun {label}; "
        "kun deltagere med rollen medarbejder · kørsel"
    )
    said = told(part)
    assert "Alle tal gælder denne del, så N er 4 deltagere." in said
    assert "Bilaget viser de 24 udsagn, som hører til denne del." in said
    assert "har 30 koder i 3 temaer" in said
    assert "Af dem viser tabellen 1 kode i 1 tema." in said
    assert "Bilaget viser kun ét tema, så der er intet på tværs at vise." in said
    assert "Feltnoter, der ikke hører til" not in said
    assert len(tables(part, "frequencies")[0].columns) == 9
    assert "kun" not in build_appendix(whole, language="da").subtitle


def test_tables_put_the_word_hidden_in_the_place_of_every_figure_of_a_hidden_group() -> None:
    """N and words stay; participants, passages and rates go, also of those who raised it."""
    corpus = people_of(12, staff=4)
    claims = random_claims(corpus, seed=3)
    codebook = codebook_of(2)
    groups = by_role(corpus, ["resident", "staff"])
    counted = frequencies(claims, corpus=corpus, codebook=codebook, groups=groups)
    pairs = crossings(claims, corpus=corpus, codebook=codebook)
    hidden = hiding(
        claims,
        corpus=corpus,
        codebook=codebook,
        columns=[groups],
        printed=Printed(pairs, "rules", raised=True),
        fewest=5,
    )
    rows = [one for one in frequencies_table(counted, hidden=hidden).named() if one["role"]]
    hit = [one for one in rows if one["participants_rules"] == "hidden"]
    assert hit
    assert len(hit) < len(rows)
    for row in hit:
        kept = {name for name, value in row.items() if value != "hidden"}
        assert kept == {"theme", "code", "role", "participants_total", "words"}
    for table in (raised_table(counted, hidden=hidden), crossings_table((), hidden=hidden)):
        assert [column.name for column in table.columns][-2:] != ["by", "group"]
    raised = [one for one in raised_table(counted, hidden=hidden).named() if one["role"]]
    assert [one["participants"] == "hidden" for one in raised] == [one in hit for one in rows]
    assert all(
        one["participants"] == one["self_raised"] + one["prompted_only"]  # type: ignore[operator]
        for one in raised_table(counted).named()
    )


def test_groups_by_other_columns_stand_in_columns_of_their_own_at_the_end() -> None:
    """Columns that everybody knows stay where they are."""
    corpus = people_of(12, staff=4)
    claims, codebook = random_claims(corpus, seed=3), codebook_of(2)
    groups = groups_in(corpus, "area", settings=Settings())
    counted = frequencies(claims, corpus=corpus, codebook=codebook, groups=groups)
    table = frequencies_table(counted)
    assert [column.name for column in table.columns][-2:] == ["by", "group"]
    assert [(one["by"], one["group"]) for one in table.named()[:3]] == [
        (None, None),
        ("area", "Nord"),
        ("area", "Syd"),
    ]


@pytest.mark.parametrize("words", [GROUP_WORDS, PART_WORDS, REACH_WORDS])
def test_both_languages_have_the_same_words_to_fill(words: dict[str, object]) -> None:
    """No sentence, and no place to fill, is in one language only."""
    danish, english = (
        {path: names_in(text) for path, text in texts_of(words[language])}
        for language in ("da", "en")
    )
    assert danish == english


def test_nobody_has_no_groups() -> None:
    """An appendix of field notes asks for no groups, and nothing is hidden."""
    corpus = corpus_of({"F01": [("", "Lampen.")]})
    material = replace(study_of(corpus=corpus), options=ReportOptions(by=("area",)))
    assert "Efter område" not in told(material)
    assert Participant("A").value_of("etage") == ""


def reached(*, fewest: int, codes: tuple[str, ...] = ()) -> AppendixMaterial:
    """Give an appendix with new codes and coverage."""
    corpus = people_of(12, staff=4)
    claims = random_claims(corpus, seed=3)
    material = material_of(corpus, claims, fewest=fewest)
    roles = by_role(corpus, ["resident", "staff"])
    return replace(
        material,
        options=ReportOptions(codes=codes),
        saturation=saturation(claims, corpus=corpus, codebook=material.codebook),
        coverage=coverage(claims, corpus=corpus, groups=roles),
    )


def test_new_codes_and_coverage_end_section_d() -> None:
    """One row an interview, with a note that a closed codebook saturates by itself."""
    material = reached(fewest=0)
    (new,) = tables(material, "saturation")
    assert [row.cells[0].text for row in new.rows] == [f"P{number:02}" for number in range(12)]
    assert new.rows[-1].cells[-1].text == "6"
    (covered,) = tables(material, "coverage")
    assert [row.cells[0].text for row in covered.rows[:4]] == [
        "alle deltagere",
        "beboer",
        "medarbejder",
        "P00",
    ]
    assert "mætter sig selv" in told(material)
    assert "saturates by itself" in told(material, "en")


def test_where_figures_are_hidden_new_codes_and_coverage_tell_of_no_single_person() -> None:
    """No coverage of an interview or of few of a role, and no new codes where codes are picked."""
    material = reached(fewest=5)
    (covered,) = tables(material, "coverage")
    assert [row.cells[0].text for row in covered.rows] == ["alle deltagere"]
    assert "er udeladt: de ville sige noget om enkelte deltagere" in told(material)
    (new,) = tables(material, "saturation")
    assert [one.header for one in new.columns] == [
        *("Interview", "Nye", "Heraf født undervejs", "Koder i alt")
    ]
    large = reached(fewest=2)
    assert [row.cells[0].text for row in tables(large, "coverage")[0].rows] == [
        *("alle deltagere", "beboer", "medarbejder")
    ]
    assert not tables(reached(fewest=5, codes=("sociale_0",)), "saturation")
