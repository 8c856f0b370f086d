"""The same aggregation in other engines, on the chunk bodies that bench/events.py wrote.

    python3 bench/others.py duckdb-file|duckdb-pipe|polars-file FILE

Counts by hour, host, user, image and destination, with first, last and distinct ports, leaves out private
destinations, keeps groups of 12 or more, and prints how many there are. duckdb-pipe reads the bodies,
joined to one CSV, from standard input.
"""

import sys

FIELDS = ["_time", "host", "User", "Image", "CommandLine", "DestinationIp", "DestinationPort"]


def duckdb_query(source):
    import duckdb

    print(duckdb.sql(f"""
        SELECT count(*) FROM (
          SELECT floor(_time / 3600) * 3600 AS w, host, User, Image, CommandLine, DestinationIp,
                 count(*) AS n, count(DISTINCT DestinationPort) AS ports, min(_time) AS first, max(_time) AS last
          FROM read_csv('{source}', header = true, quote = '"', escape = '"', parallel = true, auto_detect = false, columns = {COLUMNS},
                        ignore_errors = true)
          WHERE NOT (DestinationIp LIKE '10.%' OR DestinationIp LIKE '192.168.%' OR DestinationIp LIKE '127.%'
                     OR DestinationIp LIKE '169.254.%' OR regexp_matches(DestinationIp, '^172\\.(1[6-9]|2[0-9]|3[01])\\.'))
          GROUP BY ALL HAVING n >= 12)""").fetchall()[0][0])


def polars_query(source):
    import polars as pl

    private = r"^(10\.|192\.168\.|127\.|169\.254\.|172\.(1[6-9]|2[0-9]|3[01])\.)"
    keys = ["host", "User", "Image", "CommandLine", "DestinationIp"]
    events = pl.scan_csv(source, infer_schema=False, ignore_errors=True).select(FIELDS)
    events = events.with_columns(time=pl.col("_time").cast(pl.Float64, strict=False)).filter(
        pl.col("time").is_not_null() & ~pl.col("DestinationIp").str.contains(private)
    )
    groups = events.group_by((pl.col("time") / 3600).floor().alias("w"), *keys).agg(
        pl.len().alias("n"), pl.col("DestinationPort").n_unique().alias("ports"),
        pl.col("time").min().alias("first"), pl.col("time").max().alias("last"),
    )
    print(groups.filter(pl.col("n") >= 12).collect(engine="streaming").height)


how, file = sys.argv[1], sys.argv[2]
if how.startswith("duckdb"):
    names = open(file, "rb").readline().decode().strip().replace('"', "").split(",")
    COLUMNS = "{" + ", ".join(f"'{name}': '{'DOUBLE' if name == '_time' else 'VARCHAR'}'" for name in names) + "}"
    duckdb_query("/dev/stdin" if how == "duckdb-pipe" else file)
else:
    polars_query(file)
