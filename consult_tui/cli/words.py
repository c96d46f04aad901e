"""Arguments that begin with a hyphen and are no options: `-academies` in a search, `- a list` in a text."""

from __future__ import annotations

import click


class WordsCommand(click.Command):
    """A command whose words may begin with a hyphen, without a `--` before them.

    One hyphen and something that is no option of the command is a word, and so is anything with a blank or a
    line end in it. `--like-this` stays an option, so that a slip in one is still wrong usage.
    """

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put such words behind a `--`."""
        if "--" not in args:
            short = tuple(o for param in self.get_params(ctx) for o in param.opts if not o.startswith("--"))
            words = [arg for arg in args if _is_word(arg, short)]
            if words:
                args = [arg for arg in args if arg not in words] + ["--", *words]
        return super().parse_args(ctx, args)


def _is_word(arg: str, short: tuple[str, ...]) -> bool:
    if not arg.startswith("-") or arg == "-":
        return False
    if any(c.isspace() for c in arg):
        return True
    with_figure = arg[:2] in short and arg[2:].isdecimal()
    return not arg.startswith("--") and arg not in short and not with_figure
