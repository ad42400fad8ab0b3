"""Every file of the project folder, and the cache."""
