"""The acceptance list of the record: what real documents force, entered through the verbs, shown, and taken out."""
