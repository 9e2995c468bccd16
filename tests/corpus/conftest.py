"""The maker is no test: its modules need WeasyPrint and friends, which tests do not."""

collect_ignore_glob = ["maker/*"]
