"""A program that reviews as a coder does, in processes of their own that may be killed.

Reads an order a line: the project's folder, then ``CODER:DEVICE:ACTS`` for each process, 0
acts for as long as it lives, with tabs between.
Writes ``started PID``, then ``said ID …`` and ``undone ID …`` once each is saved, and at last
``ended STATUS …``. A process that hangs is ended by an alarm.
"""

import itertools
import os
import signal
import sys
from pathlib import Path

from qualcode.review import Item
from qualcode.store import Cache, Project
from qualcode.workflow.material import Material, read_material
from qualcode.workflow.reviewing import Queue
from qualcode.workflow.sitting import Reply, Sitting

LONGEST = 60
OTHER = {"belysning": "tryghed", "tryghed": "belysning"}


def tell(*words: object) -> None:
    """Write one line in one piece."""
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


def review(material: Material, coder: str, device: str, acts: int) -> None:
    """Decide, give other codes, and undo, and acknowledge each once it is saved."""
    items = [
        Item(passage, code.id) for passage in material.corpus.passages for code in material.codebook
    ]
    queue = Queue(coder, tuple(items * 500), done=0, others={})
    clock = itertools.count()
    sitting = Sitting(material, queue, device=device, clock=lambda: f"2026-01-05T{next(clock):06}")
    for number in itertools.count(1) if not acts else range(1, acts + 1):
        item = sitting.item
        if item is None:
            break
        if number % 7 == 0:
            step = sitting.undo()
            tell("undone", *(one.id for one in step.written) if step else ())
            continue
        reply = (
            Reply("accept", code=OTHER[item.code])
            if number % 5 == 0
            else Reply(("accept", "reject", "unsure")[number % 3])
        )
        tell("said", *(one.id for one in sitting.reply(reply)))


def main(cache: Path) -> None:
    """Carry out orders until there are no more."""
    for line in sys.stdin:
        folder, *orders = line.rstrip("\n").split("\t")
        material = read_material(Project(Path(folder)), cache=Cache(cache))
        children = []
        for order in orders:
            coder, device, acts = order.split(":")
            child = os.fork()
            if not child:
                signal.alarm(LONGEST)
                review(material, coder, device, int(acts))
                os._exit(0)
            children.append(child)
            tell("started", child)
        tell("ended", *(os.waitstatus_to_exitcode(os.waitpid(one, 0)[1]) for one in children))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
