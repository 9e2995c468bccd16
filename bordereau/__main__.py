"""``python -m bordereau``."""

from bordereau.cli import main

main()
