"""Bytes and files: decoding, safe archives, separated values."""
