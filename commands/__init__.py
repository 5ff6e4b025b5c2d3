"""The verbs of the command line that have files of their own; alternat.py gathers them."""
