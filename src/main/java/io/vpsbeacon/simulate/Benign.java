package io.vpsbeacon.simulate;

import java.util.List;

/** What runs on any office machine, and where it connects. */
final class Benign {
  static final String SYSTEM = "NT AUTHORITY\\SYSTEM";
  static final String SERVICES = "C:\\Windows\\System32\\services.exe";
  static final String EXPLORER = "C:\\Windows\\explorer.exe";
  private static final String SVCHOST = "C:\\Windows\\System32\\svchost.exe";
  private static final Behaviour BROWSING =
      new Bursts("bursts, pauses of any length", 7, 2400, 1.1, 45, 0.12, 6);

  private final Network network;
  private final List<Server> web;
  private final List<Server> antivirus;
  private final List<Server> push;
  private final List<Server> update;
  private final List<Server> files;
  private final List<Server> chat;
  private final List<Server> browserUpdate;
  private final List<Server> monitoring;
  private final List<Server> domain =
      List.of(
          new Server("dc1.corp.example", "10.20.0.5", 389),
          new Server("dc1.corp.example", "10.20.0.5", 88),
          new Server("dc2.corp.example", "10.20.0.6", 389));
  private List<Server> backup = List.of();

  Benign(Network network) {
    this.network = network;
    web = network.servers(150, "www", "sites.example", 443);
    antivirus = network.servers(1, "cloud", "antivirus.example", 443);
    push = network.servers(4, "push", "notify.example", 443);
    update = network.servers(8, "download", "update.example", 443);
    files = network.servers(5, "sync", "files.example", 443);
    chat = network.servers(3, "edge", "chat.example", 443);
    browserUpdate = network.servers(2, "dl", "browser.example", 443);
    monitoring = network.servers(1, "inputs", "monitoring.example", 9997);
  }

  /** What Windows itself and the company put on every machine. */
  List<Actor> windows(Machine machine) {
    return List.of(
        actor(
            machine,
            SYSTEM,
            program("push", "Push notifications", SVCHOST, SVCHOST + " -k netsvcs -s WpnService"),
            Beat.exact(900.15),
            push),
        actor(
            machine,
            SYSTEM,
            program(
                "windows_update", "Windows Update", SVCHOST, SVCHOST + " -k netsvcs -s wuauserv"),
            new Bursts("a few bursts a day", 3600, 40_000, 0.8, 60, 0.8, 4),
            update),
        actor(
            machine,
            SYSTEM,
            program(
                "antivirus",
                "Antivirus cloud",
                "C:\\ProgramData\\Microsoft\\Windows Defender\\Platform\\4.18.25110.5-0\\MsMpEng.exe",
                "MsMpEng.exe"),
            Beat.exact(301.6),
            antivirus),
        actor(
            machine,
            SYSTEM,
            program(
                "domain_logon",
                "Domain logon",
                "C:\\Windows\\System32\\lsass.exe",
                "C:\\Windows\\system32\\lsass.exe"),
            new Bursts("bursts all day", 60, 3600, 0.9, 20, 0.5, 2),
            domain));
  }

  /** What a person at work adds. */
  List<Actor> person(Machine machine, Periods hours, String browser) {
    String home = "C:\\Users\\" + machine.user().substring(machine.user().indexOf('\\') + 1);
    String local = home + "\\AppData\\Local";
    return List.of(
        new Actor(
            machine,
            machine.user(),
            new Program("browsing", "Browser", false, browser, '"' + browser + '"', EXPLORER),
            BROWSING,
            web,
            hours),
        user(
            machine,
            hours,
            "sync",
            "File sync",
            local + "\\Microsoft\\OneDrive\\OneDrive.exe",
            "/background",
            new Bursts("bursts when files change", 40, 5400, 0.9, 40, 0.6, 2),
            files),
        user(
            machine,
            hours,
            "chat",
            "Chat",
            local + "\\slack\\app-4.47.65\\slack.exe",
            "--process-start-args",
            new Bursts("bursts when people talk", 360, 7200, 1, 7, 3, 1),
            chat),
        user(
            machine,
            hours,
            "browser_update",
            "Browser update",
            "C:\\Program Files (x86)\\Google\\Update\\GoogleUpdate.exe",
            "/ua /installsource scheduler",
            new Beat(3600, Jitter.AROUND, 0.1, 0),
            browserUpdate));
  }

  /** The forwarder of a server that is watched. */
  Actor monitoring(Machine machine) {
    String image = "C:\\Program Files\\SplunkUniversalForwarder\\bin\\splunkd.exe";
    return actor(
        machine,
        "NT SERVICE\\SplunkForwarder",
        program("monitoring", "Monitoring agent", image, '"' + image + "\" service"),
        Beat.exact(30),
        monitoring);
  }

  /** The backup of a server, into somebody's cloud. */
  Actor backup(Machine machine) {
    if (backup.isEmpty()) {
      backup = network.servers(3, "vault", "backup.example", 443);
    }
    String image = "C:\\Program Files\\Vaultline\\Backup Agent\\vbagent.exe";
    return actor(
        machine,
        SYSTEM,
        program("backup", "Backup agent", image, '"' + image + "\" --service"),
        new Rounds(4 * 3600, 40, 8),
        backup);
  }

  private static Actor user(
      Machine machine,
      Periods hours,
      String key,
      String name,
      String image,
      String arguments,
      Behaviour behaviour,
      List<Server> servers) {
    String commandLine = '"' + image + "\" " + arguments;
    return new Actor(
        machine,
        machine.user(),
        new Program(key, name, false, image, commandLine, EXPLORER),
        behaviour,
        servers,
        hours);
  }

  private static Program program(String key, String name, String image, String commandLine) {
    return new Program(key, name, false, image, commandLine, SERVICES);
  }

  private static Actor actor(
      Machine machine, String user, Program program, Behaviour behaviour, List<Server> servers) {
    return new Actor(machine, user, program, behaviour, servers, machine.on());
  }
}
