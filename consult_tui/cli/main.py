"""`consult`: the group of commands, its options, and how an error becomes one sentence and an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, TypeVar

import click

from consult_tui import __version__
from consult_tui.cli.output import say
from consult_tui.errors import ConsultError
from consult_tui.text.visible import one_line

if TYPE_CHECKING:
    from consult_tui.workspace.workspace import Workspace

T = TypeVar("T")

COMMANDS = {
    "answer": "change",
    "archive": "change",
    "assign": "tasks",
    "body": "body",
    "check": "check",
    "demo": "setting_up",
    "doctor": "doctor",
    "edit": "change",
    "evidence": "evidence",
    "export": "change",
    "history": "history",
    "init": "setting_up",
    "insert": "change",
    "lines-from": "past",
    "locate": "setting_up",
    "new": "reading",
    "past": "past",
    "point": "tasks",
    "position": "position",
    "question": "questions",
    "questions": "questions",
    "read": "read",
    "reread": "questions",
    "reserve": "reserve",
    "responses": "look",
    "restore": "history",
    "search": "finding",
    "show": "look",
    "steer": "steer",
    "steers": "steer",
    "suggest": "finding",
    "take-over": "past",
    "wording": "wording",
}
"""Every command that works, and the module of this room that holds it: only that one is imported."""

STOPPED = 130
"""Exit code where the officer pressed ctrl+c, as a shell gives it."""

OpenApp: TypeAlias = "Callable[[Workspace], None]"


@dataclass
class Asked:
    """What stands before the command, and the way to the screens."""

    workspace: Path | None
    today: str
    user: str
    open_app: OpenApp | None = None

    def open(self) -> Workspace:
        """The workspace that is meant."""
        from consult_tui.workspace.opening import open_workspace

        ws = open_workspace(self.workspace, self.today, self.user)
        click.get_current_context().call_on_close(lambda: _say_notes(ws))
        return ws

    def run_app(self, folder: Path | None = None) -> None:
        """Open the screens on a workspace."""
        from consult_tui.workspace.opening import open_workspace

        ws = open_workspace(folder or self.workspace, self.today, self.user)
        assert self.open_app is not None, "only __main__ joins the screens and the command line"
        self.open_app(ws)


class Group(click.Group):
    """A group that imports a command's module when the command is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command that works."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, or None."""
        from importlib import import_module

        module = COMMANDS.get(cmd_name)
        if module is None:
            return None
        found: click.Command = getattr(
            import_module(f"consult_tui.cli.{module}"), f"{cmd_name.replace('-', '_')}_command"
        )
        return found


@click.group(
    cls=Group,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name="consult")
@click.option(
    "--workspace",
    type=click.Path(path_type=Path),
    envvar="CONSULT_WORKSPACE",
    help="The workspace's folder; else the nearest one upward from here.",
)
@click.option("--today", default="", envvar="CONSULT_TODAY", help="YYYY-MM-DD[THH:MM]: the day to go by.")
@click.option("--user", default="", envvar="CONSULT_USER", help="Who is acting.")
@click.pass_context
def consult(ctx: click.Context, workspace: Path | None, today: str, user: str) -> None:
    """Answer consultations from agreed positions.

    Without a command, opens the terminal app on the workspace.
    """
    ctx.obj = Asked(workspace, today, user, ctx.obj)
    if ctx.invoked_subcommand is None:
        ctx.obj.run_app()


def _say_notes(ws: Workspace) -> None:
    """What the officer should know of the files that the command read; one that is gone is no error now."""
    with suppress(ConsultError):
        for note in ws.notes():
            say(f"Note: {note}")


pass_asked = click.make_pass_decorator(Asked)


def run(arguments: Sequence[str] | None, open_app: OpenApp) -> int:
    """Run a command line and return its exit code; no traceback reaches a user.

    Args:
        arguments: What stands behind `consult`; None for the process's own.
        open_app: Opens the screens on a workspace.
    """
    try:
        ended = consult.main(
            args=list(arguments) if arguments is not None else None,
            prog_name="consult",
            obj=open_app,
            standalone_mode=False,
        )
        # Without its standalone mode, click returns the code of `ctx.exit`.
        return ended if isinstance(ended, int) else 0
    except (click.Abort, KeyboardInterrupt):
        say("Stopped.")
        return STOPPED
    except click.ClickException as wrong:
        return _wrong_usage(wrong)
    except ConsultError as error:
        say(one_line(str(error)))
        return error.exit_code
    except SystemExit:
        # Whoever read our output has had enough of it: click ends so, and it is no error. Python would
        # complain once more at its own end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as mishap:
        return _unforeseen(mishap)


def _wrong_usage(wrong: click.ClickException) -> int:
    command = wrong.ctx.command_path if isinstance(wrong, click.UsageError) and wrong.ctx else "consult"
    say(one_line(f"{wrong.format_message()} See: {command} --help"))
    return 2 if isinstance(wrong, click.UsageError) else 1


def _unforeseen(mishap: Exception) -> int:
    """What nobody thought of, in one line; the details go to a file that can be sent to whoever mends it."""
    from consult_tui.workspace.mishap import unforeseen

    what = mishap.strerror if isinstance(mishap, OSError) and mishap.strerror else type(mishap).__name__
    error = unforeseen(f"Something went wrong inside consult: {what}.", mishap)
    say(one_line(str(error)))
    return error.exit_code
