"""Two states of the codebook compared, as plain values for JSON."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qualcode.analyse import Consequence, Reach, Shift
    from qualcode.codebook import RuleChange
    from qualcode.workflow.comparing import Comparison

Values = dict[str, object]


def comparison_values(comparison: "Comparison") -> Values:
    """Give everything that was found, passages by id."""
    found = comparison.consequences
    return {
        "old": comparison.before_name,
        "new": comparison.after_name,
        "classifier": False,
        "unchanged": found.unchanged,
        "codes": [code_values(one, comparison) for one in found.codes],
        "themes": [
            {"theme": one.theme, **reach_values(one.before, one.after)} for one in found.themes
        ],
        "themes_edited": [{"theme": one.id, "kind": one.kind} for one in comparison.changes.themes],
        "lost_decisions": [
            {
                "id": one.decision.id,
                "coder": one.decision.coder,
                "verdict": one.decision.verdict,
                "code": one.decision.code,
                "transcript": one.decision.transcript,
                "reason": one.reason,
            }
            for one in comparison.lost
        ],
        "regained_decisions": [one.id for one in comparison.regained],
    }


def code_values(one: "Consequence", comparison: "Comparison") -> Values:
    """Give one code's changes and what they do."""
    change, corpus = one.change, comparison.corpus
    looks = {look.code: look for look in comparison.second_looks}
    decided = [looks[code.id] for code in change.after if code.id in looks]
    return {
        "code": change.name,
        "before": [code.id for code in change.before],
        "after": [code.id for code in change.after],
        "fate": change.fate,
        "moved": list(change.moved) if change.moved else [],
        "fields": list(change.fields),
        **reach_values(one.before, one.after),
        "gained": [shift.passage.id for shift in one.of("gained")],
        "lost": [shift.passage.id for shift in one.of("lost")],
        "lost_unread": [shift.passage.id for shift in one.of("lost") if shift.before == "rules"],
        "stay": [shift.passage.id for shift in one.of("accepted")],
        "rules": [
            rule_values(rule, one.by_rule(number)) for number, rule in enumerate(change.rules)
        ],
        "texts": [
            {
                "code": text.code,
                "field": text.field,
                "language": text.language,
                "before": text.before,
                "after": text.after,
            }
            for text in change.texts
        ],
        "second_look": [decision.id for look in decided for decision in look.decisions],
        "passages": [
            {
                **shift_values(shift),
                "rules": [change.rules[number].text for number in shift.rules],
                "words": [corpus.cut(shift.passage.transcript, hit.span) for hit in shift.hits],
            }
            for shift in one.shifts
        ],
    }


def reach_values(before: "Reach", after: "Reach") -> Values:
    """Give how far a code or a theme reaches, before and after."""
    sides = (before, after)
    return {
        "passages_counted": [len(side.passages) for side in sides],
        "participants": [len(side.participants) for side in sides],
        "participants_gained": sorted(after.participants - before.participants),
        "participants_lost": sorted(before.participants - after.participants),
        "field_notes": [len(side.field_notes) for side in sides],
        "suggested": [len(side.suggested) for side in sides],
    }


def rule_values(rule: "RuleChange", shifts: "tuple[Shift, ...]") -> Values:
    """Give one rule's change, and the passages it concerns by what came of them."""
    outcomes: dict[str, list[str]] = {}
    for shift in shifts:
        outcomes.setdefault(shift.outcome, []).append(shift.passage.id)
    one = rule.after or rule.before
    return {
        "rule": rule.text,
        "kind": rule.kind,
        "language": one.language if one else "",
        "strength": [side.strength if side else "" for side in (rule.before, rule.after)],
        **dict(sorted(outcomes.items())),
    }


def shift_values(shift: "Shift") -> Values:
    """Give one passage and what came of it."""
    return {
        "passage": shift.passage.id,
        "transcript": shift.passage.transcript,
        "turn": shift.passage.turn,
        "participant": shift.passage.participant,
        "role": shift.passage.role,
        "outcome": shift.outcome,
        "before": shift.before,
        "after": shift.after,
    }
