"""Tokens, sentences, lemmas and compounds of Danish and English."""
