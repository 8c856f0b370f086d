"""The same report in other engines, on the chunk bodies that bench/events.py wrote.

    python3 bench/queries.py duckdb-file|duckdb-pipe|polars-file FILE

Counts by hour, host, user, image, command line and destination, with first, last and distinct ports,
leaves out private destinations, keeps groups of 12 connections or more, and fetches the 10,000 with the
most. Prints how many findings there are and the connections of those fetched. duckdb-pipe reads the
bodies, joined to one CSV, from standard input.
"""

import json
import sys

KEYS = ["host", "User", "Image", "CommandLine", "DestinationIp"]
PRIVATE = r"^(10\.|192\.168\.|127\.|169\.254\.|172\.(1[6-9]|2[0-9]|3[01])\.)"
MIN = 12
LIMIT = 10_000


def duckdb_report(source, names):
    import duckdb

    # Each body begins with a header: its _time is no number, so that the line is left out as an error.
    types = ", ".join(f"'{name}': '{'DOUBLE' if name == '_time' else 'VARCHAR'}'" for name in names)
    rows = duckdb.sql(f"""
        SELECT *, count(*) OVER () AS findings FROM (
          SELECT floor(_time / 3600) * 3600 AS hour, {", ".join(KEYS)}, count(*) AS connections,
                 count(DISTINCT DestinationPort) AS ports, min(_time) AS first, max(_time) AS last
          FROM read_csv('{source}', header = true, quote = '"', escape = '"', auto_detect = false,
                        columns = {{{types}}}, ignore_errors = true)
          WHERE NOT regexp_matches(DestinationIp, '{PRIVATE}')
          GROUP BY ALL HAVING connections >= {MIN})
        ORDER BY connections DESC LIMIT {LIMIT}""").fetchall()
    counted = len(KEYS) + 1
    return (rows[0][-1] if rows else 0), sum(row[counted] for row in rows)


def polars_report(source):
    import polars as pl

    groups = (
        pl.scan_csv(source, infer_schema=False, ignore_errors=True)
        .select("_time", *KEYS, "DestinationPort")
        .with_columns(time=pl.col("_time").cast(pl.Float64, strict=False))
        .filter(pl.col("time").is_not_null() & ~pl.col("DestinationIp").str.contains(PRIVATE))
        .group_by((pl.col("time") / 3600).floor().alias("hour"), *KEYS)
        .agg(
            pl.len().alias("connections"), pl.col("DestinationPort").n_unique().alias("ports"),
            pl.col("time").min().alias("first"), pl.col("time").max().alias("last"),
        )
        .filter(pl.col("connections") >= MIN)
        .sort("connections", descending=True)
        .collect(engine="streaming")
    )
    return groups.height, sum(row[len(KEYS) + 1] for row in groups.head(LIMIT).rows())


def main():
    how, path = sys.argv[1:]
    if how == "polars-file":
        findings, connections = polars_report(path)
    else:
        with open(path, "rb") as data:
            names = data.readline().decode().strip().replace('"', "").split(",")
        findings, connections = duckdb_report("/dev/stdin" if how == "duckdb-pipe" else path, names)
    print(json.dumps({"findings": findings, "connections": connections}))


if __name__ == "__main__":
    main()
