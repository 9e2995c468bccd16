"""The commands that the README shows, and what it says they print."""

from __future__ import annotations

import re
from typing import NamedTuple


class Shown(NamedTuple):
    """A command of the README and the output under it; “…” on a line of its own stands for what is left out."""

    command: str
    output: str

    def agrees(self, printed: str) -> bool:
        """Whether the command printed what stands there.

        >>> Shown("x", "a\\n…\\nc\\n").agrees("a\\nb\\nc\\n"), Shown("x", "a\\n").agrees("a\\nb\\n")
        (True, False)
        """
        pattern = ".*".join(re.escape(part) for part in self.output.split("…\n"))
        return bool(re.fullmatch(pattern, printed, flags=re.DOTALL))


def find_sessions(readme: str) -> list[Shown]:
    """Find the commands of all console blocks, in order.

    >>> find_sessions("```console\\n$ echo a\\na\\n$ make run\\n```")
    [Shown(command='echo a', output='a\\n'), Shown(command='make run', output='')]
    """
    blocks = re.findall(r"```console\n(.*?)```", readme, flags=re.DOTALL)
    pattern = re.compile(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", flags=re.MULTILINE)
    return [Shown(*found) for block in blocks for found in pattern.findall(block)]


def is_command(shown: Shown) -> bool:
    """Whether a test can run it as it stands: ``make`` sets things up and is what runs the tests."""
    return not shown.command.startswith(("make", "git", "cd"))


def find_python(readme: str) -> list[str]:
    """Find the blocks of Python.

    >>> find_python("```python\\nprint(1)\\n```")
    ['print(1)\\n']
    """
    return re.findall(r"```python\n(.*?)```", readme, flags=re.DOTALL)
