"""How quotes were picked and are shown, in words that are true for each choice."""

from dataclasses import replace

import pytest

from qualcode.analyse import Picked, QuoteChoice, choose_quotes
from qualcode.model import Participant, Settings
from qualcode.report import ReportOptions, in_order
from qualcode.report.document import Paragraph, QuoteBlock
from qualcode.report.material import AppendixMaterial
from qualcode.report.options import Order
from qualcode.report.sections.choosing import choice_told
from qualcode.report.sections.quotes import quotes_section
from qualcode.report.wording import wording_for
from tests.report.invented import study_corpus, study_of


def told(material: AppendixMaterial, language: str = "da") -> str:
    blocks = quotes_section(material, wording_for(language))
    return "\n".join(
        "".join(run.text for run in one.runs) for one in blocks if isinstance(one, Paragraph)
    )


def quotes_in(material: AppendixMaterial) -> list[QuoteBlock]:
    blocks = quotes_section(material, wording_for("da"))
    return [one for one in blocks if isinstance(one, QuoteBlock)]


def asked(**options: object) -> AppendixMaterial:
    """Give a study whose quotes were chosen and are shown as asked for."""
    return replace(study_of(), options=replace(ReportOptions(), **options))  # type: ignore[arg-type]


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("picked", ["spread", "read", "starred", "all"])
def test_each_choice_has_words_of_its_own(picked: Picked, language: str) -> None:
    """With limits the numbers stand there, without them no number does."""
    wording = wording_for(language)
    limited = choice_told(QuoteChoice(3, 1, picked=picked), wording)
    whole = choice_told(QuoteChoice(None, None, picked=picked), wording)
    assert "3" in limited
    assert "1" in limited
    assert not any(sign.isdigit() for sign in whole)
    assert "{" not in limited + whole


def test_a_single_limit_is_said_alone() -> None:
    """Nothing is claimed of a limit that was not set."""
    wording = wording_for("da")
    assert "højst 4 pr. kode;" in choice_told(QuoteChoice(4, None), wording)
    assert "højst 1 pr. deltager under hver kode;" in choice_told(QuoteChoice(None, 1), wording)


def test_context_shows_the_question_and_what_follows_apart() -> None:
    """Not only where prompted, and never inside the quote's own words."""
    material = asked(context=True)
    quotes = tuple(replace(one, following="Og så gik den igen.") for one in material.quotes)
    shown = quotes_in(replace(material, quotes=quotes))
    assert all(one.question.startswith("Spørgsmål: »") for one in shown)
    assert {one.following for one in shown} == {"Derefter: »Og så gik den igen.«"}
    assert not any("Og så gik den igen" in one.text for one in shown)
    assert "de hører ikke til citatet" in told(material)
    assert "de hører ikke til citatet" not in told(study_of())


def test_nothing_is_shown_after_a_quote_that_ends_its_turn() -> None:
    """Context is only what is there."""
    material = asked(context=True)
    quotes = tuple(replace(one, following="", question="") for one in material.quotes)
    shown = quotes_in(replace(material, quotes=quotes))
    assert {(one.question, one.following) for one in shown} == {("", "")}


def test_extracts_are_told_only_where_there_are_any() -> None:
    """With the number of words they were cut at."""
    material = study_of()
    assert "i uddrag" not in told(material)
    cut = (replace(material.quotes[0], cut_after=True), *material.quotes[1:])
    assert "hele sætninger på højst 60 ord" in told(replace(material, quotes=cut))


def test_a_template_takes_the_place_of_the_houses_attribution() -> None:
    """The order of its fields is told, own columns by their names, and ° stays."""
    settings = Settings(name="V", attribution="{pseudonym}, {Etage} ({transcript}:{turn})")
    corpus = study_corpus()
    people = tuple(replace(one, extra={"Etage": "5. sal"}) for one in corpus.participants)
    material = replace(study_of(settings=settings), corpus=replace(corpus, participants=people))
    shown = quotes_in(material)
    first = material.quotes[0]
    name = people[[one.id for one in people].index(first.participant)].pseudonym or "Samira"
    assert shown[0].attribution.startswith(f"{name}, 5. sal ({first.transcript}:{first.turn})")
    assert any(one.attribution.endswith(") °") for one in shown)
    assert "Efter hvert citat står deltager, Etage, udskrift og tur." in told(material)


def test_a_person_without_values_leaves_no_gap() -> None:
    """Whoever has no row in participants.csv is still named."""
    settings = Settings(name="V", attribution="{pseudonym}, {position}, {age_group}, {role}")
    material = study_of(settings=settings)
    one = replace(material.quotes[0], participant="X-1", role="guest")
    (shown,) = quotes_in(replace(material, quotes=(one,)))
    assert shown.attribution.startswith("X-1, guest")


@pytest.mark.parametrize(
    ("order", "words"),
    [("place", ""), ("participant", "deltager for deltager"), ("date", "interviewets dato")],
)
def test_the_order_is_told(order: Order, words: str) -> None:
    """Each order but the usual one has a sentence."""
    assert words in told(asked(order=order))
    assert (order == "date") == ("interviewets dato" in told(asked(order=order)))


def test_quotes_stand_person_by_person_or_by_date() -> None:
    """Codes keep their order; within one, people's order or the interviews' dates decide."""
    corpus = study_corpus()
    quotes = choose_quotes(
        study_of().claims,
        corpus=corpus,
        codebook=study_of().codebook,
        choice=QuoteChoice(None, None, picked="all"),
    )
    people: list[Participant] = sorted(corpus.participants, key=lambda one: one.id, reverse=True)
    turned = replace(corpus, participants=tuple(people))
    ordered = in_order(quotes, order="participant", corpus=turned)
    codes = list(dict.fromkeys(one.code for one in quotes))
    assert list(dict.fromkeys(one.code for one in ordered)) == codes
    assert sorted(ordered, key=str) == sorted(quotes, key=str)
    here = [one.participant for one in ordered if one.code == codes[0]]
    assert here == sorted(here, reverse=True)
    late = {"K01": "2023-05-01", "K02": "2022-01-01"}
    dated = replace(
        corpus,
        transcripts=tuple(
            replace(one, header={"dato": late[one.id]} if one.id in late else {})
            for one in corpus.transcripts
        ),
    )
    by_date = in_order(quotes, order="date", corpus=dated)
    places = [one.transcript for one in by_date if one.code == codes[0]]
    rank = {"K02": 0, "K01": 1}
    assert [rank.get(one, 2) for one in places] == sorted(rank.get(one, 2) for one in places)
    assert in_order(quotes, order="place", corpus=dated) == tuple(quotes)


def test_documents_hold_no_unfilled_words() -> None:
    """Both languages fill every brace of every sentence."""
    for language in ("da", "en"):
        text = told(asked(context=True, order="date"), language)
        assert "{" not in text
