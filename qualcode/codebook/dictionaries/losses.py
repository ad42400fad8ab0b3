"""What of a codebook has no place in another program, line by line."""

from collections.abc import Iterator, Mapping
from typing import Literal

from qualcode.codebook.dictionaries.globs import as_globs, is_plain
from qualcode.codebook.dictionaries.outline import Forms, exported, names_of
from qualcode.codebook.findings import Findings, Place, shorten
from qualcode.model import Code, Codebook, Near, Phrase, Problem, Rule

Target = Literal["quanteda", "maxqda", "atlas", "taguette", "qdc"]
TARGETS: tuple[Target, ...] = ("quanteda", "maxqda", "atlas", "taguette", "qdc")
LONGEST: Mapping[Target, int] = {"maxqda": 63, "qdc": 63}
WITH_LEVELS: frozenset[Target] = frozenset({"quanteda", "maxqda", "qdc"})
WITH_COLORS: frozenset[Target] = frozenset({"atlas", "qdc"})
_START = Place(1, 1)
_SHOWN = 8
_WITHOUT = {
    "weak": "weak rules are not exported, since they would count as much as strong ones",
    "except": "exceptions are not exported, since nothing in a dictionary takes words away",
}


def losses(
    codebook: Codebook, *, target: Target, language: str, forms: Forms, file: str
) -> tuple[Problem, ...]:
    """Give a problem for each thing that is left out (warning) or changed (note)."""
    findings = Findings(file)
    if target == "quanteda":
        _report_dictionary(codebook, language=language, forms=forms, findings=findings)
    else:
        _report_code_list(codebook, target=target, language=language, findings=findings)
    _report_languages(codebook, language=language, findings=findings)
    return findings.in_order()


def _report_dictionary(
    codebook: Codebook, *, language: str, forms: Forms, findings: Findings
) -> None:
    findings.note(
        _START,
        "a dictionary holds words alone: labels, definitions, when to use a code, scope, origin, "
        "colours and earlier ids stay here.",
        "",
    )
    for code in codebook:
        for what in _no_words(code, language=language):
            findings.warning(Place(code.line, 1), f'"{code.id}": {what}.', "")
        for rule in code.rules:
            if exported(rule, language=language):
                _report_rule(code, rule, forms=forms, findings=findings)


def _no_words(code: Code, *, language: str) -> Iterator[str]:
    """Give what of a code is no word that counts: examples, weak rules, exceptions."""
    kinds = (code.examples.typical, code.examples.without_keywords, code.examples.false_friends)
    if any(kinds):
        yield f"its {sum(map(len, kinds))} examples are not exported"
    for strength, reason in _WITHOUT.items():
        rules = [
            one.text for one in code.rules if (one.strength, one.language) == (strength, language)
        ]
        if rules:
            yield f"{reason}: {', '.join(rules)}"


def _report_rule(code: Code, rule: Rule, *, forms: Forms, findings: Findings) -> None:
    place = Place(rule.line, rule.column)
    named = f'the rule "{shorten(rule.text)}" of "{code.id}"'
    caught = forms.get((code.id, rule.text), ())
    words = as_globs(rule, forms=caught)
    if not words:
        findings.warning(place, f"{named} is not exported: {_why(rule)}.", "")
        return
    if rule.roles:
        findings.warning(
            place, f"{named} loses its roles ({', '.join(rule.roles)}): it runs on everyone.", ""
        )
    if not is_plain(rule.term):
        _report_forms(place, named=named, words=words, found=bool(caught), findings=findings)


def _report_forms(
    place: Place, *, named: str, words: tuple[str, ...], found: bool, findings: Findings
) -> None:
    if not found:
        findings.note(
            place,
            f'{named} is exported as "{words[0]}" alone: no form of it is in this corpus.',
            "",
        )
        return
    shown = ", ".join(words[:_SHOWN]) + (", …" if len(words) > _SHOWN else "")
    findings.note(
        place,
        f"{named} is exported as the {len(words)} form{'s' if len(words) > 1 else ''} found in "
        f"this corpus: {shown}.",
        "",
    )


def _why(rule: Rule) -> str:
    if isinstance(rule.term, Phrase):
        return "no word of this corpus fits the regular expression, and globs cannot say it"
    if isinstance(rule.term, Near):
        return "globs cannot say that words are near each other (~)"
    return "globs cannot say that words are in one passage (&)"


def _report_code_list(
    codebook: Codebook, *, target: Target, language: str, findings: Findings
) -> None:
    findings.note(
        _START,
        "rules, examples and when to use a code go into its memo, as text under fixed headings; "
        "the program does not apply them.",
        "",
    )
    if target not in WITH_LEVELS:
        for theme in codebook.themes:
            if theme.definition.get(language):
                findings.warning(
                    Place(theme.line, 1),
                    f'the definition of theme "{theme.id}" is not exported.',
                    "",
                )
    _report_names(codebook, target=target, language=language, findings=findings)
    for code in codebook:
        for what in _kept_here(code, target=target):
            findings.warning(Place(code.line, 1), f'"{code.id}": {what}.', "")


def _report_names(codebook: Codebook, *, target: Target, language: str, findings: Findings) -> None:
    names = names_of(codebook, language=language, longest=LONGEST.get(target, 0))
    things = {(theme.id, ""): theme for theme in codebook.themes}
    for key, name in names.items():
        thing = things.get(key) or codebook.code(key[1])
        if thing is not None and name != thing.label_in(language):
            findings.warning(
                Place(thing.line, 1),
                f'"{shorten(thing.label_in(language))}" is exported as "{name}".',
                "Names must be unique, without > and \\, and MAXQDA's at most 63 letters.",
            )


def _kept_here(code: Code, *, target: Target) -> Iterator[str]:
    """Give what a code has that no memo holds."""
    if code.color and target not in WITH_COLORS:
        yield f"the colour {code.color} is not exported"
    if code.scope != "passage":
        yield f"the scope ({code.scope}) is not exported"
    roles = sorted({role for rule in code.rules for role in rule.roles})
    if roles:
        yield f"the roles of its rules ({', '.join(roles)}) are not exported"
    if code.origin != "a_priori" or code.since or code.by:
        yield "its origin (origin, since, by) is not exported"
    if code.was:
        yield f"its earlier ids ({', '.join(code.was)}) are not exported"


def _report_languages(codebook: Codebook, *, language: str, findings: Findings) -> None:
    """Report what stands in other languages, one line a language."""
    for other in codebook.languages:
        texts = sum(
            other in wording
            for code in codebook
            for wording in (code.label, code.definition, code.use, code.do_not_use)
        )
        rules = sum(rule.language == other for code in codebook for rule in code.rules)
        if other != language and texts + rules:
            findings.warning(
                _START,
                f'what is in the language "{other}" is not exported: {texts} texts of codes, '
                f"{rules} rules.",
                f"Export it too: --language {other} --output FILE.",
            )
