"""A code's texts, rules and examples in one memo, and a memo taken apart again.

Other programs give a code a name and one text. Ours go into it under fixed headings, in
Danish or English; what stands under no heading is the definition, so that no text is lost.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from qualcode.model import Code

Part = str
LISTS: tuple[Part, ...] = (
    "strong",
    "weak",
    "except",
    "typical",
    "without_keywords",
    "false_friends",
)
TEXTS: tuple[Part, ...] = ("use", "do_not_use", "place", "id")
HEADINGS: Mapping[str, Mapping[Part, str]] = {
    "da": {
        "use": "Brug:",
        "do_not_use": "Brug ikke:",
        "strong": "Stærke regler:",
        "weak": "Svage regler:",
        "except": "Undtagelser:",
        "typical": "Typiske eksempler:",
        "without_keywords": "Eksempler uden nøgleord:",
        "false_friends": "Falske venner:",
        "place": "Placering:",
        "id": "Id:",
    },
    "en": {
        "use": "Use:",
        "do_not_use": "Do not use:",
        "strong": "Strong rules:",
        "weak": "Weak rules:",
        "except": "Exceptions:",
        "typical": "Typical examples:",
        "without_keywords": "Examples without keywords:",
        "false_friends": "False friends:",
        "place": "Place:",
        "id": "Id:",
    },
}
_PARTS = {
    heading.casefold(): part for words in HEADINGS.values() for part, heading in words.items()
}
_BULLET = "- "


@dataclass(frozen=True, slots=True)
class Memo:
    """A memo in parts; ``lists`` holds rules and examples by kind, empty ones left out."""

    definition: str = ""
    texts: Mapping[Part, str] = field(default_factory=dict)
    lists: Mapping[Part, tuple[str, ...]] = field(default_factory=dict)

    @property
    def examples(self) -> Mapping[Part, tuple[str, ...]]:
        """The example sentences by kind."""
        return {kind: texts for kind, texts in self.lists.items() if kind in LISTS[3:]}


def memo_of(code: Code, *, language: str, place: str = "") -> Memo:
    """Give what a memo says of a code in one language; ``place`` is its path in the tree."""
    texts = {
        "use": code.use.get(language, ""),
        "do_not_use": code.do_not_use.get(language, ""),
        "place": place,
        "id": code.id,
    }
    kinds = {
        "typical": code.examples.typical,
        "without_keywords": code.examples.without_keywords,
        "false_friends": code.examples.false_friends,
    }
    lists = {
        strength: tuple(
            rule.text
            for rule in code.rules
            if rule.strength == strength and rule.language == language
        )
        for strength in LISTS[:3]
    }
    for kind, examples in kinds.items():
        lists[kind] = tuple(one.text for one in examples if one.language in {"", language})
    return Memo(
        code.definition.get(language, ""),
        {part: text for part, text in texts.items() if text},
        {part: items for part, items in lists.items() if items},
    )


def compose(memo: Memo, *, language: str) -> str:
    """Write a memo as one text; headings are Danish for ``da``, else English."""
    headings = HEADINGS.get(language, HEADINGS["en"])
    parts = [memo.definition] if memo.definition else []
    for part in (*TEXTS[:2], *LISTS, *TEXTS[2:]):
        if part in memo.texts:
            parts.append(f"{headings[part]}\n{memo.texts[part]}")
        elif part in memo.lists:
            items = "\n".join(_BULLET + " ".join(item.split()) for item in memo.lists[part])
            parts.append(f"{headings[part]}\n{items}")
    return "\n\n".join(parts)


def take_apart(text: str) -> Memo:
    """Give the parts of a memo; text under no heading, or in no list, is the definition."""
    free: list[str] = []
    texts: dict[Part, list[str]] = {}
    lists: dict[Part, list[str]] = {}
    part = ""
    for line in text.split("\n"):
        heading = _PARTS.get(line.strip().casefold(), "")
        if heading:
            part = heading
        elif part in TEXTS:
            texts.setdefault(part, []).append(line)
        elif part and line.startswith(_BULLET) and line[2:].strip():
            lists.setdefault(part, []).append(line[2:].strip())
        elif line.strip() or not part:
            free.append(line)
    return Memo(
        _joined(free),
        {name: joined for name, lines in texts.items() if (joined := _joined(lines))},
        {name: tuple(items) for name, items in lists.items()},
    )


def _joined(lines: Sequence[str]) -> str:
    return "\n".join(line.rstrip() for line in lines).strip()
