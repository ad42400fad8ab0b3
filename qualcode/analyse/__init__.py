"""Frequencies, crossings, quotes and accuracy."""
