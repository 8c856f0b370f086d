package io.vpsbeacon.simulate;

import io.vpsbeacon.simulate.Periods.Period;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A working day in an office: 22 laptops, 4 desktops that stay on, 4 servers, 4 implants. */
final class Office {
  private static final Instant MIDNIGHT = Instant.parse("2026-03-11T00:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);
  private static final int LAPTOPS = 22;
  private static final int DESKTOPS = 4;
  private static final int SERVERS = 4;
  private static final List<String> PEOPLE =
      List.of(
          "a.novak",
          "b.lindqvist",
          "c.okafor",
          "d.ferreira",
          "e.tanaka",
          "f.moreau",
          "g.singh",
          "h.brandt",
          "i.petrova",
          "j.kowalski",
          "k.haddad",
          "l.jensen",
          "m.rossi",
          "n.castillo",
          "o.yilmaz",
          "p.andersen",
          "q.dubois",
          "r.mensah",
          "s.virtanen",
          "t.nguyen",
          "u.schmidt",
          "v.marin",
          "w.ahmed",
          "x.costa",
          "y.kim",
          "z.horvat");
  private static final List<String> BROWSERS =
      List.of(
          "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
          "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
          "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
          "C:\\Program Files\\Mozilla Firefox\\firefox.exe");

  private final long seed;
  private final long midnight = Scenario.micros(MIDNIGHT);

  Office(long seed) {
    this.seed = seed;
  }

  Scenario scenario() {
    Network network = new Network(new Dice(seed, "network"));
    Benign benign = new Benign(network);
    List<Periods> hours = new ArrayList<>();
    Dice presence = new Dice(seed, "presence");
    for (int i = 0; i < LAPTOPS + DESKTOPS; i++) {
      hours.add(workingDay(presence));
    }
    List<Machine> machines = machines(hours);
    List<Actor> actors = new ArrayList<>();
    for (int i = 0; i < machines.size(); i++) {
      Machine machine = machines.get(i);
      actors.addAll(benign.windows(machine));
      if (i < LAPTOPS + DESKTOPS) {
        actors.addAll(benign.person(machine, hours.get(i), BROWSERS.get(i % BROWSERS.size())));
      }
    }
    Machine buildServer = machines.get(LAPTOPS + DESKTOPS);
    Machine fileServer = machines.get(LAPTOPS + DESKTOPS + 1);
    actors.add(benign.monitoring(buildServer));
    actors.add(benign.monitoring(fileServer));
    actors.add(Implants.cobaltStrike(machines.get(6), network, between(9.7, 24)));
    actors.add(Implants.empire(machines.get(14), network, between(14.13, 14.78)));
    actors.add(Implants.masquerading(machines.get(LAPTOPS + 2), network, between(0.52, 24)));
    actors.add(Implants.sliver(fileServer, network, between(0.2, 24)));
    return new Scenario(MIDNIGHT, MIDNIGHT.plus(DAY), actors, seed);
  }

  private List<Machine> machines(List<Periods> hours) {
    List<Machine> machines = new ArrayList<>();
    Periods always = Periods.of(midnight, midnight + micros(DAY));
    for (int i = 0; i < LAPTOPS + DESKTOPS; i++) {
      boolean laptop = i < LAPTOPS;
      machines.add(
          new Machine(
              (laptop ? "LT-" : "WS-") + (1001 + i) + ".corp.example",
              "10.20.4." + (21 + i),
              "CORP\\" + PEOPLE.get(i),
              laptop ? hours.get(i) : always));
    }
    for (int i = 0; i < SERVERS; i++) {
      machines.add(
          new Machine(
              "SRV-0" + (1 + i) + ".corp.example",
              "10.20.0." + (21 + i),
              "CORP\\svc-server",
              always));
    }
    return machines;
  }

  /** Opened in the morning, closed over lunch and in the evening. */
  private Periods workingDay(Dice dice) {
    return new Periods(
        List.of(
            period(dice.between(7.6, 9.4), dice.between(11.7, 12.4)),
            period(dice.between(12.7, 13.3), dice.between(16.5, 18.6))));
  }

  private Period period(double fromHour, double untilHour) {
    return new Period(
        midnight + Math.round(fromHour * 3600e6), midnight + Math.round(untilHour * 3600e6));
  }

  private Periods between(double fromHour, double untilHour) {
    return new Periods(List.of(period(fromHour, untilHour)));
  }

  private static long micros(Duration duration) {
    return duration.toMillis() * 1000;
  }
}
