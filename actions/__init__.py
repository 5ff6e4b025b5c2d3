"""What a person may do: one verb a function, one file a noun. Every verb passes the one door and writes one journal line."""
