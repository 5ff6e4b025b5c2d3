"""The parts a page is made of: pure functions from words to safe markup, and thin functions that show them.

Parts hold no words of their own; what they are given is already in the reader's language. Take each part from its own
file: `from dashboard.parts.lists import rows`, `from dashboard.parts.markup import show`.
"""
