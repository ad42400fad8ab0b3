"""Measurements of speed; run by hand, never timed in tests."""
