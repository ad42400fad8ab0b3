"""The codebook file: notation, loading with positions, slips, schema."""
