"""Web pages: what of them is the plan, and its structure."""
