"""Word: what leaves as a .docx and what comes back.

`oxml` (builders) and `revisions` (names) alone know the elements of tracked changes; `limits` and `isolation` stand
before every foreign file; `walker` and `reader` read, `template` and `writer` write, `returned` places what came back.
"""
