package io.vpsbeacon.simulate;

import java.util.List;

/**
 * Machines, and what runs on them anyway.
 *
 * @param machines all of them
 * @param actors their benign programs
 */
record Population(List<Machine> machines, List<Actor> actors) {
  Population {
    machines = List.copyOf(machines);
    actors = List.copyOf(actors);
  }
}
