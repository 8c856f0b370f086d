package io.vpsbeacon.simulate;

import io.vpsbeacon.simulate.Periods.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where a simulation takes place. */
public enum Site {
  /** Of 30 hosts 22 are laptops, 4 desktops, 4 servers. */
  OFFICE("laptops in working hours, desktops, servers; all that people and machines run", 30) {
    @Override
    Population population(long seed, long from, long until, int hosts, Benign benign) {
      Population office = new Office(seed, from, until, hosts).population(benign);
      List<Actor> actors = new ArrayList<>(office.actors());
      for (Machine machine : office.machines()) {
        if (machine.host().startsWith("SRV-")) {
          actors.add(benign.backup(machine));
        }
      }
      return new Population(office.machines(), actors);
    }
  },
  SERVER("servers that are always on: Windows, monitoring, backup", 10) {
    @Override
    Population population(long seed, long from, long until, int hosts, Benign benign) {
      List<Machine> machines = servers(from, until, hosts);
      List<Actor> actors = new ArrayList<>();
      for (Machine machine : machines) {
        actors.addAll(benign.windows(machine));
        actors.add(benign.monitoring(machine));
        actors.add(benign.backup(machine));
      }
      return new Population(machines, actors);
    }
  },
  LAPTOPS("laptops that sleep many times a day, and some days all day", 20) {
    @Override
    Population population(long seed, long from, long until, int hosts, Benign benign) {
      List<Machine> machines = new ArrayList<>();
      List<Actor> actors = new ArrayList<>();
      for (int i = 0; i < hosts; i++) {
        Periods awake = awake(new Dice(seed, "laptop " + i), from, until);
        Machine machine = Office.machine("LT-", i, awake);
        machines.add(machine);
        actors.addAll(benign.windows(machine));
        actors.addAll(benign.person(machine, awake, Office.browser(i)));
      }
      return new Population(machines, actors);
    }
  },
  QUIET("servers that do nothing: the implants alone", 10) {
    @Override
    Population population(long seed, long from, long until, int hosts, Benign benign) {
      return new Population(servers(from, until, hosts), List.of());
    }
  };

  private static final long HOUR = 3_600_000_000L;
  private static final long DAY = 24 * HOUR;
  private static final double DAY_OFF = 0.2;

  private final String description;
  private final int hosts;

  Site(String description, int hosts) {
    this.description = description;
    this.hosts = hosts;
  }

  /** The name as it is typed. */
  public String optionValue() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** In plain English. */
  public String description() {
    return description;
  }

  /** How many hosts it has where nothing else is said. */
  public int hosts() {
    return hosts;
  }

  /** The site of this name, in whatever case. */
  static Optional<Site> byName(String name) {
    for (Site site : values()) {
      if (site.name().equalsIgnoreCase(name)) {
        return Optional.of(site);
      }
    }
    return Optional.empty();
  }

  abstract Population population(long seed, long from, long until, int hosts, Benign benign);

  private static List<Machine> servers(long from, long until, int count) {
    Periods always = Periods.of(from, until);
    List<Machine> machines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      machines.add(Office.server(i, always));
    }
    return machines;
  }

  /** Opened for a quarter of an hour to four hours, closed for five minutes to three hours. */
  private static Periods awake(Dice dice, long from, long until) {
    List<Period> awake = new ArrayList<>();
    for (long midnight = Math.floorDiv(from, DAY) * DAY; midnight < until; midnight += DAY) {
      long open = midnight + Math.round(dice.between(6.5, 9.5) * HOUR);
      long night = midnight + Math.round(dice.between(17, 23) * HOUR);
      if (dice.chance(DAY_OFF)) {
        continue;
      }
      while (open < night) {
        long close = open + Math.round(dice.pareto(0.25, 0.8, 4) * HOUR);
        awake.add(new Period(open, Math.min(close, night)));
        open = close + Math.round(dice.pareto(0.09, 0.8, 3) * HOUR);
      }
    }
    return new Periods(awake);
  }
}
