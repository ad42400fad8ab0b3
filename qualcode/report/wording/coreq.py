"""What COREQ's items 24 to 32 ask, and how an appendix answers, in Danish and English.

Item texts: Tong, Sainsbury & Craig 2007, in our own words. Numbers in braces are filled in
the order of the item's amounts.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CoreqWords:
    """The words of the table in one language.

    ``asks`` are the items' titles and questions by number; ``told`` what the appendix answers,
    ``missing`` what it does not and somebody must.
    """

    heading: str
    lead: str
    caption: str
    description: str
    columns: tuple[str, str, str, str]
    asks: Mapping[int, tuple[str, str]]
    told: Mapping[int, str]
    missing: Mapping[int, str]


COREQ_DANISH = CoreqWords(
    heading="Hvad bilaget svarer på i COREQ",
    lead=(
        "COREQ er en tjekliste for kvalitative studier (Tong, Sainsbury og Craig 2007). Punkt 24 "
        "til 32 handler om analyse og resultater. Bilaget svarer på {covered} af {all}; resten må "
        "forskeren svare på."
    ),
    caption="COREQ, punkt 24–32",
    description="For hvert punkt: hvad der spørges om, hvor svaret står, og hvad det er.",
    columns=("Punkt", "Spørger om", "Afsnit", "Svar"),
    asks={
        24: ("Antal kodere", "Hvor mange kodede materialet?"),
        25: ("Kodetræet", "Er kodetræet beskrevet?"),
        26: ("Temaernes oprindelse", "Var temaerne givet på forhånd, eller kom de af materialet?"),
        27: ("Program", "Hvilket program blev brugt?"),
        28: ("Deltagervalidering", "Har deltagerne givet respons på resultaterne?"),
        29: ("Citater", "Er der citater, og fremgår det, hvem de er fra?"),
        30: ("Data og resultater", "Passer data og resultater sammen?"),
        31: ("Hovedtemaer", "Fremgår hovedtemaerne klart?"),
        32: ("Mindre temaer", "Er afvigende tilfælde eller mindre temaer beskrevet?"),
    },
    told={
        24: "Kodere: {0}.",
        25: "Koder med definition: {0} af {1}.",
        26: "Koder tilføjet undervejs: {0}. Gemte versioner af kodebogen: {1}.",
        27: "Programmets navn og version.",
        29: "Citater: {0}. Deltagere, der citeres: {1}.",
        30: "Kodninger, som et menneske har læst og sagt ja til: {0}; citaterne har deres sted.",
        31: "Temaer: {0}, med deltagere og udsagn for hver kode.",
        32: "Citater, der siger nej eller imod: {0}. Koder med citater, som få taler om: {1}.",
    },
    missing={
        24: "ingen har taget stilling til kodningerne endnu",
        25: "kodebogen står her ikke, eller ingen af koderne har en definition",
        26: "om koderne kom af teori, opgaven eller materialet",
        27: "afsnit A er udeladt",
        28: "om deltagerne har set og svaret på resultaterne",
        29: "her er ingen citater, hvor man kan se, hvem de er fra",
        30: "ingen har læst, om kodningerne passer til udsagnene, eller tallene er udeladt",
        31: "afsnit D er udeladt",
        32: "her er ingen citater fra afvigende tilfælde eller mindre temaer",
    },
)

COREQ_ENGLISH = CoreqWords(
    heading="What this appendix answers in COREQ",
    lead=(
        "COREQ is a checklist for qualitative studies (Tong, Sainsbury & Craig 2007). Items 24 to "
        "32 are about analysis and findings. This appendix answers {covered} of {all}; the others "
        "are the researcher's to answer."
    ),
    caption="COREQ, items 24–32",
    description="For each item: what is asked, where the answer stands, and what it is.",
    columns=("Item", "Asks", "Section", "Answer"),
    asks={
        24: ("Number of data coders", "How many coded the data?"),
        25: ("Description of the coding tree", "Is the coding tree described?"),
        26: ("Derivation of themes", "Were themes given in advance, or derived from the data?"),
        27: ("Software", "Which software was used?"),
        28: ("Participant checking", "Did participants give feedback on the findings?"),
        29: ("Quotations presented", "Are there quotations, and is it told whose each one is?"),
        30: ("Data and findings consistent", "Are the data consistent with the findings?"),
        31: ("Clarity of major themes", "Are the major themes clearly presented?"),
        32: ("Clarity of minor themes", "Are diverse cases or minor themes described?"),
    },
    told={
        24: "Coders: {0}.",
        25: "Codes with a definition: {0} of {1}.",
        26: "Codes added underway: {0}. Saved versions of the codebook: {1}.",
        27: "The program's name and version.",
        29: "Quotes: {0}. Participants who are quoted: {1}.",
        30: "Codings that a person has read and accepted: {0}; the quotes have their places.",
        31: "Themes: {0}, with participants and passages for each code.",
        32: "Quotes that say no or contradict: {0}. Codes with quotes that few speak of: {1}.",
    },
    missing={
        24: "nobody has decided yet",
        25: "the codebook is not in it, or no code has a definition",
        26: "whether the codes came from theory, the task or the material",
        27: "section A is left out",
        28: "participant checking",
        29: "no quotes that tell whose they are",
        30: "nobody has read whether the codings fit, or the figures are left out",
        31: "section D is left out",
        32: "no quotes of diverse cases or minor themes",
    },
)

COREQ_WORDS: Mapping[str, CoreqWords] = {"da": COREQ_DANISH, "en": COREQ_ENGLISH}
