#!/usr/bin/env python3
"""Judges a JSON report of splunk-appinspect.

    judge_appinspect.py REPORT.json JUSTIFIED.json

Passes when the report holds enough checks, no error, no failure, and exactly the warnings that
JUSTIFIED.json lists: {"check", "file", "why"} each; "file" is null where AppInspect names none. A
justified warning that is gone fails too, so that the list never outlives its reasons.
"""

import json
import sys

# An unknown tag, say, makes AppInspect run a dozen checks and report success.
ENOUGH_CHECKS = 240
QUIET = {"success", "not_applicable", "skipped"}
WARNINGS = {"warning", "future", "future_warning"}


def findings(report):
    """(check, result, file, text) of everything that is not quiet, and the number of checks run."""
    found = []
    checks = 0
    for part in report["reports"]:
        for group in part["groups"]:
            for check in group["checks"]:
                checks += 1
                if check["result"] in QUIET:
                    continue
                messages = [m for m in check["messages"] if m["result"] not in QUIET]
                if not messages:
                    found.append((check["name"], check["result"], None, ""))
                for message in messages:
                    found.append(
                        (
                            check["name"],
                            message["result"],
                            message.get("message_filename") or None,
                            " ".join(message["message"].split()),
                        )
                    )
    return found, checks


def judge(report, justified):
    """The reasons to refuse; none is a pass. And the number of checks run."""
    found, checks = findings(report)
    reasons = []
    if checks < ENOUGH_CHECKS:
        reasons.append(f"only {checks} checks ran, at least {ENOUGH_CHECKS} must")
    allowed = {(entry["check"], entry["file"]) for entry in justified if entry["why"].strip()}
    seen = set()
    for name, result, file, text in found:
        if result in WARNINGS and (name, file) in allowed:
            seen.add((name, file))
        else:
            reasons.append(f"{result}: {name}: {file or 'no file'}: {text}")
    for name, file in sorted(allowed - seen, key=str):
        reasons.append(f"justified but not seen any more: {name}: {file}")
    return reasons, checks


def main(arguments):
    if len(arguments) != 2:
        sys.exit(__doc__)
    with open(arguments[0], encoding="utf-8") as file:
        report = json.load(file)
    with open(arguments[1], encoding="utf-8") as file:
        justified = json.load(file)
    reasons, checks = judge(report, justified)
    for reason in reasons:
        print(f"AppInspect: {reason}", file=sys.stderr)
    if reasons:
        sys.exit(1)
    print(f"AppInspect: {checks} checks, {len(justified)} justified warnings, nothing else")


if __name__ == "__main__":
    main(sys.argv[1:])
