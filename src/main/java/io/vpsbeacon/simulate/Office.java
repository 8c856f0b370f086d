package io.vpsbeacon.simulate;

import io.vpsbeacon.simulate.Periods.Period;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * An office: laptops that are opened in working hours, desktops that stay on, servers. Every day is
 * a working day, in UTC, so that what is seen does not depend on the weekday.
 */
final class Office {
  private static final Instant DEMO_DAY = Instant.parse("2026-03-11T00:00:00Z");
  private static final int DEMO_HOSTS = 30;
  private static final long DAY = Duration.ofDays(1).toMillis() * 1000;

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
  private final long from;
  private final long until;
  private final int laptops;
  private final int people;
  private final int servers;

  /** Of 30 hosts 4 are servers and 4 desktops. */
  Office(long seed, long from, long until, int hosts) {
    this.seed = seed;
    this.from = from;
    this.until = until;
    servers = (int) Math.round(hosts * 4 / 30.0);
    people = hosts - servers;
    laptops = people - servers;
  }

  /** A working day of 30 machines, four of them with an implant: the demo's. */
  static Scenario demo(long seed) {
    long midnight = Scenario.micros(DEMO_DAY);
    Office office = new Office(seed, midnight, midnight + DAY, DEMO_HOSTS);
    Network network = Network.of(seed);
    Population population = office.population(new Benign(network));
    List<Machine> machines = population.machines();
    List<Actor> actors = new ArrayList<>(population.actors());
    plant(actors, Implant.COBALT_STRIKE, machines.get(6), network, office.between(9.7, 24));
    plant(actors, Implant.EMPIRE, machines.get(14), network, office.between(14.13, 14.78));
    plant(actors, Implant.MASQUERADE, machines.get(24), network, office.between(0.52, 24));
    plant(actors, Implant.SLIVER, machines.get(27), network, office.between(0.2, 24));
    return new Scenario(DEMO_DAY, DEMO_DAY.plus(Duration.ofDays(1)), actors, seed);
  }

  private static void plant(
      List<Actor> actors, Implant implant, Machine machine, Network network, Periods active) {
    actors.addAll(implant.plant(machine, network, active, Tuning.NONE));
  }

  /** Machines and what runs on them, without backup. */
  Population population(Benign benign) {
    List<Periods> hours = hours();
    List<Machine> machines = machines(hours);
    List<Actor> actors = new ArrayList<>();
    for (int i = 0; i < machines.size(); i++) {
      Machine machine = machines.get(i);
      actors.addAll(benign.windows(machine));
      if (i < people) {
        actors.addAll(benign.person(machine, hours.get(i), browser(i)));
      }
    }
    for (int i = 0; i < (servers + 1) / 2; i++) {
      actors.add(benign.monitoring(machines.get(people + i)));
    }
    return new Population(machines, actors);
  }

  private List<Machine> machines(List<Periods> hours) {
    List<Machine> machines = new ArrayList<>();
    Periods always = Periods.of(from, until);
    for (int i = 0; i < people; i++) {
      boolean laptop = i < laptops;
      machines.add(machine(laptop ? "LT-" : "WS-", i, laptop ? hours.get(i) : always));
    }
    for (int i = 0; i < servers; i++) {
      machines.add(server(i, always));
    }
    return machines;
  }

  /** A person's machine, the person's name with it. */
  static Machine machine(String prefix, int number, Periods on) {
    int place = 20 + number;
    String person = PEOPLE.get(number % PEOPLE.size());
    return new Machine(
        prefix + (1001 + number) + ".corp.example",
        "10.20." + (4 + place / 250) + "." + (1 + place % 250),
        "CORP\\" + person + (number < PEOPLE.size() ? "" : 1 + number / PEOPLE.size()),
        on);
  }

  static Machine server(int number, Periods on) {
    int place = 20 + number;
    return new Machine(
        (number < 9 ? "SRV-0" : "SRV-") + (1 + number) + ".corp.example",
        "10.20." + place / 250 + "." + (1 + place % 250),
        "CORP\\svc-server",
        on);
  }

  static String browser(int number) {
    return BROWSERS.get(number % BROWSERS.size());
  }

  /** Per person, over all days. */
  private List<Periods> hours() {
    Dice presence = new Dice(seed, "presence");
    List<List<Period>> hours = new ArrayList<>();
    for (int i = 0; i < people; i++) {
      hours.add(new ArrayList<>());
    }
    for (long midnight = midnight(); midnight < until; midnight += DAY) {
      for (List<Period> person : hours) {
        addWorkingDay(person, midnight, presence);
      }
    }
    return hours.stream().map(Periods::new).toList();
  }

  /** Opened in the morning, closed over lunch and in the evening. */
  private static void addWorkingDay(List<Period> hours, long midnight, Dice dice) {
    hours.add(period(midnight, dice.between(7.6, 9.4), dice.between(11.7, 12.4)));
    hours.add(period(midnight, dice.between(12.7, 13.3), dice.between(16.5, 18.6)));
  }

  private Periods between(double fromHour, double untilHour) {
    return new Periods(List.of(period(midnight(), fromHour, untilHour)));
  }

  private long midnight() {
    return Math.floorDiv(from, DAY) * DAY;
  }

  private static Period period(long midnight, double fromHour, double untilHour) {
    return new Period(
        midnight + Math.round(fromHour * 3600e6), midnight + Math.round(untilHour * 3600e6));
  }
}
