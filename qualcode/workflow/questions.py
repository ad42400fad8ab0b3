"""The questions that a coder has not answered, most likely yes first."""

from collections.abc import Collection

from qualcode.classify import most_likely
from qualcode.review import Item, labels
from qualcode.workflow.study import Study


def likely_items(
    study: Study, *, code: str = "", answered: Collection[tuple[str, str]] = ()
) -> tuple[Item, ...]:
    """Give every question that nobody has decided, of one code or all, most likely first.

    Rule hits and suggestions bring their evidence along; the other passages have none.
    ``answered`` are questions (passage id, code) to leave out, such as those the coder was
    unsure of.
    """
    material = study.material
    ranked = most_likely(
        material.corpus,
        codebook=material.codebook,
        rule_codings=study.rule_codings,
        labels=labels(study.claims, readings=study.readings, corpus=material.corpus),
        tokenised=material.tokenised,
        code=code,
    )
    claims = {(one.passage.id, one.code): one for one in study.claims}
    items = []
    for one in ranked:
        place = one.passage.id, one.code
        if place in answered:
            continue
        claim = claims.get(place)
        machines = () if claim is None else claim.codings
        items.append(
            Item(
                one.passage,
                one.code,
                tuple(coding for coding in machines if coding.source != "person"),
                () if claim is None else claim.marks,
            )
        )
    return tuple(items)
