"""Migrations of the stores. `models.migrate` runs them; `python -m migrations.write` writes them."""
