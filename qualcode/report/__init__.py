"""Tables and the appendix, in words."""

from qualcode.report.appendix import build_appendix
from qualcode.report.database import Database, build_database
from qualcode.report.dates import in_order_of_date
from qualcode.report.document import Document
from qualcode.report.group_tables import (
    coverage_table,
    crossings_table,
    frequencies_table,
    raised_table,
    saturation_table,
)
from qualcode.report.grouping import (
    SHOWN,
    Hiding,
    Printed,
    can_be_compared,
    groups_in,
    hiding,
)
from qualcode.report.material import AppendixMaterial, Version, Whole
from qualcode.report.options import LETTERS, LIMITS, SHOW_ALL, ReportOptions
from qualcode.report.ordering import in_order
from qualcode.report.sections.crossings import worth_showing
from qualcode.report.sections.people import with_rare_values
from qualcode.report.table import Column, Table
from qualcode.report.tables import codings_table, quotes_table
from qualcode.report.telling import Told, still_told
from qualcode.report.wording import Wording, clock, wording_for

__all__ = [
    "LETTERS",
    "LIMITS",
    "SHOWN",
    "SHOW_ALL",
    "AppendixMaterial",
    "Column",
    "Database",
    "Document",
    "Hiding",
    "Printed",
    "ReportOptions",
    "Table",
    "Told",
    "Version",
    "Whole",
    "Wording",
    "build_appendix",
    "build_database",
    "can_be_compared",
    "clock",
    "codings_table",
    "coverage_table",
    "crossings_table",
    "frequencies_table",
    "groups_in",
    "hiding",
    "in_order",
    "in_order_of_date",
    "quotes_table",
    "raised_table",
    "saturation_table",
    "still_told",
    "with_rare_values",
    "wording_for",
    "worth_showing",
]
