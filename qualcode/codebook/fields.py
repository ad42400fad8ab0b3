"""What a codebook file may hold, key by key: one table for the loader and the schema."""

from dataclasses import dataclass
from typing import Literal, get_args

from qualcode.model.codebook import Origin, Scope

Kind = Literal[
    "id", "text", "wording", "texts", "choice", "color", "rules", "examples", "themes", "codes"
]


@dataclass(frozen=True, slots=True)
class Field:
    """One key: what kind of value it takes, and what it is for, in English and Danish."""

    name: str
    kind: Kind
    english: str
    danish: str
    choices: tuple[str, ...] = ()
    required: bool = False


Fields = tuple[Field, ...]

CODEBOOK: Fields = (
    Field("codebook", "text", "The codebook's name.", "Kodebogens navn."),
    Field(
        "languages",
        "texts",
        "Languages of texts and rules; the first is the default.",
        "Sprog for tekster og regler; det første gælder, hvor intet er sagt.",
    ),
    Field("themes", "themes", "The themes, in order.", "Temaerne i rækkefølge.", required=True),
)

_ID = Field(
    "id",
    "id",
    "Permanent name; never change it, decisions hang on it.",
    "Fast navn; lav det aldrig om, afgørelser hænger på det.",
    required=True,
)
_LABEL = Field(
    "label",
    "wording",
    "The name that reports show; may change freely.",
    "Navnet i rapporter; må ændres frit.",
)
_DEFINITION = Field("definition", "wording", "What it is about.", "Hvad det handler om.")
_CODES = Field("codes", "codes", "The codes, in order.", "Koderne i rækkefølge.")

THEME: Fields = (_ID, _LABEL, _DEFINITION, _CODES)

CODE: Fields = (
    _ID,
    _LABEL,
    _DEFINITION,
    Field("use", "wording", "When to use the code.", "Hvornår koden bruges."),
    Field(
        "do_not_use",
        "wording",
        "When not to use it, and which code to use instead.",
        "Hvornår den ikke bruges, og hvilken kode der så bruges.",
    ),
    Field(
        "scope",
        "choice",
        "passage: a subject that runs over passages. utterance: a single act of speech.",
        "passage: et emne, der løber over passager. utterance: en enkelt talehandling.",
        choices=get_args(Scope),
    ),
    Field(
        "rules",
        "rules",
        "Keyword rules, for the default language or by language.",
        "Nøgleordsregler, for standardsproget eller pr. sprog.",
    ),
    Field(
        "examples",
        "examples",
        "Example sentences; two of the three kinds are tests of the rules.",
        "Eksempelsætninger; to af de tre slags er prøver på reglerne.",
    ),
    Field(
        "origin",
        "choice",
        "Thought of beforehand, or found in the material.",
        "Tænkt på forhånd eller fundet i materialet.",
        choices=get_args(Origin),
    ),
    Field("since", "text", "When the code came in.", "Hvornår koden kom til."),
    Field("by", "text", "Who brought it in.", "Hvem der tog den ind."),
    Field("was", "texts", "Earlier ids of this code.", "Kodens tidligere id'er."),
    Field("color", "color", "#RGB or #RRGGBB, in quotes.", "#RGB eller #RRGGBB, i anførselstegn."),
    Field("codes", "codes", "Codes under this one.", "Koder under denne."),
)

RULES: Fields = (
    Field(
        "strong",
        "texts",
        "A hit codes the passage.",
        "Rammer en af dem, kodes passagen.",
    ),
    Field(
        "weak",
        "texts",
        "A hit only suggests the code.",
        "Rammer en af dem, foreslås koden blot.",
    ),
    Field(
        "except",
        "texts",
        "A hit voids the strong and weak hits that it covers.",
        "Ophæver de stærke og svage træf, som den dækker.",
    ),
    Field(
        "roles",
        "texts",
        "Only these roles; nobody named: everyone who counts.",
        "Kun disse roller; er ingen nævnt: alle, der tæller.",
    ),
)

EXAMPLES: Fields = (
    Field(
        "typical",
        "texts",
        "Strong rules must hit each of them: a test.",
        "Stærke regler skal ramme hver af dem: en prøve.",
    ),
    Field(
        "without_keywords",
        "texts",
        "On the subject, but without the words of the rules.",
        "Om emnet, men uden reglernes ord.",
    ),
    Field(
        "false_friends",
        "texts",
        "Strong rules must hit none of them: a test.",
        "Stærke regler må ikke ramme nogen af dem: en prøve.",
    ),
)

LANGUAGE_CODE = r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*"
COLOR = r"#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})"


def names(fields: Fields) -> tuple[str, ...]:
    """Give the keys of a table, in its order."""
    return tuple(field.name for field in fields)
