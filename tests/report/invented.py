"""An invented study: 13 participants, 30 codes in 3 themes, claims in every state."""

from dataclasses import replace

from qualcode.analyse import (
    GoldCoding,
    QuoteChoice,
    accuracy,
    by_role,
    choose_quotes,
    crossings,
    frequencies,
)
from qualcode.model import (
    Claim,
    Code,
    Codebook,
    Coding,
    Corpus,
    Decision,
    Example,
    Examples,
    Hit,
    Mark,
    Passage,
    Reading,
    Settings,
    Span,
    State,
    Theme,
    TimeRange,
    Transcript,
    Verdict,
)
from qualcode.report import AppendixMaterial, Version
from tests.building import corpus_of

NOTE = "Øvelsesmateriale: opdigtede interview. Må ikke citeres som empiri."
RESIDENTS = ("Samira", "Inger", "Yusuf", "Fadumo", "Kurt", "Jytte", "Nadia", "Ole", "Mehmet")
STAFF = ("Bent", "Trine", "Morten", "Karina")
THEMES = {
    "sociale": ("Sociale processer og lokalsamfund", "Social processes and community"),
    "fysiske": ("Fysiske rammer og byplan", "Physical setting and planning"),
    "organisering": ("Organisering og rammevilkår", "Organisation and conditions"),
}
WORDS = (
    "Lampen i tunnelen har været i stykker siden påske, og ingen ved, hvem der ejer den.",
    "Jo, jo, jeg er ikke bange. Men min datter, hun går hele vejen rundt om skolen.",
    "Hun har nøgle til mig, og jeg har nøgle til hende, sådan har det været i nitten år.",
    "Vi fik et brev, tre sider, med sådan nogle ord, og så vidste vi, at det var bestemt.",
    "Folk passer på det, der er pænt, det er min erfaring efter toogtyve år med kosten.",
    "Der er ingen, der spørger, hvordan her er. De spørger kun, om man tør bo her.",
)
STATES: tuple[State, ...] = (
    "read",
    "rules",
    "suggested",
    "rejected",
    "rules",
    "unsure",
    "disputed",
)
VERDICTS: dict[State, Verdict] = {
    "read": "accept",
    "rejected": "reject",
    "unsure": "unsure",
    "disputed": "accept",
}


def codebook_of(codes_per_theme: int = 10) -> Codebook:
    """Give three themes of codes; the second code of each stands under the first."""
    themes = []
    for theme, (danish, english) in THEMES.items():
        codes = tuple(_code(theme, number) for number in range(codes_per_theme))
        themes.append(Theme(theme, {"da": danish, "en": english}, codes))
    return Codebook(
        "vestparken", ("da", "en"), tuple(themes), fingerprint="257a28b65916" + "0" * 52
    )


def _code(theme: str, number: int) -> Code:
    return Code(
        f"{theme}_{number}",
        theme,
        label={
            "da": f"Emne {number} med et ret langt navn under {theme}",
            "en": f"Subject {number} under {theme}",
        },
        definition={"da": f"Hvad folk siger om emne {number}: små ting, de gør i hverdagen."},
        use={"da": "når emnet er det, der tales om, også når det nævnes med et ikke."}
        if number % 3
        else {},
        do_not_use={"da": f"når det er intervieweren, der siger det (→ {theme}_0)."},
        examples=Examples(typical=(Example(WORDS[number % len(WORDS)]),)) if number else Examples(),
        origin="emergent" if number == 3 else "a_priori",
        since="2022-10-04" if number == 3 else "",
        by="Maja" if number == 3 else "",
        parents=(f"{theme}_0",) if number == 1 else (),
    )


def study_corpus(turns: int = 6) -> Corpus:
    """Give 13 interviews and a field note; every second answer carries a time."""
    interviews: dict[str, list[tuple[str, str]]] = {}
    for number, name in enumerate((*RESIDENTS, *STAFF)):
        interviews[f"K{number + 1:02}"] = [
            line
            for turn in range(turns)
            for line in (
                ("I", "Føler du dig tryg, når du går hjem om aftenen?"),
                (name, f"{WORDS[(number + turn) % len(WORDS)]} Det er {turn} år siden."),
            )
        ]
    interviews["F01"] = [("", "Afdelingsmøde i beboerhuset. Lampen i loftet blinker.")]
    corpus = corpus_of(interviews, roles=dict.fromkeys(STAFF, "staff"))
    people = tuple(
        replace(one, area="Nordvangen" if number % 2 else "", age_group="40-49", position="")
        for number, one in enumerate(corpus.participants)
    )
    transcripts = tuple(_timed(one) for one in corpus.transcripts)
    return replace(corpus, participants=people, transcripts=transcripts)


def _timed(transcript: Transcript) -> Transcript:
    return replace(
        transcript,
        turns=tuple(
            replace(turn, time=TimeRange(turn.number * 39_500 if turn.number % 4 else None))
            for turn in transcript.turns
        ),
    )


def study_claims(
    corpus: Corpus, codebook: Codebook, *, states: tuple[State, ...] = STATES
) -> tuple[Claim, ...]:
    """Give two claims a passage, walking through states and codes."""
    claims = []
    codes = codebook.codes
    for number, passage in enumerate(corpus.passages):
        for step in range(2):
            code = codes[(number * 7 + step * (11 + number // 6)) % len(codes)]
            state = states[(number + step * 3) % len(states)]
            claims.append(claim_of(passage, code, state=state, number=number))
    return tuple(claims)


def claim_of(passage: Passage, code: Code, *, state: State, number: int = 0) -> Claim:
    """Give one claim with the codings and decisions that its state implies."""
    span = Span(passage.span.start, passage.span.start + 6)
    marks: tuple[Mark, ...] = (("negated",), ("prompted",), ())[number % 3]
    machine = Coding(
        passage,
        span,
        code.theme,
        code.id,
        coder="classifier" if state == "suggested" else "rules",
        source="classifier" if state == "suggested" else "rule",
        strength="" if state == "suggested" else "strong",
        hits=() if state == "suggested" else (Hit(code.id, span, "lampe+", "strong"),),
        score=0.712 if state == "suggested" else None,
        untested=state == "suggested",
        marks=marks,
    )
    verdict = VERDICTS.get(state)
    decisions = (_decision(passage, code, verdict=verdict, starred=number == 0),) if verdict else ()
    people = (
        (Coding(passage, span, code.theme, code.id, "maja", "person"),)
        if verdict in {"accept", "unsure"}
        else ()
    )
    return Claim(passage, code.theme, code.id, state, (*people, machine), decisions, marks)


def _decision(passage: Passage, code: Code, *, verdict: Verdict, starred: bool) -> Decision:
    return Decision(
        f"{passage.id} {code.id}",
        "maja",
        passage.transcript,
        "",
        Span(passage.span.start, passage.span.start + 6),
        code.id,
        verdict,
        "",
        starred=starred,
    )


def study_of(
    *,
    states: tuple[State, ...] = STATES,
    corpus: Corpus | None = None,
    codebook: Codebook | None = None,
    settings: Settings | None = None,
) -> AppendixMaterial:
    """Give everything an appendix is made of."""
    corpus = corpus or study_corpus()
    codebook = codebook or codebook_of()
    settings = settings or Settings(name="Vestparken", note=NOTE)
    claims = study_claims(corpus, codebook, states=states) if codebook.codes else ()
    roles = by_role(corpus, [role.name for role in settings.counted_roles])
    counting = settings.counting
    choice = QuoteChoice(counting=counting)
    gold = [
        GoldCoding(one.passage.transcript, one.passage.turn, one.code, "sure") for one in claims
    ]
    measured = {one.id for one in corpus.transcripts[:3]}
    return AppendixMaterial(
        corpus,
        codebook,
        settings,
        claims,
        frequencies(claims, corpus=corpus, codebook=codebook, groups=roles, counting=counting),
        crossings(claims, corpus=corpus, codebook=codebook, counting=counting),
        choose_quotes(claims, corpus=corpus, codebook=codebook, choice=choice),
        choice,
        run="3f9a17c2b4d0",
        version="0.1.0",
        readings=readings_of(corpus) if "read" in states and corpus.transcripts else (),
        history=(
            Version(1, "2022-09-01", "maja", "første version"),
            Version(2, "2022-09-14", "jonas", "lyst er ikke lys", "belysning: – lys*"),
        ),
        accuracy=accuracy(claims, gold=gold, transcripts=measured, corpus=corpus),
    )


def readings_of(corpus: Corpus) -> tuple[Reading, ...]:
    """Give one coder who has read the first interview through."""
    transcript = corpus.transcripts[0]
    whole = Span(0, len(transcript.text))
    return (Reading("r1", "jonas", transcript.id, transcript.fingerprint, (whole,), ()),)
