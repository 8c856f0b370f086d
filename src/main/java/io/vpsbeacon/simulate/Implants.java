package io.vpsbeacon.simulate;

import java.util.List;

/**
 * Implants as operators set them up. The sleeps and jitters are the usual ones of the tools named;
 * files, hosts and servers are invented.
 */
final class Implants {
  private static final String EXPLORER = "C:\\Windows\\explorer.exe";
  private static final String CMD = "C:\\Windows\\System32\\cmd.exe";

  private Implants() {}

  /** Sleeps a minute, up to 20 % less: the default shape of a Cobalt Strike beacon. */
  static Actor cobaltStrike(Machine machine, Network network, Periods active) {
    return new Actor(
        machine,
        machine.user(),
        new Program(
            "Cobalt Strike-like HTTPS beacon",
            true,
            "C:\\Windows\\System32\\rundll32.exe",
            "rundll32.exe C:\\ProgramData\\Intel\\gfxcache.dll,Start",
            "C:\\Program Files\\Microsoft Office\\root\\Office16\\WINWORD.EXE"),
        new Beat(60, Jitter.EARLIER, 0.2, 0.02),
        List.of(network.server("static.gfx-updates.example", 443)),
        active);
  }

  /** Sleeps five seconds while its operator is at the keyboard. */
  static Actor empire(Machine machine, Network network, Periods active) {
    return new Actor(
        machine,
        machine.user(),
        new Program(
            "Empire-like agent, operator at work",
            true,
            "C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe",
            "powershell.exe -noP -sta -w 1 -enc SQBmACgAJABQAFMAVgBlAHIAcwBpAG8AbgA",
            CMD),
        new Beat(5, Jitter.AROUND, 0.1, 0),
        List.of(network.server("", 8080)),
        active);
  }

  /** Bears the name of a Windows program, in a folder where that program never lies. */
  static Actor masquerading(Machine machine, Network network, Periods active) {
    return new Actor(
        machine,
        machine.user(),
        new Program(
            "Beacon named as a Windows program",
            true,
            "C:\\Users\\Public\\svchost.exe",
            "C:\\Users\\Public\\svchost.exe -k netsvcs",
            EXPLORER),
        new Beat(120, Jitter.LATER, 0.25, 0.03),
        List.of(network.server("telemetry.win-svc.example", 443)),
        active);
  }

  /** Sleeps half an hour: two beats an hour, far below any hourly threshold. */
  static Actor sliver(Machine machine, Network network, Periods active) {
    return new Actor(
        machine,
        "NT AUTHORITY\\SYSTEM",
        new Program(
            "Sliver-like low and slow beacon",
            true,
            "C:\\ProgramData\\LogRotate\\logrotate.exe",
            "C:\\ProgramData\\LogRotate\\logrotate.exe --service",
            "C:\\Windows\\System32\\services.exe"),
        new Beat(1800, Jitter.AROUND, 0.25, 0.02),
        List.of(network.server("api.logrotate.example", 443)),
        active);
  }
}
