"""What leaves the house adds up to what is in it: every claim, person, passage and quote.

Random studies are counted again by hand from their journals and words, and every export is
read by another library than the one that wrote it. ``HYPOTHESIS_PROFILE=search`` looks further.
"""

import itertools
import os
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings

from qualcode.exporters import write_table
from qualcode.exporters.book import write_book
from qualcode.exporters.comments import write_commented
from qualcode.exporters.docx import write_document
from qualcode.exporters.sqlite import write_sqlite
from qualcode.formats import refi
from qualcode.model import Status
from qualcode.report import build_appendix, build_database, wording_for
from qualcode.report.commented import Coded, commented
from qualcode.report.pages import build_book
from qualcode.workflow.counting import figures_of
from qualcode.workflow.exporting import table_of
from qualcode.workflow.qda_choice import Choice
from qualcode.workflow.qda_export import export_project
from qualcode.workflow.reporting import appendix_material
from qualcode.workflow.study import Study
from tests.contracts.counting_again import BEST, COUNTED, LADDER, Counts, count_again
from tests.contracts.random_studies import CODES, LABELS, PLANS, Plan, lay_out
from tests.contracts.reading_back import (
    Rows,
    book_of,
    comments_of,
    csv_rows,
    document_of,
    json_rows,
    sqlite_rows,
    xlsx_rows,
)

ROLES = ("", "resident", "staff")
STATUSES: tuple[Status, ...] = ("accepted", "unsure", "rejected", "unread")
IS_SEARCH = os.environ.get("HYPOTHESIS_PROFILE") == "search"
EXAMPLES = 300 if IS_SEARCH else 8
# Making a failing study smaller takes minutes: that is for whoever searches.
PHASES = tuple(Phase) if IS_SEARCH else (Phase.generate,)


@given(PLANS)
@settings(max_examples=EXAMPLES, phases=PHASES)
def test_every_export_adds_up_to_the_journals_and_the_words(
    tmp_path_factory: pytest.TempPathFactory, plan: Plan
) -> None:
    """Tables in each format and dialect, SQLite, the book, REFI-QDA, comments, the appendix."""
    folder = tmp_path_factory.mktemp("sums") / "study"
    study = lay_out(folder, plan)
    counts = count_again(folder, plan, corpus=study.material.corpus)
    tables_add_up(study, counts)
    database_adds_up(study, counts)
    book_adds_up(study, counts)
    exchange_adds_up(study, counts, folder=folder)
    comments_add_up(study, counts)
    appendix_adds_up(study, counts)


def tables_add_up(study: Study, counts: Counts) -> None:
    """Compare: CSV in Danish and English, XLSX and JSON hold the same rows, and the right ones."""
    for kind, check in (
        ("codings", codings_add_up),
        ("frequencies", frequencies_add_up),
        ("quotes", quotes_add_up),
        ("crossings", crossings_in_a_table_add_up),
        ("raised", raised_add_up),
        ("coverage", coverage_adds_up),
    ):
        table = table_of(study, kind)
        read = [
            csv_rows(write_table(table, format="csv", language="da")),
            csv_rows(write_table(table, format="csv", language="en")),
            xlsx_rows(write_table(table, format="xlsx", language="da")),
            json_rows(write_table(table, format="json", language="en")),
        ]
        assert read[0] == read[1] == read[2] == read[3]
        check(read[0], counts)


def codings_add_up(rows: Rows, counts: Counts) -> None:
    """Find a row for each coder behind each claim, one where everybody refused; none is lost."""
    found: dict[tuple[str, str], list[str]] = {}
    for row in rows:
        found.setdefault((row["passage"], row["code"]), []).append(row["coder"])
        claim = counts.claims[row["passage"], row["code"]]
        assert row["status"] == claim.status
        assert (row["participant"] or "") == claim.passage.participant
        assert row["theme"] == CODES[row["code"]][0]
    assert found.keys() == counts.claims.keys()
    for key, coders in found.items():
        claim = counts.claims[key]
        wanted = claim.coders
        if wanted == [""]:
            (refuser,) = coders
            assert claim.verdicts[refuser] == "reject"
        else:
            assert sorted(coders) == sorted(wanted)


def frequencies_add_up(rows: Rows, counts: Counts) -> None:
    """Participants by role and ladder, passages by state, for every code and theme."""
    found = {(row["theme"], row["code"] or "", row["role"] or ""): row for row in rows}
    assert len(found) == len(rows)
    roles = [role for role in ROLES if not role or counts.total(role)]
    themes = dict.fromkeys(CODES[one][0] for one in counts.plan.codes)
    wanted = {(theme, "") for theme in themes} | {(CODES[one][0], one) for one in counts.plan.codes}
    assert found.keys() == {(*one, role) for one in wanted for role in roles}
    for (theme, code, role), row in found.items():
        codes = [code] if code else [one for one in counts.plan.codes if CODES[one][0] == theme]
        passages = counts.passages(codes, role=role)
        for number, head in enumerate(("read", "rules", "all"), start=1):
            people = counts.participants(codes, role=role, states=LADDER[:number])
            assert row[f"participants_{head}"] == people
        assert row["participants_total"] == counts.total(role)
        assert [row[f"passages_{one}"] for one in LADDER] == [passages[one] for one in LADDER]


def quotes_add_up(rows: Rows, counts: Counts) -> None:
    """As many quotes for each code as the choice allows, none of them twice."""
    amounts = Counter(row["code"] for row in rows)
    assert amounts == Counter({one: n for one in counts.plan.codes if (n := counts.quotes(one))})
    assert len({row["quote_id"] for row in rows}) == len(rows)
    for row in rows:
        assert row["quote"] in counts.corpus.transcript(row["transcript"]).text


def crossings_in_a_table_add_up(rows: Rows, counts: Counts) -> None:
    """Every pair of all participants together; that of a role is never more."""
    whole = {(row["code"], row["other"]): row for row in rows if row["role"] is None}
    crossings_add_up(list(whole.values()), counts)
    for row in rows:
        assert row["participants"] <= whole[row["code"], row["other"]]["participants"]
        assert row["participants_total"] == counts.total(row["role"] or "")


def raised_add_up(rows: Rows, counts: Counts) -> None:
    """Participants under the project's counting, raised by themselves or only when asked."""
    heads = COUNTED[counts.plan.counting]
    for row in rows:
        codes = [one for one in counts.plan.codes if row["code"] in (None, one)]
        some = [one for one in codes if CODES[one][0] == row["theme"]]
        people = counts.participants(some, role=row["role"] or "", states=heads)
        assert row["participants"] == people == row["self_raised"] + row["prompted_only"]


def coverage_adds_up(rows: Rows, counts: Counts) -> None:
    """Passages with a code and without are all passages, of everybody and of each person."""
    spoken = [one for one in counts.corpus.passages if one.participant]
    heads = COUNTED[counts.plan.counting]
    coded = {one.passage.id for one in counts.claims.values() if one.state in heads}
    for row in rows:
        here = [
            one
            for one in spoken
            if row["unit"] == "all" or row["name"] in (one.participant, one.role, one.transcript)
        ]
        assert row["passages"] == len(here)
        assert row["passages_coded"] == sum(one.id in coded for one in here)
        assert row["passages_uncoded"] == row["passages"] - row["passages_coded"]


def database_adds_up(study: Study, counts: Counts) -> None:
    """Tables as above, claims in their states, and views that count them in SQL."""
    material = appendix_material(study, figures_of(study), run="r1")
    data = write_sqlite(build_database(material))
    codings_add_up(sqlite_rows(data, "SELECT * FROM codings"), counts)
    frequencies_add_up(sqlite_rows(data, "SELECT * FROM frequencies"), counts)
    quotes_add_up(sqlite_rows(data, "SELECT * FROM quotes"), counts)
    claims = sqlite_rows(data, "SELECT * FROM claims")
    assert {(row["passage"], row["code"]): row["state"] for row in claims} == {
        key: one.state for key, one in counts.claims.items()
    }
    assert sqlite_rows(data, "PRAGMA foreign_key_check") == []
    heads = COUNTED[counts.plan.counting]
    for row in sqlite_rows(data, "SELECT * FROM participants_by_code"):
        people = counts.participants([row["code"]], role=row["role"] or "", states=heads)
        word = "af" if counts.plan.report == "da" else "of"
        assert row["n_of_n"] == f"{people} {word} {counts.total(row['role'] or '')}"
    for row in sqlite_rows(data, "SELECT * FROM unread_by_code"):
        passages = counts.passages([row["code"]], role="")
        assert row["passages"] == passages.total()
        assert row["unread"] == passages["rules"] + passages["suggested"]
    crossings_add_up(sqlite_rows(data, "SELECT * FROM crossings"), counts)
    coded = sqlite_rows(data, "SELECT passage, code FROM coded_passages")
    assert {(row["passage"], row["code"]) for row in coded} == {
        key for key, one in counts.claims.items() if one.state in LADDER
    }
    with_code = {row["passage"] for row in coded}
    others = {row["passage"] for row in sqlite_rows(data, "SELECT passage FROM uncoded_passages")}
    assert with_code | others == {one.id for one in counts.corpus.passages}
    assert with_code.isdisjoint(others)


def crossings_add_up(rows: Rows, counts: Counts) -> None:
    """Every two codes that are counted on one participant's passage."""
    met: dict[tuple[str, str], list[str]] = {}
    heads = COUNTED[counts.plan.counting]
    for passage in counts.corpus.passages:
        here = [
            code
            for code in CODES
            if (passage.id, code) in counts.claims
            and counts.claims[passage.id, code].state in heads
        ]
        for pair in itertools.combinations(here, 2) if passage.participant else ():
            met.setdefault(pair, []).append(passage.participant)
    assert {
        frozenset((row["code"], row["other"])): (row["passages"], row["participants"])
        for row in rows
    } == {frozenset(pair): (len(people), len(set(people))) for pair, people in met.items()}


def book_adds_up(study: Study, counts: Counts) -> None:
    """Every claim stands in a margin and under its code once; the table counts persons."""
    material = appendix_material(study, figures_of(study), run="r1")
    book = book_of(write_book(build_book(material, language=counts.plan.report)))
    assert book.margins == counts.states()
    assert book.codes == {one: counts.states(one) for one in counts.plan.codes}
    table_adds_up(book.tables.get("frequencies", []), counts)


def table_adds_up(rows: list[list[str]], counts: Counts) -> None:
    """Compare each code's row of the table for readers: n of N by role, passages by state."""
    wording = wording_for(counts.plan.report)
    by_label = {row[0].removesuffix(f" {wording.unread_sign}"): row for row in rows}
    heads = COUNTED[counts.plan.counting]
    if not any(one.passage.participant or one.state in heads for one in counts.claims.values()):
        assert not rows
        return
    roles = [role for role in ROLES if not role or counts.total(role)]
    for code in counts.plan.codes:
        people = [
            wording.of(counts.participants([code], role=role, states=heads), counts.total(role))
            for role in roles
        ]
        passages = counts.passages([code], role="")
        row = by_label[LABELS[code]]
        assert row[1 : 1 + len(roles)] == people
        assert row[-4:-1] == [str(passages[one]) for one in LADDER]
        decided = sum(passages[one] for one in BEST if one not in ("rules", "suggested"))
        share = wording.of(decided, passages.total()) if passages.total() else wording.no_value
        assert row[-1] == share


def exchange_adds_up(study: Study, counts: Counts, *, folder: Path) -> None:
    """Every person's coding that stands, and every machine's nobody has decided, is in the file."""
    choice = Choice(statuses=("accepted", "unsure", "disputed"), counting="all")
    data = export_project(study, choice, output=folder / "ud.qdpx").path.read_bytes()
    project = refi.read_project(data, file="ud.qdpx").project
    users = {one.guid: one.name for one in project.users}
    codes = {one.guid: one.name for one in project.all_codes}
    found = set()
    for source in project.sources:
        for selection in source.selections:
            (passage,) = (
                one
                for one in counts.corpus.passages
                if one.transcript == source.name
                and one.span.start <= selection.start
                and selection.end <= one.span.end
            )
            for coding in selection.codings:
                found.add((passage.id, codes[coding.code], users[coding.user]))
    wanted = {
        (passage, LABELS[code], coder)
        for (passage, code), one in counts.claims.items()
        for coder, verdict in one.verdicts.items()
        if (one.state, verdict) in {("read", "accept"), ("unsure", "unsure")}
        or (one.state == "disputed" and verdict != "reject")
    }
    wanted |= {
        (passage, LABELS[code], "rules")
        for (passage, code), one in counts.claims.items()
        if one.state in ("rules", "suggested")
    }
    assert found == wanted


def comments_add_up(study: Study, counts: Counts) -> None:
    """Find a comment for what each coder says of each passage, and for what nobody has decided."""
    material = study.material
    coded = Coded(
        material.corpus, material.codebook, material.settings, study.claims, study.decisions
    )
    found: Counter[tuple[str, int, str, str]] = Counter()
    for transcript in material.corpus.transcripts:
        page = commented(coded, transcript.id, statuses=STATUSES)
        comments, _ = comments_of(write_commented(page))
        for one in comments:
            found[transcript.id, one.turn, one.lines[0], one.author] += 1
    wanted: Counter[tuple[str, int, str, str]] = Counter()
    for (_, code), claim in counts.claims.items():
        place = (claim.passage.transcript, claim.passage.turn)
        for coder, verdict in claim.verdicts.items():
            wanted[*place, f"#{code}?" if verdict == "unsure" else f"#{code}", coder] += 1
        if claim.status == "unread":
            wanted[*place, f"#{code}", "qualcode"] += 1
    assert found == wanted


def appendix_adds_up(study: Study, counts: Counts) -> None:
    """Compare the table of states, the frequencies and the quotes of the Word document."""
    material = appendix_material(study, figures_of(study), run="r1")
    language = counts.plan.report
    document = document_of(write_document(build_appendix(material, language=language)))
    wording = wording_for(language)
    states = document.table(wording.coded.status_columns[0])
    assert {row[0]: row[-1] for row in states[1:]} == {
        wording.coded.status_meanings[state][0]: str(counts.states()[state]) for state in BEST
    }
    table_adds_up(document.table(wording.frequencies.code), counts)
    quotes = sum(style == "Quote" for style, _ in document.paragraphs)
    assert quotes == sum(map(counts.quotes, counts.plan.codes))
