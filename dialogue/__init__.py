"""The vocabulary of diplomacy: parties, roles, tracks, accounts, commitments, refusals. Pure; imports nothing of ours."""
