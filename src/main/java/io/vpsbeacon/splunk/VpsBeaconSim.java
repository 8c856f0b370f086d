package io.vpsbeacon.splunk;

import io.vpsbeacon.detect.OptionException;
import io.vpsbeacon.protocol.CommandException;
import io.vpsbeacon.protocol.CommandType;
import io.vpsbeacon.protocol.Reply;
import io.vpsbeacon.protocol.SearchCommand;
import io.vpsbeacon.protocol.SearchInfo;
import io.vpsbeacon.simulate.SimulateOption;
import io.vpsbeacon.simulate.SimulateOptions;
import io.vpsbeacon.simulate.Simulation;
import java.time.InstantSource;

/**
 * The generating command {@code | vpsbeaconsim}: simulated events as a search's first rows.
 *
 * <p>It is stateful, as are generating commands on Splunk's own SDK unless they ask to be
 * distributed: it runs on the search head, and its rows go down the pipe chunk by chunk.
 */
final class VpsBeaconSim implements SearchCommand {
  /** As it is typed. */
  static final String NAME = "vpsbeaconsim";

  /** Some 4 MB. */
  private static final int MOST_ROWS = 10_000;

  private final InstantSource clock;

  VpsBeaconSim(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Search getInfo(SearchInfo info, boolean preview) throws CommandException {
    SimulateOptions options;
    try {
      options =
          SimulateOptions.parse(
              VerbArguments.parse(
                  info.args(), SimulateOption.values(), SimulateOption.IMPLANTS, "implants=3"),
              clock.instant());
    } catch (OptionException e) {
      throw new CommandException(e.getMessage());
    }
    Reply reply = Reply.builder().type(CommandType.STATEFUL).generating(true).build();
    int rows = Math.max(1, Math.min(MOST_ROWS, info.maxResultRows().orElse(MOST_ROWS)));
    return new Search() {
      @Override
      public Reply reply() {
        return reply;
      }

      @Override
      public Run start() {
        return new SimulatorRun(new Simulation(options), rows);
      }
    };
  }
}
