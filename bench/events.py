"""Writes Sysmon-like events as the chunk bodies that splunkd would send, the same bytes each time.

    python3 bench/events.py --rows 1000000 --groups 1000 [--wide] FILE

A chunk is a header line and up to 50,000 rows. FILE.index holds the end of each chunk, one a line.
Narrow rows hold the fields that `| vpsbeacon` asks for; wide ones also _raw, as an event has it.
"""

import argparse
import errno
import os
import random
import sys

CHUNK_ROWS = 50_000
START = 1_699_999_200  # a full hour: all events fall into one window of the default span
SECONDS = 3_599  # so that no time is rounded into the next hour
NARROW = (
    "_time", "host", "User", "Image", "CommandLine", "DestinationIp", "DestinationPort", "SourceIp",
    "ProcessGuid", "EventCode", "EventID",
)
WIDE = (
    "_raw", "Protocol", "Initiated", "SourceHostname", "SourcePort", "DestinationPortName", "Computer", "source",
    "sourcetype",
)
# What stands in braces is a group's; what follows a percent sign is one event's alone.
RAW = (
    "<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider"
    " Name='Microsoft-Windows-Sysmon' Guid='{{5770385f-c22a-43e0-bf4c-06f5698ffbd9}}'/><EventID>3"
    "</EventID><Version>5</Version><Level>4</Level><Task>3</Task><Opcode>0</Opcode><Keywords>"
    "0x8000000000000000</Keywords><TimeCreated SystemTime='%(created)s'/><EventRecordID>%(record)d"
    "</EventRecordID><Correlation/><Execution ProcessID='3188' ThreadID='4212'/><Channel>"
    "Microsoft-Windows-Sysmon/Operational</Channel><Computer>{host}</Computer><Security"
    " UserID='S-1-5-18'/></System><EventData><Data Name='RuleName'>-</Data><Data Name='UtcTime'>"
    "%(utc)s</Data><Data Name='ProcessGuid'>{guid}</Data><Data Name='ProcessId'>5120</Data><Data"
    " Name='Image'>{image}</Data><Data Name='User'>{user}</Data><Data Name='Protocol'>tcp</Data><Data"
    " Name='Initiated'>true</Data><Data Name='SourceIsIpv6'>false</Data><Data Name='SourceIp'>10.0.0.9"
    "</Data><Data Name='SourceHostname'>DESKTOP</Data><Data Name='SourcePort'>%(port)d</Data><Data"
    " Name='SourcePortName'>-</Data><Data Name='DestinationIsIpv6'>false</Data><Data"
    " Name='DestinationIp'>{destination}</Data><Data Name='DestinationHostname'>-</Data><Data"
    " Name='DestinationPort'>443</Data><Data Name='DestinationPortName'>https</Data></EventData></Event>"
)


def header(wide=False):
    """The first line of a chunk: the fields, and for each the one that holds multivalues."""
    fields = NARROW + (WIDE if wide else ())
    return ",".join([*fields, *(f'"__mv_{field}"' for field in fields)]) + "\n"


def group_rows(groups, wide=False):
    """A row of each group but for its time, which comes first, and in wide ones for what is in `own`."""
    rows = []
    for i in range(groups):
        host = f"WS-{i % 4000:04d}.corp.example.com"
        user = f"CORP\\user{i % 700:03d}"
        image = f"C:\\Program Files\\Vendor {i % 90}\\agent{i % 90}.exe"
        destination = f"{20 + i // 4000 % 150}.{i // 250 % 250}.{i % 250}.{i % 199 + 1}"
        guid = f"{{b669e388-{i % 65536:04x}-5edf-4d00-{i:012x}}}"
        cells = [f'"{host}"', f'"{user}"', f'"{image}"', "", f'"{destination}"', "443", '"10.0.0.9"', f'"{guid}"', "3", ""]
        if wide:
            raw = RAW.format(host=host, guid=guid, image=image, user=user, destination=destination)
            source = '"XmlWinEventLog:Microsoft-Windows-Sysmon/Operational"'
            cells += [f'"{raw}"', "tcp", "true", '"DESKTOP"', "%(port)d", "https", f'"{host}"', source, "xmlwineventlog"]
        rows.append("," + ",".join(cells) + "," * (len(cells) + 1) + "\n")
    return rows


def own(time, number):
    """What else than its time is one event's alone: with it no wide row comes again."""
    minutes, millis = divmod(round((time - START) * 1000), 60_000)
    utc = f"2023-11-14 22:{minutes:02d}:{millis // 1000:02d}.{millis % 1000:03d}"
    created = f"{utc.replace(' ', 'T')}{number % 10_000:04d}00Z"
    return {"utc": utc, "created": created, "record": 4_000_000 + number, "port": 49_152 + number % 16_384}


def bodies(rows, groups, wide=False):
    """The chunks' bodies, newest event first, as splunkd sends them."""
    dice = random.Random(1)
    head = header(wide)
    tails = group_rows(groups, wide)
    for first in range(0, rows, CHUNK_ROWS):
        count = min(CHUNK_ROWS, rows - first)
        times = [START + SECONDS * (rows - first - i - 1) / rows for i in range(count)]
        picks = dice.choices(tails, k=count)
        if wide:
            picks = [tail % own(times[i], rows - first - i) for i, tail in enumerate(picks)]
        yield (head + "".join(f'"{time:.3f}"{tail}' for time, tail in zip(times, picks))).encode()


def write(path, rows, groups, wide=False):
    """Writes the bodies to a file, and where each ends to its index, which is there when all is."""
    end = 0
    ends = []
    with open(path, "wb") as out:
        for body in bodies(rows, groups, wide):
            out.write(body)
            end += len(body)
            ends.append(end)
    with open(path + ".new", "w") as index:
        index.writelines(f"{end}\n" for end in ends)
    os.replace(path + ".new", path + ".index")


def ends_of(path):
    """Where each body in the file ends."""
    with open(path + ".index") as index:
        lines = index.read().split()
    ends = [int(line) for line in lines if line.isdecimal()]
    if not ends or len(ends) < len(lines) or ends != sorted(set(ends)) or ends[-1] != os.path.getsize(path):
        raise OSError(errno.EINVAL, "is no index of these rows", path + ".index")
    return ends


def counted(text):
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text} is not a number from 1 on")
    return int(text)


def milliseconds(text):
    try:
        value = float(text)
    except ValueError:
        value = -1
    if not 0 <= value < 1e9:
        raise argparse.ArgumentTypeError(f"{text} is no number of milliseconds from 0 on")
    return value


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--rows", type=counted, default=1_000_000)
    arguments.add_argument("--groups", type=counted, default=1_000)
    arguments.add_argument("--wide", action="store_true")
    arguments.add_argument("file")
    given = arguments.parse_args()
    try:
        write(given.file, given.rows, given.groups, given.wide)
    except OSError as error:
        sys.exit(f"events.py: {given.file}: {error.strerror}")


if __name__ == "__main__":
    main()
