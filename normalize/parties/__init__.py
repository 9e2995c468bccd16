"""A party's text → its name, form, seat, identifiers, aliases and authorisations."""
