"""The drafting engine: tokens, comparing, merging, brackets, consensus. Pure text and agreement; no database."""
