"""From tables and documents to files; no sentences of their own."""
