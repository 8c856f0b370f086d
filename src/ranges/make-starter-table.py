#!/usr/bin/env python3
"""Makes the shipped range table from public data on networks and from networks.csv beside this script.

    npm pack @ip-location-db/asn@2.3.2026061719 && tar xzf ip-location-db-asn-*.tgz
    src/ranges/make-starter-table.py package app/lookups/vpsbeacon_ranges_default.csv.gz
    src/ranges/make-starter-table.py --list package

The first form writes the table; the same input gives the same bytes. The second shows, for each network of
networks.csv, what the package calls it and how many addresses it has there: to be read after every change.
A network that the package does not know is an error, and so is a package whose ranges overlap.
"""

import csv
import gzip
import io
import ipaddress
import json
import os
import re
import sys

CLASSES = {"vps", "hyperscaler", "cdn", "vpn"}
SOURCE = "ip-location-db"
HEADER = ["cidr", "provider", "class", "asn", "source", "updated"]


def networks(path):
    """Rows of networks.csv by number."""
    found = {}
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            asn = int(row["asn"])
            if asn in found or row["class"] not in CLASSES or not row["provider"] or not row["reason"]:
                sys.exit(f"{path}: AS{asn} is twice there, or its class is wrong, or a cell is empty")
            if found and asn < max(found):
                sys.exit(f"{path}: AS{asn} stands out of order")
            found[asn] = row
    return found


def ranges(folder, wanted):
    """First and last address, number and organisation, in order, adjacent ones of a network merged."""
    for name, version in (("asn-ipv4.csv", 4), ("asn-ipv6.csv", 6)):
        path = os.path.join(folder, name)
        rows = []
        with open(path, encoding="utf-8", newline="") as file:
            for first, last, asn, organisation in csv.reader(file):
                if int(asn) in wanted:
                    first, last = ipaddress.ip_address(first), ipaddress.ip_address(last)
                    rows.append((int(first), int(last), int(asn), organisation))
        rows.sort()
        merged = []
        for row in rows:
            if merged and row[0] <= merged[-1][1]:
                sys.exit(f"{path}: ranges overlap at AS{row[2]}")
            if merged and row[0] == merged[-1][1] + 1 and row[2] == merged[-1][2]:
                row = (merged.pop()[0],) + row[1:]
            merged.append(row)
        kind = ipaddress.IPv4Address if version == 4 else ipaddress.IPv6Address
        for first, last, asn, organisation in merged:
            yield kind(first), kind(last), asn, organisation


def show(known, found):
    addresses, names = {}, {}
    for first, last, asn, organisation in found:
        count = int(last) - int(first) + 1 if first.version == 4 else 0
        addresses[asn] = addresses.get(asn, 0) + count
        names.setdefault(asn, organisation)
    for asn, row in known.items():
        print(f"AS{asn}\t{row['class']}\t{row['provider']}\t{names[asn]}\t{addresses[asn]}")


def day(folder):
    """The package's version ends in the day and hour of its data."""
    with open(os.path.join(folder, "package.json"), encoding="utf-8") as file:
        version = json.load(file)["version"]
    match = re.fullmatch(r"\d+\.\d+\.(\d{4})(\d\d)(\d\d)\d\d", version)
    if not match:
        sys.exit(f"package.json: no day in version {version}")
    return "-".join(match.groups())


def write(path, known, found, updated):
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(HEADER)
    rows = 0
    for first, last, asn, _ in found:
        for prefix in ipaddress.summarize_address_range(first, last):
            if not prefix.is_global or prefix.is_multicast:
                print(f"left out: {prefix} of AS{asn} is no public address space", file=sys.stderr)
                continue
            row = known[asn]
            table.writerow([prefix, row["provider"], row["class"], asn, SOURCE, updated])
            rows += 1
    part = path + ".part"
    with open(part, "wb") as raw:
        with gzip.GzipFile(filename="", mode="wb", compresslevel=9, fileobj=raw, mtime=0) as packed:
            packed.write(text.getvalue().encode("utf-8"))
    os.replace(part, path)
    print(f"{path}: {rows} prefixes of {len(known)} networks, data of {updated}")


def main(arguments):
    listing = len(arguments) == 2 and arguments[0] == "--list"
    if len(arguments) != 2:
        sys.exit(__doc__)
    known = networks(os.path.join(os.path.dirname(os.path.abspath(__file__)), "networks.csv"))
    folder = arguments[1] if listing else arguments[0]
    found = list(ranges(folder, known))
    missing = sorted(set(known) - {asn for _, _, asn, _ in found})
    if missing:
        sys.exit("not in the package: " + ", ".join(f"AS{asn}" for asn in missing))
    if listing:
        show(known, found)
    else:
        write(arguments[1], known, found, day(folder))


if __name__ == "__main__":
    main(sys.argv[1:])
