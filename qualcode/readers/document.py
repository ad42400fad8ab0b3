"""From what a document holds to what was said in it, whatever format it came in."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from qualcode.readers.blocks import Block, Left, left_out, lines_of
from qualcode.readers.draft import Draft
from qualcode.readers.text import read_all_lines


def read_blocks(
    blocks: Sequence[Block], left: Left, *, file: str, declared: Collection[str]
) -> Draft:
    """Give what the paragraphs and tables of a document say."""
    draft = read_all_lines(list(lines_of(blocks)), file=file, declared=declared)
    steps, problems = left_out(left, file=file)
    return replace(draft, steps=(*draft.steps, *steps), problems=(*problems, *draft.problems))
