"""A code's wording, as it is shown before somebody decides about it."""

from typing import TYPE_CHECKING

import click

from qualcode.cli.screen import paragraph, styled

if TYPE_CHECKING:
    from qualcode.model import Code
    from qualcode.workflow.material import Material


def print_wording(material: "Material", code: "Code") -> None:
    """Print the label, the definition, and when to use the code and not."""
    language = material.settings.report_language
    click.echo(styled(f"{code.label_in(language)}  ({code.id})", bold=True))
    for name, texts in (
        ("", code.definition),
        ("use: ", code.use),
        ("do not use: ", code.do_not_use),
    ):
        text = texts.get(language) or next(iter(texts.values()), "")
        if text:
            paragraph(f"{name}{text}")
