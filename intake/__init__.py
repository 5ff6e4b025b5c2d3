"""What a source document says: decoding it and anchoring quotations in it. Pure; no database."""
