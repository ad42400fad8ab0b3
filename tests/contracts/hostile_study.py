"""One study in which whatever people write is hostile to the formats it is written in."""

from dataclasses import dataclass, replace
from pathlib import Path

from qualcode.analyse import QuoteChoice, by_role, choose_quotes, crossings, frequencies
from qualcode.classify import Learned
from qualcode.language import tokenise
from qualcode.model import (
    Code,
    Codebook,
    Coding,
    Corpus,
    Decision,
    Example,
    Examples,
    Hit,
    Memo,
    Passage,
    Settings,
    Span,
    Subject,
    Theme,
    Verdict,
)
from qualcode.report import AppendixMaterial
from qualcode.review import Placed, Policy, settle
from qualcode.store import Journals, find_project
from qualcode.workflow.material import Material
from qualcode.workflow.study import Study
from tests.building import corpus_of

CONTROLS = "".join(map(chr, (*range(0x20), *range(0x7F, 0xA0))))
TEXTS = (
    '=HYPERLINK("http://example.org/";"klik")',
    "+1",
    "-1+2",
    "@SUM(A1:A9)",
    "＝1+1",
    "<script>document.documentElement.dataset.hacked='yes'</script>",
    "<img src=x onerror=\"document.documentElement.dataset.hacked='yes'\">",
    "</noscript></title></style><svg onload=alert(1)>",
    "]]> <![CDATA[ ]]> <!-- --!> <?xml version='1.0'?>",
    "&amp; &lt;b&gt; &#x0; &bogus; & alene",
    f"styretegn {CONTROLS} slut",
    "linjeskift \u2028 afsnit \u2029 slut",
    "ikke-tegn \ufffe \uffff \ufdd0 \ufeff slut",
    "halve \ud83d tegn \udc00 slut",
    "langt " + "ord og flere ord, " * 600,
    "x" * 3_000,
    "עברית \u202eשמאלה\u202c \u2067isolat\u2069 مرحبا \u200f",
    "👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 𝔘𝔫𝔦",
    "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢ e\u0301 \u0301alene",
    "tab\ther\nny linje\r\nog\ren til",
    "'; DROP TABLE codes; -- \" ` [x]",
    "{0} {name} {{7*7}} %s %d \\n \\x00 $HOME ${x}",
    "_x0041_ _x000D_ _x",
    "  blanke  i  begge ender  ",
    "'=allerede",
)
# As much of each as four times fits a cell of a workbook.
CODE_TEXTS = tuple(text[:4_000] for text in TEXTS)
NAMES = (TEXTS[0], TEXTS[5], TEXTS[8], "שרה \u202eאב", "halv \ud83d", "med\x00nul\x85", "a;b\t'c")
IDS = ('K"<i>=9&', "=K1+1", "pr\udcf8ve")
WORDS = " og så seks almindelige ord til."


@dataclass(frozen=True, slots=True)
class Hostile:
    """The study, what its appendix and database are made of, and its memos."""

    study: Study
    material: AppendixMaterial


def hostile_study(folder: Path, *, report: str = "da") -> Hostile:
    """Give the study; the folder is only where its project would be."""
    corpus, codebook = _corpus(), _codebook()
    decisions = _decisions(corpus, codebook)
    claims = settle(
        _codings(corpus, codebook),
        decisions=decisions,
        readings=(),
        corpus=corpus,
        policy=Policy(codes=codebook.codes),
    )
    settings = Settings(
        name=f"Navn {TEXTS[5]}", note=f"Bemærk {TEXTS[8]} {TEXTS[13]}", report_language=report
    )
    (folder / "transcripts").mkdir(parents=True)
    (folder / "qualcode.yaml").write_text("name: x\n", encoding="utf-8")
    material = Material(
        project=find_project(folder),
        settings=settings,
        codebook=codebook,
        codebook_data=b"codebook: x\n",
        corpus=corpus,
        tokenised=tokenise({}),
        journals=Journals(decisions=decisions),
        problems=(),
    )
    study = Study(material, (), Placed(decisions, ()), Learned(), claims)
    choice = QuoteChoice(per_code=None, per_participant=None, longest=10**6)
    return Hostile(
        study,
        AppendixMaterial(
            corpus,
            codebook,
            settings,
            claims,
            frequencies(
                claims,
                corpus=corpus,
                codebook=codebook,
                groups=by_role(corpus, ["resident", "staff"]),
            ),
            crossings(claims, corpus=corpus, codebook=codebook),
            choose_quotes(claims, corpus=corpus, codebook=codebook, choice=choice),
            choice,
            run="r1",
            version="0.1.0",
            memos=_memos(),
        ),
    )


def canonical(text: str) -> str:
    """Give a text with the line ends that every reader gives: line feeds."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _corpus() -> Corpus:
    """Give an interview a name: every text is asked and answered with."""
    interviews = {}
    for number, name in enumerate(NAMES, start=1):
        said = [canonical(text) + WORDS for text in TEXTS[(number - 1) % 3 :: 3]]
        turns = [line for text in said for line in (("I", text), (name, text))]
        interviews[f"K{number}"] = turns
    for name in IDS:
        interviews[name] = [("I", "Nå?"), (NAMES[0], TEXTS[5] + WORDS)]
    corpus = corpus_of(interviews, roles={NAMES[0]: "staff"})
    people = tuple(
        replace(
            one,
            area=TEXTS[number % len(TEXTS)],
            position=TEXTS[(number + 7) % len(TEXTS)],
            extra={
                name: TEXTS[(number + place + 14) % len(TEXTS)] for place, name in enumerate(NAMES)
            },
        )
        for number, one in enumerate(corpus.participants)
    )
    return replace(corpus, participants=people)


def _codebook() -> Codebook:
    """Give a code for each text, which is its label, its texts and its examples."""
    codes = tuple(
        Code(
            f"kode_{number}",
            "ude" if number % 2 else "hjem",
            label={"da": text},
            definition={"da": f"d{number} {text}"},
            use={"da": f"b{number} {text}"},
            do_not_use={"da": f"i{number} {text}"},
            examples=Examples(typical=(Example(f"e{number} {text}"),)),
            by=text,
        )
        for number, text in enumerate(CODE_TEXTS)
    )
    themes = tuple(
        Theme(
            name,
            {"da": f"Tema {text}"},
            tuple(one for one in codes if one.theme == name),
            definition={"da": text},
        )
        for name, text in (("hjem", TEXTS[6]), ("ude", TEXTS[13]))
    )
    return Codebook(f"bog {TEXTS[8]}", ("da",), themes, fingerprint="f" * 64)


def _codings(corpus: Corpus, codebook: Codebook) -> list[Coding]:
    """Let a rule that is a hostile text hit every passage with one code."""
    return [
        Coding(
            passage,
            passage.span,
            code.theme,
            code.id,
            coder="rules",
            source="rule",
            strength="strong",
            hits=(Hit(code.id, passage.span, TEXTS[number % len(TEXTS)], "strong"),),
        )
        for number, passage in enumerate(corpus.passages)
        for code in (codebook.codes[number % len(codebook.codes)],)
    ]


def _decisions(corpus: Corpus, codebook: Codebook) -> tuple[Decision, ...]:
    verdicts: tuple[Verdict, ...] = ("accept", "accept", "unsure", "reject")
    return tuple(
        _decision(passage, codebook.codes[(number * 3) % len(codebook.codes)], number, verdict)
        for number, passage in enumerate(corpus.passages)
        for verdict in (verdicts[number % len(verdicts)],)
    )


def _decision(passage: Passage, code: Code, number: int, verdict: Verdict) -> Decision:
    return Decision(
        f"d{number:03}",
        NAMES[number % len(NAMES)],
        passage.transcript,
        "",
        Span(passage.span.start, passage.span.end),
        code.id,
        verdict,
        "",
        time=f"2026-01-01T10:{number % 60:02}:00Z",
    )


def _memos() -> tuple[Memo, ...]:
    return tuple(
        Memo(
            f"memo {number}",
            (NAMES[number % len(NAMES)],),
            "2026-01-01T10:00:00Z",
            (Subject("code", f"kode_{number}"),),
            f"m{number} {text}",
        )
        for number, text in enumerate(TEXTS)
    )
