"""Codebook work on interview transcripts, from the terminal."""

__version__ = "0.1.0"
