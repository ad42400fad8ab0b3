"""A codebook of ours as categories that other programs can take."""

from collections.abc import Callable, Mapping, Sequence

from qualcode.codebook.dictionaries.category import Branch, Category, Entry
from qualcode.codebook.dictionaries.code_lists import PLACE
from qualcode.codebook.dictionaries.globs import as_globs
from qualcode.codebook.dictionaries.identifiers import unique_names
from qualcode.codebook.dictionaries.memo import Memo, compose, memo_of
from qualcode.model import Code, Codebook, Rule, Theme

Forms = Mapping[tuple[str, str], Sequence[str]]
_LEVEL_SIGNS = str.maketrans({">": "›", "\\": "/"})


def dictionary(codebook: Codebook, *, language: str, forms: Forms) -> tuple[Category, ...]:
    """Give themes, codes and the words of strong rules in one language, named by their ids.

    ``forms`` are the forms that a rule catches in a corpus, by code id and rule text.
    """

    def category(code: Code) -> Category:
        words = dict.fromkeys(
            word
            for rule in code.rules
            if exported(rule, language=language)
            for word in as_globs(rule, forms=forms.get((code.id, rule.text), ()))
        )
        entries = tuple(Entry(word) for word in words)
        return Category(code.id, code.line, entries=entries)

    return tuple(
        Category(theme.id, theme.line, under=_tree(theme, category=category))
        for theme in codebook.themes
    )


def exported(rule: Rule, *, language: str) -> bool:
    """Tell whether a rule goes into a dictionary: strong ones of the language do."""
    return rule.strength == "strong" and rule.language == language


def code_list(
    codebook: Codebook, *, language: str, longest: int = 0, levels: bool = True
) -> tuple[Category, ...]:
    """Give themes and codes by their labels, each label once in the whole book.

    All texts, rules and examples in the language are in the memo. ``longest`` cuts labels.
    ``levels`` tells that the format holds a tree; without it the memo of a code says where
    the code stands.
    """
    names = names_of(codebook, language=language, longest=longest)

    def category(code: Code) -> Category:
        above = [names[code.theme, ""], *(names[code.theme, one] for one in code.parents)]
        place = "" if levels else PLACE.join(above)
        memo = description_of(code, language=language, place=place)
        return Category(names[code.theme, code.id], code.line, memo=memo, color=code.color)

    return tuple(
        Category(
            names[theme.id, ""],
            theme.line,
            memo=theme_description(theme, language=language),
            under=_tree(theme, category=category),
        )
        for theme in codebook.themes
    )


def description_of(code: Code, *, language: str, place: str = "") -> str:
    """Give all texts, rules and examples of a code in a language under fixed headings."""
    return compose(memo_of(code, language=language, place=place), language=language)


def theme_description(theme: Theme, *, language: str) -> str:
    """Give a theme's definition in a language, and its id, as a description."""
    memo = Memo(theme.definition.get(language, ""), {"id": theme.id})
    return compose(memo, language=language)


def names_of(
    codebook: Codebook, *, language: str, longest: int = 0
) -> Mapping[tuple[str, str], str]:
    """Give the name of each theme and code, by theme id and code id ("" for the theme)."""
    things: list[tuple[tuple[str, str], Theme | Code]] = []
    for theme in codebook.themes:
        things.append(((theme.id, ""), theme))
        things += [((theme.id, code.id), code) for code in theme.codes]
    labels = [
        " ".join(thing.label_in(language).translate(_LEVEL_SIGNS).split()) for _, thing in things
    ]
    names = unique_names(labels, longest=longest)
    return {key: name for (key, _), name in zip(things, names, strict=True)}


def _tree(theme: Theme, *, category: Callable[[Code], Category]) -> tuple[Category, ...]:
    """Give a theme's codes as a tree: codes stand after their parents, in order."""
    top = Branch(Category(theme.id), [])
    branches: dict[str, Branch] = {}
    for code in theme.codes:
        branch = Branch(category(code), [])
        parent = branches[code.parents[-1]] if code.parents else top
        parent.under.append(branch)
        branches[code.id] = branch
    return top.grown().under
