"""From tables and documents to files; no sentences of their own.

``write_document`` is in ``qualcode.exporters.docx``, which imports python-docx.
"""

from qualcode.exporters.tables import table_formats, write_table

__all__ = ["table_formats", "write_table"]
