"""The keys of review, and what each does."""

import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from statistics import median
from typing import TYPE_CHECKING

import click

from qualcode.cli.code_search import choose_code
from qualcode.cli.review_exceptions import offer_exceptions
from qualcode.cli.review_screen import WORDS, print_code, print_item
from qualcode.cli.review_trim import trimmed
from qualcode.cli.screen import counted, next_step, shortened, styled
from qualcode.errors import WriteError

if TYPE_CHECKING:
    from qualcode.model import Mark, Memo, Span, Verdict
    from qualcode.workflow.reviewing import Queue
    from qualcode.workflow.sitting import Reply
    from qualcode.workflow.study import Study

PROMPT = "[a]ccept [r]eject [o]ther [t]rim [+]star [?] [u]ndo [m]emo [h]elp [q]uit > "
HELP = """\
  a  accept: the code fits            r  reject: it does not
  o  another code (asks which)        t  trim: only some of the words
  +  star as a quote (then a)         ?  unsure
  u  undo the last answer             m  memo about this passage
  1  mark: then and now               2  mark: a proposal
  3  mark: a counter-story            d  the definition again
  space  leave it for another time    q  quit; all is saved"""
VERDICTS: dict[str, "Verdict"] = {"a": "accept", "r": "reject", "?": "unsure"}
PEOPLES_MARKS: dict[str, "Mark"] = {"1": "then-and-now", "2": "proposal", "3": "counter-story"}
LONGEST_PAUSE = 120.0
LONGEST_SHOWN = 40
ENOUGH = 3


class Desk:
    """One coder before a queue on a terminal."""

    def __init__(
        self, study: "Study", queue: "Queue", *, device: str, clock: Callable[[], str]
    ) -> None:
        from qualcode.workflow.sitting import Sitting

        self.study = study
        self.queue = queue
        self.sitting = Sitting(study.material, queue, device=device, clock=clock)
        self.span: Span | None = None
        self.marks: set[Mark] = set()
        self.starred = False
        self._paces: list[float] = []
        self._since = self._began = time.monotonic()

    def run(self) -> int:
        """Ask until the queue is empty or the coder quits; then sum up."""
        self.greet()
        code = ""
        while (item := self.sitting.item) is not None:
            if item.code != code:
                code = item.code
                self.show_code()
            print_item(self.study, self.queue, self.sitting.place)
            if not self.answer():
                break
        self.sum_up()
        return 0

    def greet(self) -> None:
        """Say how much there is, and what was decided before."""
        blind = " drawn at random" if self.queue.is_blind else ""
        looks = sum(item.earlier is not None for item in self.queue.items)
        click.echo(
            f"{counted(len(self.queue.items), 'passage')}{blind} to decide"
            + (f" · {self.queue.done} decided earlier" if self.queue.done else "")
            + (f" · {looks} of them a second look: the code was reworded" if looks else "")
        )

    def show_code(self) -> None:
        """Print the wording of the code that is asked about."""
        item = self.sitting.item
        code = self.study.material.codebook.code(item.code) if item else None
        if item is None or code is None:
            return
        left = sum(one.code == code.id for one in self.queue.items[self.sitting.place :])
        pace = median(self._paces) if len(self._paces) >= ENOUGH else 0.0
        print_code(self.study, code, self.queue, minutes=left * pace / 60 or None)

    def answer(self) -> bool:
        """Read keys until the question is answered or left; false to quit."""
        self.span, self.starred, self.marks = None, False, set()
        self._since = time.monotonic()
        while True:
            if self.pending():
                click.echo(self.pending())
            key = pressed(PROMPT)
            if key == "q":
                return False
            if self.act(key):
                return True

    def act(self, key: str) -> bool:
        """Do what a key asks for; true when another question is to be shown."""
        if key in VERDICTS:
            return self.save(self.reply(VERDICTS[key]))
        if key in PEOPLES_MARKS:
            self.marks ^= {PEOPLES_MARKS[key]}
        elif key == "+":
            self.starred = not self.starred
        elif key == " ":
            self.sitting.skip()
            return True
        elif key == "o":
            return self.other()
        elif key == "u":
            return self.undo()
        elif key == "t":
            item = self.queue.items[self.sitting.place]
            self.span = trimmed(self.study.material.corpus, item.passage) or self.span
        elif key == "m":
            self.note()
        elif key == "d":
            self.show_code()
        else:
            click.echo(HELP)
        return False

    def pending(self) -> str:
        """Say what will go with the answer."""
        parts: list[str] = [*sorted(self.marks)]
        if self.starred:
            parts.append("starred")
        if self.span is not None:
            text = self.study.material.corpus.cut(
                self.queue.items[self.sitting.place].passage.transcript, self.span
            )
            parts.append(f"only «{shortened(text, LONGEST_SHOWN)}»")
        return f"  with your answer: {', '.join(parts)}" if parts else ""

    def reply(self, verdict: "Verdict", *, code: str = "", also: bool = False) -> "Reply":
        """Put an answer together from what has been set so far."""
        from qualcode.workflow.sitting import Reply

        marks = tuple(mark for mark in PEOPLES_MARKS.values() if mark in self.marks)
        return Reply(verdict, self.span, marks, starred=self.starred, code=code, also=also)

    def save(self, reply: "Reply") -> bool:
        """Write an answer; when the disk will not take it, say so and stay."""
        with telling():
            self.sitting.reply(reply)
            pause = time.monotonic() - self._since
            if pause <= LONGEST_PAUSE:
                self._paces.append(pause)
            said = " + ".join(
                f"{one.code} {WORDS[one.verdict]}" for one in self.sitting.steps[-1].written
            )
            click.echo(styled(f"saved: {said}", dim=True))
            return True
        return False

    def other(self) -> bool:
        """Ask for another code, and whether it fits instead of or besides this one."""
        item = self.queue.items[self.sitting.place]
        code = choose_code(self.study.material, but=item.code)
        if not code:
            return False
        key = pressed(f"{code}: [i]nstead of {item.code}, or [b]esides? ")
        if key not in {"i", "b"}:
            return False
        return self.save(self.reply("accept", code=code, also=key == "b"))

    def undo(self) -> bool:
        """Take back the last answer and show its question again."""
        return is_undone(self.sitting.undo, before="qualcode journal show")

    def note(self) -> None:
        """Ask for a memo about the passage and save it."""
        ask_for_memo(self.sitting.memo)

    def sum_up(self) -> None:
        """Say what was decided, and offer what the noes have in common as exceptions."""
        made = self.sitting.decisions
        counts = Counter(WORDS[one.verdict] for one in made)
        detail = ", ".join(f"{counts[word]} {word}" for word in WORDS.values() if counts[word])
        seconds = round(time.monotonic() - self._began)
        took = f"{seconds // 60} min {seconds % 60} s" if seconds >= 60 else f"{seconds} s"
        click.echo()
        click.echo(
            f"Saved. {len(self.sitting.steps)} decided in {took}"
            + (f" ({detail})." if detail else ".")
        )
        offer_exceptions(self.study, self.sitting)
        left = len(self.queue.items) - self.sitting.place
        if self.queue.is_blind and self.queue.items:
            next_step(f"qualcode validate {self.queue.items[0].code}")
        elif left:
            next_step(f"qualcode review   ({left} to go; what is decided is not asked again)")
        else:
            next_step("qualcode uncoded   (what no rule found)   qualcode report")


def ask_for_memo(save: "Callable[[str], Memo]") -> None:
    """Ask for the words of a memo and save them; none when there are no words."""
    text = click.prompt("memo", default="", show_default=False)
    if text.strip():
        with telling():
            click.echo(f"Wrote  memos/{save(text).id}.md")


@contextmanager
def telling(failed: str = "Not saved") -> Iterator[None]:
    """Say it when the disk will not take what is written, and go on."""
    try:
        yield
    except WriteError as error:
        click.echo(styled(f"{failed}: {error}", fg="red"))


def is_undone(undo: "Callable[[], object | None]", *, before: str) -> bool:
    """Take the last act back and say so; ``before`` says where those of before are."""
    with telling("Not undone"):
        told = undo() is not None
        click.echo("Undone." if told else f"Nothing to undo here. Decisions of before: {before}")
        return told
    return False


def pressed(prompt: str) -> str:
    """Show a prompt and read one key; Ctrl-C and Ctrl-D are q."""
    click.echo(prompt, nl=False)
    try:
        key = click.getchar()
    except (KeyboardInterrupt, EOFError):
        key = "q"
    key = key.casefold()
    click.echo(key if len(key) == 1 and key.isprintable() else "")
    return "q" if key in {"\x03", "\x04", "\x1b"} else key
