"""The modest classifier: learns from decisions, suggests, declines."""
