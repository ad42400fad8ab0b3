"""``qualcode uncoded``: what nobody coded, and a new code drafted from one of its words."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.cli.options import (
    json_option,
    now,
    open_cache,
    open_material,
    open_study,
    project_option,
)
from qualcode.cli.proposing import asked, diff_of, has_terminal
from qualcode.cli.screen import (
    columns,
    counted,
    heading,
    next_step,
    paragraph,
    print_json,
    print_problems,
    styled,
)
from qualcode.errors import UsageError

if TYPE_CHECKING:
    from qualcode.analyse import OpenWord
    from qualcode.model import Corpus, Passage
    from qualcode.workflow.uncoding import Drafted, Outline, Unheard

FORMS = 6


@click.command(name="uncoded")
@click.option("--role", default="", help="Only participants of this role.")
@click.option("--transcript", default="", help="Only in this transcript.")
@click.option("--strict", is_flag=True, help="Take what only weak rules hit as uncoded too.")
@click.option("--words", default=20, show_default=True, help="How many words to offer.")
@click.option("--most", default=10, show_default=True, help="How many passages to print.")
@click.option("--new", "word", default="", metavar="WORD", help="Draft a code from this word.")
@click.option("--id", "code_id", default="", help="With --new: the id of the code, permanent.")
@click.option("--label", default="", help="With --new: its name, in the report's language.")
@click.option("--theme", default="", help="With --new: the id of the theme it belongs to.")
@click.option("--by", default="", help="With --new: who brings it in.")
@click.option("--color", default="", help="With --new: its colour, as #d9a300.")
@click.option("--yes", "agreed", is_flag=True, help="With --new: write without asking.")
@project_option
@json_option
def command(
    role: str,
    transcript: str,
    strict: bool,
    words: int,
    most: int,
    word: str,
    code_id: str,
    label: str,
    theme: str,
    by: str,
    color: str,
    agreed: bool,
    folder: Path | None,
    as_json: bool,
) -> int:
    """Show the participants' passages that have no coding, and the words no coding rests on.

    Words come first: those that several participants use where neither a strong rule nor a
    person has found anything, the most telling first; then the uncoded passages, longest
    first. The classifier's suggestions code nothing here.

    With --new WORD a code is drafted from a word: rules from its forms in this corpus, origin
    emergent. The change is shown before codebook.yaml is written; every other byte stays.

    \b
    Examples:
      qualcode uncoded
      qualcode uncoded --role resident --most 3
      qualcode uncoded --new hund --id dyr_hunde --label "Hunde og andre dyr" --theme sociale
    """
    if word:
        from qualcode.workflow.uncoding import Outline

        code_id, label, theme = required(code_id, label, theme)
        outline = Outline(code_id, label, theme, since=now()[:10], by=by, color=color)
        return draft(folder, word, outline, agreed=agreed, as_json=as_json)
    if any((code_id, label, theme, by, color, agreed)):
        raise UsageError("--id, --label, --theme, --by, --color and --yes go with --new WORD.")
    from qualcode.workflow.uncoding import find_uncoded

    study = open_study(folder, quiet=as_json, rules_only=True)
    found = find_uncoded(study, cache=open_cache(), role=role, transcript=transcript, strict=strict)
    material = study.material
    if as_json:
        print_json(as_values(found, material.corpus, words=words, most=most))
        return 1 if material.errors else 0
    print_summary(found)
    print_words(found.words[:words])
    print_passages(found.uncoded.uncoded, material.corpus, most=most)
    print_problems(material.errors)
    if found.words and words > 0:
        first = found.words[0].word
        next_step(f"qualcode uncoded --new {first} --id ID --label LABEL --theme THEME")
    else:
        next_step("qualcode code")
    return 1 if material.errors else 0


def required(code_id: str, label: str, theme: str) -> tuple[str, str, str]:
    """Give id, label and theme; ask for those not given where somebody can be asked."""
    given = {"--id": code_id, "--label": label, "--theme": theme}
    missing = [name for name, value in given.items() if not value.strip()]
    if missing and not has_terminal():
        raise UsageError(f"--new also needs {', '.join(missing)}.")
    for name in missing:
        given[name] = str(click.prompt(name.removeprefix("--")))
    return given["--id"], given["--label"], given["--theme"]


def draft(
    folder: Path | None, word: str, outline: "Outline", *, agreed: bool, as_json: bool
) -> int:
    """Show the change of the codebook and what it reaches, and write it after a yes."""
    from qualcode.store import write_codebook
    from qualcode.workflow.uncoding import draft_code

    material = open_material(folder, quiet=as_json)
    drafted = draft_code(material, word, outline=outline, cache=open_cache())
    name = drafted.proposal.path.name
    if not as_json:
        click.echo(diff_of(drafted.proposal))
        print_reach(drafted, people=len(material.corpus.participants))
    written = agreed or (not as_json and asked("Write this?"))
    if written:
        write_codebook(drafted.proposal, project=material.project)
    if as_json:
        print_json(draft_values(drafted) | {"written": written})
    elif written:
        click.echo(f'Wrote {name}: code "{outline.id}" in theme "{outline.theme}".')
        next_step("qualcode diff, and write its definition: when to use it, and when not")
    else:
        click.echo("Nothing was written. Add --yes to write without being asked.")
    return 0 if written else 1


def print_reach(drafted: "Drafted", *, people: int) -> None:
    """Say how far the draft reaches, which word forms it catches and which it leaves out."""
    one = drafted.draft
    click.echo()
    click.echo(
        f"Reaches {counted(len(one.passage_ids), 'passage')} of "
        f"{len(one.participants)} of {people} participants: {forms_in_words(one.forms)}"
    )
    if one.left_out:
        click.echo(f"Left out as false friends: {forms_in_words(one.left_out)}")


def forms_in_words(forms: "tuple[tuple[str, int], ...]", *, most: int | None = None) -> str:
    """Give forms with their counts, cut after ``most``."""
    text = ", ".join(f"{form} {count}" for form, count in forms[:most])
    return text if most is None or len(forms) <= most else f"{text} …"


def print_summary(found: "Unheard") -> None:
    """Print the first line: how many passages are coded and how many are not."""
    one = found.uncoded
    click.echo(
        f"{one.coded:,} of {counted(len(one.passages), 'participant passage')} have at least one "
        f"coding. {len(one.uncoded):,} have none; {one.short:,} of them are under 6 words."
    )


def print_words(words: "tuple[OpenWord, ...]") -> None:
    """Print the words that are unusually common where no coding rests."""
    if not words:
        return
    heading("Words unusually common where no coding rests on them")
    columns(
        ("word", "participants", "passages", "of them uncoded", "forms"),
        [
            (
                one.word,
                one.participants,
                one.passages,
                one.uncoded,
                forms_in_words(one.forms, most=FORMS),
            )
            for one in words
        ],
        align="<>>><",
    )


def print_passages(passages: "tuple[Passage, ...]", corpus: "Corpus", *, most: int) -> None:
    """Print uncoded passages with the question before each."""
    if not passages or most < 1:
        return
    heading("Passages without a coding, longest first")
    for number, passage in enumerate(passages[:most], start=1):
        who = corpus.name_of(passage.participant)
        click.echo()
        place = f"{passage.transcript} turn {passage.turn}"
        click.echo(styled(f"{number:3}  {who}, {passage.role} · {place}", bold=True))
        question = corpus.question(passage)
        if question:
            paragraph(f"Q: {question}", indent=5, hang=3)
        paragraph(corpus.text(passage), indent=5)
    if len(passages) > most:
        click.echo(f"\n     … and {len(passages) - most} more: --most {len(passages)}")


def as_values(found: "Unheard", corpus: "Corpus", *, words: int, most: int) -> dict[str, object]:
    """Give what was found as plain values for JSON; ``words`` and ``most`` limit the lists."""
    one = found.uncoded
    return {
        "passages": len(one.passages),
        "coded": one.coded,
        "uncoded": len(one.uncoded),
        "short": one.short,
        "words": [
            {
                "word": word.word,
                "language": word.language,
                "participants": word.participants,
                "passages": word.passages,
                "passages_uncoded": word.uncoded,
                "passages_covered": word.covered,
                "g2": word.keyness,
                "score": word.score,
                "forms": [{"form": form, "count": count} for form, count in word.forms],
            }
            for word in found.words[: max(0, words)]
        ],
        "without_coding": [
            {
                "passage": passage.id,
                "transcript": passage.transcript,
                "turn": passage.turn,
                "participant": passage.participant,
                "role": passage.role,
                "words": passage.words,
                "question": corpus.question(passage),
                "text": corpus.text(passage),
            }
            for passage in one.uncoded[: max(0, most)]
        ],
    }


def draft_values(drafted: "Drafted") -> dict[str, object]:
    """Give a drafted code as plain values for JSON."""
    one = drafted.draft
    return {
        "rules": list(one.rules),
        "language": one.language,
        "passages": list(one.passage_ids),
        "participants": list(one.participants),
        "forms": [{"form": form, "count": count} for form, count in one.forms],
        "left_out": [{"form": form, "count": count} for form, count in one.left_out],
        "diff": diff_of(drafted.proposal),
    }
