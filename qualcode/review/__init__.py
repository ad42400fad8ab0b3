"""What people decide, and how claims are settled."""
