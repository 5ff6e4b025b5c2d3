"""What leaves and comes back as a file."""
