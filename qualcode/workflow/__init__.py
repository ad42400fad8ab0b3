"""One module for each thing a researcher does."""
