"""The book: transcripts, codes and figures as pages to read."""

from qualcode.report.pages.building import build_book

__all__ = ["build_book"]
