"""Going through what coders differ on, and writing what they agreed."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import click

from qualcode.cli.agree_text import print_disagreement
from qualcode.cli.code_wording import print_wording
from qualcode.cli.options import device, now
from qualcode.cli.proposing import has_terminal
from qualcode.cli.screen import counted, next_step, print_json
from qualcode.errors import UsageError

if TYPE_CHECKING:
    from qualcode.model import Verdict
    from qualcode.review import Asked
    from qualcode.workflow.agreeing import Compared
    from qualcode.workflow.material import Material

VERDICTS: dict[str, "Verdict"] = {"yes": "accept", "no": "reject", "unsure": "unsure"}
KEYS: dict[str, "Verdict"] = {"y": "accept", "n": "reject", "?": "unsure"}
Key = Literal["y", "n", "?", "s", "q"]


@dataclass(frozen=True, slots=True)
class TalkChoice:
    """What to talk about, and what was agreed; empty where it is to be asked."""

    code: str
    at: str = ""
    agreed: str = ""
    note: str = ""

    def refuse_gaps(self) -> None:
        """Raise ``UsageError`` for options that need others."""
        if not self.code and (self.at or self.agreed or self.note):
            raise UsageError("--at, --agreed and --note go with --talk CODE.")
        if self.agreed and not self.at:
            raise UsageError("--agreed says what was agreed on one turn: name it with --at PLACE.")
        if self.note and not self.agreed:
            raise UsageError("--note goes with --agreed.")


def talk_about(
    material: "Material", compared: "Compared", choice: TalkChoice, *, as_json: bool
) -> int:
    """Show the turns that coders differ on, and write what they agreed on, turn by turn."""
    from qualcode.codebook import require_code
    from qualcode.workflow.talking import to_talk_about

    found = to_talk_about(compared, choice.code, place=choice.at)
    if choice.agreed:
        done = write(material, compared, found[0], VERDICTS[choice.agreed], note=choice.note)
        if as_json:
            print_json({"code": choice.code, "at": choice.at, "agreed": choice.agreed, **done})
        else:
            say_written(done)
            next_step(f"qualcode agree {' '.join(compared.coders)} --talk {choice.code}")
        return 0
    if as_json:
        print_json([values_of(one, compared, material) for one in found])
        return 0
    print_wording(material, require_code(material.codebook, choice.code))
    settled = 0
    for number, one in enumerate(found, start=1):
        print_disagreement(one, number, compared, material.corpus)
        if not has_terminal():
            continue
        key = ask(number, len(found))
        if key == "q":
            break
        if key in KEYS:
            note = click.prompt("why", default="", show_default=False)
            say_written(write(material, compared, one, KEYS[key], note=note))
            settled += 1
    left = len(found) - settled
    click.echo(f"\n{counted(left, 'turn')} on {choice.code} that they answer differently.")
    place = f"{found[0].passage.transcript}:{found[0].passage.turn}" if found else ""
    next_step(
        f"qualcode agree {' '.join(compared.coders)} --talk {choice.code} --at {place} --agreed yes"
        if left and not has_terminal()
        else f"qualcode agree {' '.join(compared.coders)}"
    )
    return 0


def ask(number: int, total: int) -> str:
    """Ask what was agreed, by one key."""
    click.echo(f"\n{number}/{total}  agreed: [y]es  [n]o  [?] unsure  [s]kip  [q]uit  ", nl=False)
    while True:
        key = click.getchar().casefold()
        if key in {*KEYS, "s", "q", " ", "\r", "\n", "\x03", "\x04"}:
            click.echo(key if key.isprintable() else "")
            return "q" if key in "\x03\x04" else key


def write(
    material: "Material", compared: "Compared", one: "Asked", verdict: "Verdict", *, note: str
) -> dict[str, object]:
    """Write one outcome; give what was written as plain values."""
    from qualcode.workflow.talking import Outcome, settle_together

    done = settle_together(
        material,
        Outcome(one, verdict, note),
        coders=compared.coders,
        device=device(),
        time=now(),
    )
    return {
        "decisions": [{"coder": made.coder, "verdict": made.verdict} for made in done.decisions],
        "memo": f"memos/{done.memo.id}.md" if done.memo else "",
    }


def say_written(done: dict[str, object]) -> None:
    """Say what was written for whom."""
    made = done["decisions"]
    names = [str(one["coder"]) for one in made] if isinstance(made, list) else []
    click.echo(f"Saved for {' and '.join(dict.fromkeys(names)) or 'nobody: both had said so'}.")
    if done["memo"]:
        click.echo(f"Wrote  {done['memo']}")


def values_of(one: "Asked", compared: "Compared", material: "Material") -> dict[str, object]:
    """Give a turn as plain values for JSON."""
    passage = one.passage
    return {
        "code": one.code,
        "transcript": passage.transcript,
        "turn": passage.turn,
        "participant": passage.participant,
        "answers": dict(zip(compared.coders, one.verdicts, strict=True)),
        "question": material.corpus.question(passage),
        "text": [material.corpus.text(part) for part in one.passages],
    }
