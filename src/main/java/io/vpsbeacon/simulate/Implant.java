package io.vpsbeacon.simulate;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Implants as operators set them up. The sleeps and jitters are the usual ones of the tools named;
 * files, hosts and servers are invented. The order is that in which a scenario takes them: first
 * what a default search of a few hours should find, last what it takes a day or more to see.
 */
@SuppressWarnings("ImmutableEnumChecker") // its records hold text and numbers only
public enum Implant {
  /** Sleeps a minute, up to 20 % less: the default shape of a Cobalt Strike beacon. */
  COBALT_STRIKE(
      "Cobalt Strike-like HTTPS beacon",
      "C:\\Windows\\System32\\rundll32.exe",
      "rundll32.exe C:\\ProgramData\\Intel\\gfxcache.dll,Start",
      "C:\\Program Files\\Microsoft Office\\root\\Office16\\WINWORD.EXE",
      new Beat(60, Jitter.EARLIER, 0.2, 0.02),
      "static.gfx-updates.example",
      443),

  /** Ten seconds and 23 %: what Mythic's agents come with. */
  MYTHIC(
      "Mythic-like agent",
      "C:\\Users\\Public\\Libraries\\wmiprovider.exe",
      "C:\\Users\\Public\\Libraries\\wmiprovider.exe",
      Parents.CMD,
      new Beat(10, Jitter.AROUND, 0.23, 0.01),
      "cdn.assets-delivery.example",
      443),

  /** Bears the name of a Windows program, in a folder where that program never lies. */
  MASQUERADE(
      "Beacon named as a Windows program",
      "C:\\Users\\Public\\svchost.exe",
      "C:\\Users\\Public\\svchost.exe -k netsvcs",
      Benign.EXPLORER,
      new Beat(120, Jitter.LATER, 0.25, 0.03),
      "telemetry.win-svc.example",
      443),

  /** Connects anew every dozen seconds, to a bare address and a port of its own. */
  NJRAT(
      "NjRAT-like remote control",
      "C:\\Users\\Public\\Documents\\Windows Update.exe",
      "\"C:\\Users\\Public\\Documents\\Windows Update.exe\" ..",
      Benign.EXPLORER,
      new Beat(11.5, Jitter.AROUND, 0.4, 0.02),
      "",
      1177),

  /** Sleeps five seconds, as while its operator is at the keyboard. */
  EMPIRE(
      "Empire-like agent, operator at work",
      "C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe",
      "powershell.exe -noP -sta -w 1 -enc SQBmACgAJABQAFMAVgBlAHIAcwBpAG8AbgA",
      Parents.CMD,
      new Beat(5, Jitter.AROUND, 0.1, 0),
      "",
      8080),

  /** A quiet beat, and now and then a session of many requests at once. */
  OPERATOR(
      "Beacon with an operator's bursts",
      "C:\\Windows\\System32\\regsvr32.exe",
      "regsvr32.exe /s /n C:\\ProgramData\\Oracle\\jusched.ocx",
      Parents.CMD,
      new Beat(90, Jitter.EARLIER, 0.3, 0.02),
      "img.java-mirror.example",
      443) {
    @Override
    Behaviour behaviour(Beat beat) {
      return new HandsOn(beat, 0.02, 120, 0.4);
    }
  },

  /** A third of its beats fail: a bad link, a proxy in the way. */
  FLAKY(
      "Beacon on a bad link",
      "C:\\ProgramData\\Adobe\\ARM\\AdobeARMHelper.exe",
      "C:\\ProgramData\\Adobe\\ARM\\AdobeARMHelper.exe /q",
      Benign.EXPLORER,
      new Beat(120, Jitter.AROUND, 0.15, 0.33),
      "ardownload.sign-srv.example",
      443),

  /** Three agents of one launcher: one program, one server, and three beats in one group. */
  THREE_AGENTS(
      "Three agents of one program",
      "C:\\Windows\\System32\\mshta.exe",
      "mshta.exe C:\\ProgramData\\Intel\\status.hta",
      Parents.CMD,
      new Beat(45, Jitter.AROUND, 0.1, 0.02),
      "status.intel-gfx.example",
      443) {
    @Override
    int agents() {
      return 3;
    }
  },

  /** Sleeps half an hour: two beats an hour, far below any hourly threshold. */
  SLIVER(
      "Sliver-like low and slow beacon",
      "C:\\ProgramData\\LogRotate\\logrotate.exe",
      "C:\\ProgramData\\LogRotate\\logrotate.exe --service",
      Benign.SERVICES,
      new Beat(1800, Jitter.AROUND, 0.25, 0.02),
      "api.logrotate.example",
      443) {
    @Override
    String user(Machine machine) {
      return Benign.SYSTEM;
    }
  },

  /** Sleeps for hours and asks no DNS: five beats a day, to a bare address. */
  SLOW(
      "Slow implant without DNS",
      "C:\\ProgramData\\Realtek\\RtkAudUService.exe",
      "C:\\ProgramData\\Realtek\\RtkAudUService.exe -background",
      Benign.SERVICES,
      new Beat(4 * 3600, Jitter.AROUND, 0.2, 0),
      "",
      443) {
    @Override
    String user(Machine machine) {
      return Benign.SYSTEM;
    }
  };

  private static final class Parents {
    static final String CMD = "C:\\Windows\\System32\\cmd.exe";
  }

  private final Program program;
  private final Beat beat;
  private final String serverName;
  private final int port;

  Implant(
      String title,
      String image,
      String commandLine,
      String parentImage,
      Beat beat,
      String serverName,
      int port) {
    program = new Program(optionValue(), title, true, image, commandLine, parentImage);
    this.beat = beat;
    this.serverName = serverName;
    this.port = port;
  }

  /** The name as it is typed. */
  public String optionValue() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What it is and when it connects, in plain English. */
  public String description() {
    return program.name() + ": " + behaviour(beat).description();
  }

  /** The implant of this name, in whatever case. */
  static Optional<Implant> byName(String name) {
    for (Implant implant : values()) {
      if (implant.name().equalsIgnoreCase(name)) {
        return Optional.of(implant);
      }
    }
    return Optional.empty();
  }

  /** Its beat, other than usual where that is asked for. */
  Beat tuned(Tuning tuning) {
    return tuning.apply(beat);
  }

  Behaviour behaviour(Beat tuned) {
    return tuned;
  }

  /** How many run side by side, each a process of its own. */
  int agents() {
    return 1;
  }

  String user(Machine machine) {
    return machine.user();
  }

  /** Puts it on a machine, with a server of its own. */
  List<Actor> plant(Machine machine, Network network, Periods active, Tuning tuning) {
    Server server = network.server(serverName, port);
    Behaviour behaviour = behaviour(tuned(tuning));
    return IntStream.range(0, agents())
        .mapToObj(
            agent ->
                new Actor(
                    machine, user(machine), program, behaviour, List.of(server), active, agent))
        .toList();
  }
}
