"""No password or token in what is shown or kept: one place takes them out of URLs and foreign messages.

Libraries quote the address that they were given, in their own form: a URL, ``password=…``, a dict. So a text is
searched for all of these, and, where the caller knows the address, for its very password too.
"""

from __future__ import annotations

import re
from urllib.parse import unquote

MASK = "***"
KEYS_OF_SECRETS = (
    r"(?:[\w.-]*(?:password|passwd|passphrase|secret|token|signature|credential|api_?-?key|access_?-?key|account_?-?key"
    r"|private_?-?key)[\w-]*|pwd|pass|pw|sig|key|auth|authorization|sas)"
)
USER_INFO = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*:/{1,3})([^\s:/@'\"]*):(\S*)@")
"""Up to the last “@” before a space: a password may hold “/”, “@”, “:” or “%” that nobody escaped."""
TOKEN_ONLY = re.compile(r"((?:https?|ftp|git\+https)://)[^\s:/@'\"]+@", re.IGNORECASE)
ASSIGNED = re.compile(
    rf"""(?<![\w-])(["']?{KEYS_OF_SECRETS}["']?\s*=\s*)("[^"]*"|'[^']*'|[^\s&;,'")\]}}]+)""", re.IGNORECASE
)
QUOTED = re.compile(
    rf"""(["']{KEYS_OF_SECRETS}["']\s*:\s*)("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^\s,}}]+)""", re.IGNORECASE
)
HEADER = re.compile(r"\b((?:Bearer|Basic)\s+)[\w+/=.~-]{8,}")
ISSUED = re.compile(
    r"\b(?:(?:AKIA|ASIA|AROA|AIDA)[0-9A-Z]{16}|gh[pousr]_\w{20,}|eyJ[\w-]{8,}\.[\w-]+(?:\.[\w-]*)?|xox[abpr]-[\w-]{10,})"
)
"""Keys that are known by their form, wherever they stand: AWS, GitHub, JSON Web Tokens, Slack."""


def redact(text: str, *addresses: str) -> str:
    """Take passwords and tokens out of a text, and those of ``addresses`` in whatever form they stand there.

    >>> redact("postgresql://loader:ge/h@im@db:5432/x cannot be reached")
    'postgresql://loader:***@db:5432/x cannot be reached'
    >>> redact("https://host/a.pdf?page=2&sig=abc&x=1"), redact("host=db password='ge heim' user=x")
    ('https://host/a.pdf?page=2&sig=***&x=1', 'host=db password=*** user=x')
    >>> redact("FATAL: no password for geheim", "pg://loader:geheim@db/x")
    'FATAL: no password for ***'
    """
    for address in addresses:
        for secret in find_secrets(address):
            text = text.replace(secret, MASK)
    text = USER_INFO.sub(rf"\1\2:{MASK}@", text)
    text = TOKEN_ONLY.sub(rf"\1{MASK}@", text)
    text = ASSIGNED.sub(rf"\1{MASK}", text)
    text = QUOTED.sub(rf"\1{MASK}", text)
    return ISSUED.sub(MASK, HEADER.sub(rf"\1{MASK}", text))


def find_secrets(address: str) -> list[str]:
    """Find the passwords and tokens of an address, as written and decoded, the longest first."""
    found = {one.group(3) for one in USER_INFO.finditer(address)}
    found |= {one.group(2).strip("\"'") for one in ASSIGNED.finditer(address)}
    return sorted({form for one in found for form in (one, unquote(one)) if len(form) > 3}, key=len, reverse=True)
