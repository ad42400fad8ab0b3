"""The lettered sections of the appendix, one module each."""
