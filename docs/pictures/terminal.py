#!/usr/bin/env python3
"""Draws what a program prints to a terminal as an SVG: the pictures in the docs.

    python3 docs/pictures/terminal.py 'bin/vpsbeacon demo' >docs/pictures/demo.svg
    python3 docs/pictures/terminal.py --lines 1-40 'bin/vpsbeacon demo' >...

The command runs on a terminal of 100 columns, so that it shows colours. Needs script(1).
"""

import argparse
import html
import re
import subprocess
import sys

COLOURS = {"31": "#ff7b72", "33": "#e3b341", "32": "#7ee787", "34": "#79c0ff", "35": "#d2a8ff", "36": "#56d4dd", "90": "#8b949e", "2": "#8b949e"}
WIDTH, ROW, COLUMN, MARGIN = 100, 18, 8.4, 16


def spans(line):
    """Splits a line at its colour sequences into (colour, bold, text)."""
    colour, bold = None, False
    for part in re.split(r"(\x1b\[[0-9;]*m)", line):
        sequence = re.fullmatch(r"\x1b\[([0-9;]*)m", part)
        if not sequence:
            if part:
                yield colour, bold, part
            continue
        for code in (sequence[1] or "0").split(";"):
            if code in ("", "0"):
                colour, bold = None, False
            elif code == "1":
                bold = True
            elif code in COLOURS:
                colour = COLOURS[code]


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--lines", help="first-last, counted from 1")
    arguments.add_argument("command")
    given = arguments.parse_args()
    shown = subprocess.run(
        ["script", "-qec", f"stty cols {WIDTH}; {given.command} 2>/dev/null", "/dev/null"],
        stdout=subprocess.PIPE,
        check=True,
    ).stdout.decode()
    lines = shown.replace("\r", "").rstrip("\n").split("\n")
    if given.lines:
        first, last = map(int, given.lines.split("-"))
        lines = lines[first - 1 : last]
    lines = [f"\x1b[90m$\x1b[0m \x1b[1m{given.command}\x1b[0m"] + lines

    width = round(WIDTH * COLUMN + 2 * MARGIN)
    height = len(lines) * ROW + 2 * MARGIN
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">',
        f'<rect width="100%" height="100%" rx="8" fill="#0d1117"/>',
        '<g font-family="ui-monospace,SFMono-Regular,Menlo,Consolas,DejaVu Sans Mono,monospace" font-size="14" fill="#c9d1d9" xml:space="preserve">',
    ]
    for number, line in enumerate(lines):
        y = MARGIN + number * ROW + 13
        column = 0
        for colour, bold, text in spans(line):
            style = (f' fill="{colour}"' if colour else "") + (' font-weight="bold"' if bold else "")
            x = MARGIN + column * COLUMN
            length = len(text) * COLUMN
            out.append(f'<text x="{x:.1f}" y="{y}" textLength="{length:.1f}"{style}>{html.escape(text)}</text>')
            column += len(text)
    out.append("</g></svg>")
    sys.stdout.write("\n".join(out) + "\n")


main()
