"""Tables and the appendix, in words."""
