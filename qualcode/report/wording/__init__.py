"""The words of a report, one module a language."""
