"""The same report as | vpsbeacon, written plainly on Splunk's SDK for Python: what it is compared to."""

import ipaddress
import sys

from splunklib.searchcommands import Configuration, ReportingCommand, dispatch

PRIVATE = [
    ipaddress.ip_network(text)
    for text in ("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16")
]
LIMIT = 10_000
PROCESSES = {"c:\\windows\\system32\\svchost.exe", "c:\\program files\\google\\chrome\\application\\chrome.exe"}


@Configuration()
class BeaconCommand(ReportingCommand):
    @Configuration()
    def map(self, records):
        return records

    def __init__(self):
        super().__init__()
        self.groups = {}
        self.excluded = {}

    def reduce(self, records):
        # The SDK calls this once for each chunk; the groups must outlive it.
        excluded, groups = self.excluded, self.groups
        for record in records:
            destination = record["DestinationIp"]
            out = excluded.get(destination)
            if out is None:
                out = excluded[destination] = self.is_private(destination)
            if out or record["Image"].lower() in PROCESSES:
                continue
            time = float(record["_time"])
            key = (int(time // 3600 * 3600), record["host"], record["User"], record["Image"], record["CommandLine"], destination)
            group = groups.get(key)
            if group is None:
                groups[key] = [1, time, time, {record["DestinationPort"]}]
            else:
                group[0] += 1
                group[1] = min(group[1], time)
                group[2] = max(group[2], time)
                group[3].add(record["DestinationPort"])
        if not self._finished:
            return
        found = [(key, group, risk) for key, group in groups.items() if (risk := self.risk(group[0], len(group[3])))]
        found.sort(key=lambda one: (-one[2][0], -one[1][0]))
        if len(found) > LIMIT:
            self.write_info(f"left out {len(found) - LIMIT} findings")
        for key, (count, first, last, ports), risk in found[:LIMIT]:
            yield {
                "_time": key[0], "host": key[1], "User": key[2], "Image": key[3], "CommandLine": key[4],
                "DestinationIp": key[5], "ConnectionCount": count, "ConnectionsPerMinute": "%.2f" % (count / 60),
                "UniqueDestPorts": len(ports), "DestPorts": sorted(ports), "BeaconRisk": risk[1], "RiskScore": risk[0],
                "FirstSeen": first, "LastSeen": last,
            }

    @staticmethod
    def is_private(text):
        try:
            address = ipaddress.ip_address(text)
        except ValueError:
            return False
        return any(address in network for network in PRIVATE)

    @staticmethod
    def risk(count, ports):
        if count >= 50 and ports <= 1:
            return 4, "CRITICAL - Highly Regular Single-Port Beaconing"
        if count >= 30 and ports <= 2:
            return 3, "HIGH - Low Port Variance Repetitive Connections"
        if count >= 20:
            return 2, "MEDIUM - Elevated Outbound Connection Frequency"
        return (1, "LOW - Above Threshold Outbound Frequency") if count >= 12 else None


dispatch(BeaconCommand, sys.argv, sys.stdin, sys.stdout, __name__)
