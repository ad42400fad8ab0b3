"""Keyword rules: resolved against the vocabulary, matched on integer arrays."""
