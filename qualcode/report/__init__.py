"""Tables and the appendix, in words."""

from qualcode.report.appendix import build_appendix
from qualcode.report.database import Database, build_database
from qualcode.report.document import Document
from qualcode.report.material import AppendixMaterial, Version
from qualcode.report.options import LIMITS, SHOW_ALL, ReportOptions
from qualcode.report.ordering import in_order
from qualcode.report.table import Column, Table
from qualcode.report.tables import codings_table, frequencies_table, quotes_table
from qualcode.report.wording import Wording, clock, wording_for

__all__ = [
    "LIMITS",
    "SHOW_ALL",
    "AppendixMaterial",
    "Column",
    "Database",
    "Document",
    "ReportOptions",
    "Table",
    "Version",
    "Wording",
    "build_appendix",
    "build_database",
    "clock",
    "codings_table",
    "frequencies_table",
    "in_order",
    "quotes_table",
    "wording_for",
]
