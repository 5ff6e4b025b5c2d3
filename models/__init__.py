"""What is remembered: SQLModel tables, one file a noun, and the stores that hold them."""
