"""``headwater doctor``: whether the installation, the machine and a desk are fit for work."""

# ruff: noqa: D301  (click keeps the lines behind a backspace as they are)

from __future__ import annotations

import json
import os
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from headwater import __version__

if TYPE_CHECKING:
    from headwater.doctor import Finding

COLOURS = {"ok": "green", "hint": "yellow", "fault": "red"}


@click.command()
@click.argument("desk", required=False, type=click.Path())
@click.option("--json", "as_json", is_flag=True, help="The same as one JSON object.")
@click.pass_context
def doctor(ctx: click.Context, desk: str | None, as_json: bool) -> None:
    """Look for what is wrong with the installation, the machine and a desk. Nothing is changed.

    Each line is ok, a hint, which is worth knowing, or a fault, with what to do about it. The exit code is 1 if there
    is a fault.

    \b
    headwater doctor
    headwater doctor river-dispute
    headwater doctor --json > state.json
    """
    from headwater.doctor import examine

    findings = []
    encoding = sys.stdout.encoding or "ascii"
    for finding in examine(desk, environ=os.environ, encoding=encoding):
        findings.append(finding)
        if not as_json:
            _tell(finding, encoding)
    counts = {level: sum(finding.level == level for finding in findings) for level in ("fault", "hint")}
    if as_json:
        page = {
            "headwater": __version__,
            "faults": counts["fault"],
            "hints": counts["hint"],
            "findings": [asdict(finding) for finding in findings],
        }
        click.echo(json.dumps(page, indent=1))
    else:
        from headwater.report.wording import count

        click.echo(f"{count(counts['fault'], 'fault')}, {count(counts['hint'], 'hint')}")
    ctx.exit(1 if counts["fault"] else 0)


def _tell(finding: Finding, encoding: str) -> None:
    lines = [f"{finding.what}: {finding.detail}"]
    if finding.remedy:
        lines.append(f"to do: {finding.remedy}")
    # Letters that the terminal lacks, as names of files may have, are told by their numbers.
    first, *rest = (line.encode(encoding, "backslashreplace").decode(encoding) for line in lines)
    click.echo(f"{click.style(f'{finding.level.value:<5}', fg=COLOURS[finding.level])}  {first}")
    for line in rest:
        click.echo(f"       {line}")
