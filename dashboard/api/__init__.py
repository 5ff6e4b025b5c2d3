"""Routes beside the pages: signing in and out, the room's stream and acts, Word files. All pass the same desk."""
