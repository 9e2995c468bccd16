"""Review pages: every figure on its page, failing sums first; static files, no server, no network."""
