package io.vpsbeacon.simulate;

import java.util.List;

/**
 * A program at work on a machine.
 *
 * @param machine where it runs
 * @param user whose rights it has
 * @param program what runs
 * @param behaviour when it connects
 * @param servers what it connects to
 * @param active when it may connect; the machine must be awake as well
 */
public record Actor(
    Machine machine,
    String user,
    Program program,
    Behaviour behaviour,
    List<Server> servers,
    Periods active) {
  public Actor {
    servers = List.copyOf(servers);
  }

  /** Names its dice, so it must not depend on the actor's place in the scenario. */
  String diceName() {
    return machine.host() + '|' + program.image() + '|' + program.commandLine();
  }
}
