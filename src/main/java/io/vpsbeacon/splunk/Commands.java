package io.vpsbeacon.splunk;

import io.vpsbeacon.protocol.CommandException;
import io.vpsbeacon.protocol.SearchCommand;
import io.vpsbeacon.protocol.SearchInfo;
import java.time.InstantSource;

/** All commands behind one program: splunkd says with its first request which one it means. */
final class Commands implements SearchCommand {
  private final AppHome home;
  private final InstantSource clock;

  Commands(AppHome home, InstantSource clock) {
    this.home = home;
    this.clock = clock;
  }

  @Override
  public Search getInfo(SearchInfo info, boolean preview) throws CommandException {
    SearchCommand command =
        info.command().equals(VpsBeaconSim.NAME)
            ? new VpsBeaconSim(clock)
            : new VpsBeacon(home, clock);
    return command.getInfo(info, preview);
  }
}
