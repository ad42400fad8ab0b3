"""The keys of read, and what each does."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from qualcode.cli.code_search import choose_code
from qualcode.cli.code_wording import print_wording
from qualcode.cli.read_screen import HERE, LEGEND, print_page, print_questions
from qualcode.cli.review_keys import (
    PEOPLES_MARKS,
    VERDICTS,
    ask_for_memo,
    is_undone,
    pressed,
    telling,
)
from qualcode.cli.review_screen import WORDS
from qualcode.cli.review_trim import trimmed
from qualcode.cli.screen import counted, next_step, shortened, styled
from qualcode.errors import UsageError
from qualcode.model import Span

if TYPE_CHECKING:
    from qualcode.model import Claim, Decision, Mark
    from qualcode.workflow.reading import View
    from qualcode.workflow.readthrough import Words

PROMPT = "[space]read, next  [c]ode  [1-9]  [t]rim  [b]ack  [u]ndo  [h]elp  [q]uit > "
HELP = """\
  space  read, next: what the margin has and you left open stays open
  x  read, next: and no to what is open in the margin
  c  a code for the passage (asks which)    1-9  a coding in the margin (0: asks)
  t  trim: only some of the words (then c)  +  star as a quote (then c)
  [  a coding over several turns begins     ]  it ends here (asks which code)
  k  mark: then and now, proposal, counter  m  memo about this passage
  b  back     g  go to a turn               u  undo the last act
  d  the wording of a code (asks which)     w  the whole of the page again
  q  quit; all is saved"""
NEXT = {" ", "\r", "\n", "n"}


class ReadingDesk:
    """One coder before a transcript on a terminal.

    ``start`` is the page to begin at; ``None`` stands for the first that is not read.
    """

    def __init__(
        self, view: "View", *, device: str, clock: Callable[[], str], start: int | None
    ) -> None:
        from qualcode.workflow.notebook import Notebook
        from qualcode.workflow.readthrough import ReadThrough

        self.coder = view.wish.coder
        notebook = Notebook(
            view.material, coder=self.coder, device=device, clock=clock, reason="read"
        )
        first = next((n for n, page in enumerate(view.pages) if not view.is_read(page.passage)), 0)
        self.reading = ReadThrough(view, notebook, place=first if start is None else start)
        self.span: Span | None = None
        self.begun: Span | None = None
        self.starred = False
        self.marks: set[Mark] = set()

    def run(self) -> int:
        """Show page after page until the last is read or the coder quits; then sum up."""
        self.greet()
        while self.reading.page is not None:
            print_page(self.reading.view, self.reading.place, whole=False)
            self.clear()
            if not self.stay():
                break
        else:
            print_questions(self.reading.view, self.reading.view.after)
        self.sum_up()
        return 0

    def clear(self) -> None:
        """Forget words, star and marks that were set for the next coding."""
        self.span, self.starred, self.marks = None, False, set()

    def greet(self) -> None:
        """Say what is read, how, and where it begins."""
        view = self.reading.view
        read = self.count_read()
        blind = " · blind: only what you said yourself is shown" if view.wish.is_blind else ""
        click.echo(f"{view.wish.transcript} · {counted(len(view.pages), 'passage')}{blind}")
        if not view.wish.is_blind:
            click.echo(LEGEND)
        if view.wish.codes:
            click.echo(f"Read for {', '.join(view.codes)} only.")
        turn = view.pages[self.reading.place].passage.turn
        if read == len(view.pages):
            click.echo(f"{self.coder} has read all of it; it begins at turn {turn} again.")
        elif read:
            click.echo(f"{self.coder} has read {read} of them; it goes on at turn {turn}.")
        again = sum(
            bool(view.read_for(page.passage)) and not view.is_read(page.passage)
            for page in view.pages
        )
        if again:
            click.echo(f"{counted(again, 'passage')} read before, but not for all of these codes.")

    def count_read(self) -> int:
        """Give how many passages the coder has read."""
        view = self.reading.view
        return sum(view.is_read(page.passage) for page in view.pages)

    def stay(self) -> bool:
        """Read keys until another page is to be shown; false to quit."""
        while True:
            pending = self.pending()
            if pending:
                click.echo(pending)
            key = pressed(PROMPT)
            if key == "q":
                return False
            if self.act(key):
                return True

    def act(self, key: str) -> bool:
        """Do what a key asks for; true when a page is to be shown."""
        if key in NEXT or key == "x":
            return self.pass_on(no_to_open=key == "x")
        if key.isdecimal():
            return self.answer(key)
        deeds: dict[str, Callable[[], bool]] = {
            "c": self.add,
            "]": self.end_range,
            "u": self.undo,
            "b": self.back,
            "g": self.go,
        }
        if key in deeds:
            return deeds[key]()
        self.prepare(key)
        return False

    def prepare(self, key: str) -> None:
        """Do what a key asks for that leaves the page as it is."""
        view = self.reading.view
        if key == "t":
            self.span = trimmed(view.corpus, self.reading.passage) or self.span
        elif key == "+":
            self.starred = not self.starred
        elif key == "k":
            mark = PEOPLES_MARKS.get(
                pressed("[1] then and now  [2] proposal  [3] counter-story > ")
            )
            self.marks ^= {mark} if mark else set()
        elif key == "[":
            self.begun = self.here()
        elif key == "m":
            ask_for_memo(self.reading.memo)
        elif key == "d":
            code = view.material.codebook.code(choose_code(view.material, prompt="code> "))
            if code is not None:
                print_wording(view.material, code)
        elif key == "w":
            print_page(view, self.reading.place)
        else:
            click.echo(HELP)

    def here(self) -> Span:
        """Give the words that are meant: those chosen, else the passage."""
        return self.span or self.reading.passage.span

    def pending(self) -> str:
        """Say what will go with the next coding, and where a longer one began."""
        view, parts = self.reading.view, [*sorted(self.marks)]
        name = view.wish.transcript
        said = [str(one) for one in parts]
        if self.starred:
            said.append("starred")
        if self.span is not None:
            said.append(f"only «{shortened(view.corpus.cut(name, self.span), HERE)}»")
        if self.begun is not None:
            begun = shortened(view.corpus.cut(name, self.begun), HERE)
            said.append(f"from «{begun}» on, until ]")
        return f"  with your coding: {', '.join(said)}" if said else ""

    def words(self, span: Span | None) -> "Words":
        """Put together how the next coding is said."""
        from qualcode.workflow.readthrough import Words

        marks = tuple(mark for mark in PEOPLES_MARKS.values() if mark in self.marks)
        return Words(span, marks, starred=self.starred)

    def add(self, span: Span | None = None) -> bool:
        """Ask for a code and give it to the words."""
        code = choose_code(self.reading.view.material, prompt="code> ")
        if not code:
            return False
        words = self.words(span or self.span)
        return self.save(lambda: self.reading.give(code, words))

    def end_range(self) -> bool:
        """Give a code to everything from where a longer coding began to here."""
        if self.begun is None:
            click.echo("Say first where it begins: [ on its first passage, ] on its last.")
            return False
        here = self.here()
        span = Span(min(self.begun.start, here.start), max(self.begun.end, here.end))
        done = self.add(span)
        if done:
            self.begun = None
        return done

    def answer(self, key: str) -> bool:
        """Ask what the coder says to one coding in the margin."""
        claims = self.reading.view.margin(self.reading.passage)
        number = key if key != "0" else click.prompt("number", default="", show_default=False)
        claim = numbered(claims, number)
        if claim is None:
            click.echo(f"The margin has {counted(len(claims), 'coding')} here.")
            return False
        verdict = VERDICTS.get(pressed(f"{claim.code}: [a]ccept [r]eject [?]unsure > "))
        if verdict is None:
            return False
        words = self.words(self.span)
        return self.save(lambda: self.reading.answer(claim, verdict, words))

    def save(self, write: "Callable[[], Decision]") -> bool:
        """Write a decision; when the disk will not take it, say so and stay."""
        with telling():
            self.tell(write())
            return True
        return False

    def tell(self, made: "Decision") -> None:
        """Say what was written, and where it counts."""
        holder = self.reading.view.corpus.passage_holding(made.transcript, made.span)
        elsewhere = (
            f" · counts with turn {holder.turn}, which holds most of it"
            if holder and holder != self.reading.passage
            else ""
        )
        instead = " · instead of what you said before" if made.supersedes else ""
        said = f"saved: {made.code} {WORDS[made.verdict]}{elsewhere}{instead}"
        click.echo(styled(said, dim=True))

    def pass_on(self, *, no_to_open: bool) -> bool:
        """Write that the passage was read, and go on."""
        open_ = () if no_to_open else self.reading.view.undecided(self.reading.passage)
        with telling():
            self.reading.pass_on(but=open_)
            left = f" · {len(open_)} in the margin left open" if open_ else ""
            click.echo(styled(f"saved: read{left}", dim=True))
            return True
        return False

    def undo(self) -> bool:
        """Take back the last act and show its page again."""
        return is_undone(self.reading.undo, before="answer them in the margin.")

    def back(self) -> bool:
        """Show the page before."""
        if self.reading.back():
            return True
        click.echo("This is the first passage.")
        return False

    def go(self) -> bool:
        """Ask for a turn and show the first passage from there on."""
        said = click.prompt("turn", default="", show_default=False).strip()
        if not said.isdecimal():
            return False
        try:
            self.reading.place = self.reading.view.page_of_turn(int(said))
        except UsageError as error:
            click.echo(str(error))
            return False
        return True

    def sum_up(self) -> None:
        """Say what was decided and how much is read, and what to do next."""
        view = self.reading.view
        made = [one for act in self.reading.acts for one in act.events]
        given = sum(hasattr(one, "verdict") for one in made)
        read, total = self.count_read(), len(view.pages)
        click.echo()
        click.echo(
            f"Saved. {counted(given, 'coding')} decided; {read} of {total} passages of "
            f"{view.wish.transcript} read through."
        )
        if self.begun is not None:
            click.echo(
                "A coding over several turns was begun and not ended; nothing was saved of it."
            )
        if read < total:
            blind = " --blind" if view.wish.is_blind else ""
            codes = "".join(f" --code {one}" for one in view.wish.codes)
            next_step(
                f"qualcode read {view.wish.transcript} --coder {self.coder}{blind}{codes}   "
                "(goes on where you stopped)"
            )
        elif view.wish.is_blind:
            next_step(f"qualcode agree   (how far {self.coder} and other coders agree)")
        else:
            next_step("qualcode code   (the figures)   qualcode report")


def numbered(claims: "tuple[Claim, ...]", number: str) -> "Claim | None":
    """Give the coding of that number in the margin, from 1; ``None`` when there is none."""
    if not number.strip().isdecimal():
        return None
    place = int(number)
    return claims[place - 1] if 1 <= place <= len(claims) else None
