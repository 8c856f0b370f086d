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
 * @param agent tells apart what is otherwise alike: processes of one program on one machine
 */
public record Actor(
    Machine machine,
    String user,
    Program program,
    Behaviour behaviour,
    List<Server> servers,
    Periods active,
    int agent) {
  public Actor {
    servers = List.copyOf(servers);
  }

  Actor(
      Machine machine,
      String user,
      Program program,
      Behaviour behaviour,
      List<Server> servers,
      Periods active) {
    this(machine, user, program, behaviour, servers, active, 0);
  }

  /** Names its dice, so it must not depend on the actor's place in the scenario. */
  String diceName() {
    String name = machine.host() + '|' + program.image() + '|' + program.commandLine();
    return agent == 0 ? name : name + '|' + agent;
  }
}
