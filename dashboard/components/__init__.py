"""Components of our own: ES modules without a bundler, served from this program."""
