"""What a person sees: pages, their parts, the drafting room, and the routes beside them."""
