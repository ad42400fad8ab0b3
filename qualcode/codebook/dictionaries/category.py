"""What all foreign formats come to: a tree of named categories with words and memos."""

from dataclasses import dataclass, replace

from qualcode.model import Problem


@dataclass(frozen=True, slots=True)
class Line:
    """One record of a table: the line it starts on (from 1), its cells, and a cell's colour.

    ``color`` is that of the first cell, ``#rrggbb``, "" where there is none.
    """

    number: int
    cells: tuple[str, ...]
    color: str = ""

    def cell(self, place: int) -> str:
        """Give the cell at a place (from 0), stripped; "" beyond the last."""
        return self.cells[place].strip() if place < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A word or a row of words as a rule of our notation, and the line it was read from."""

    rule: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Category:
    """One node of the tree. ``label`` is a longer name where the format has two."""

    name: str
    line: int = 0
    label: str = ""
    memo: str = ""
    color: str = ""
    entries: tuple[Entry, ...] = ()
    under: tuple["Category", ...] = ()

    @property
    def title(self) -> str:
        """The longer name, else the name."""
        return self.label or self.name


@dataclass(frozen=True, slots=True)
class Foreign:
    """What came of a file; with an error among ``problems`` it is not to be used."""

    categories: tuple[Category, ...]
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class Branch:
    """A category while it is being read: grows where lines of a file say so."""

    category: Category
    under: list["Branch"]

    def grown(self) -> Category:
        """Give the category with all that is under it."""
        return replace(self.category, under=tuple(one.grown() for one in self.under))

    def child(self, name: str, *, line: int) -> "Branch":
        """Give the branch of that name under this one; made at the end if there is none."""
        for one in self.under:
            if one.category.name.casefold() == name.casefold():
                return one
        self.under.append(Branch(Category(name, line), []))
        return self.under[-1]

    def at(self, path: tuple[str, ...], *, line: int) -> "Branch":
        """Give the branch at the end of a path, made as needed."""
        branch = self
        for name in path:
            branch = branch.child(name, line=line)
        return branch


def root() -> Branch:
    """Give an empty tree."""
    return Branch(Category(""), [])
