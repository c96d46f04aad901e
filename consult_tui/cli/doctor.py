"""consult doctor."""

from __future__ import annotations

import click

from consult_tui.cli.main import Asked, pass_asked
from consult_tui.cli.output import line, print_json, say
from consult_tui.text.visible import one_line
from consult_tui.workspace.opening import workspace_folder
from consult_tui.workspace.safety.doctor import doctor
from consult_tui.workspace.safety.findings import Finding


@click.command("doctor")
@click.option("--mend", is_flag=True, help="Mend what can be mended; what was there is set aside first.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@pass_asked
@click.pass_context
def doctor_command(ctx: click.Context, asked: Asked, mend: bool, as_json: bool) -> None:
    """Check every file of the workspace and the drive that it is on; exit 1 while something is wrong."""
    found = doctor(workspace_folder(asked.workspace), mend=mend, today=asked.today, user=asked.user)
    wrong = [finding for finding in found if not finding.mended]
    if as_json:
        print_json([_as_json(finding) for finding in found])
    else:
        for finding in found:
            line(f"{one_line(finding.file)}: {one_line(finding.message)}")
            line(f"   {one_line(f'Mended. {finding.mended}' if finding.mended else finding.mend)}")
        say(f"{len(wrong)} found wrong." if wrong else "All is well.")
    if wrong:
        ctx.exit(1)


def _as_json(finding: Finding) -> dict[str, str | bool]:
    return {
        "check": finding.check,
        "file": finding.file,
        "message": finding.message,
        "mend": finding.mend,
        "mended": bool(finding.mended),
        "done": finding.mended,
    }
