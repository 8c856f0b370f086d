package io.vpsbeacon.splunk;

import io.vpsbeacon.detect.OptionException;
import io.vpsbeacon.detect.Options;
import io.vpsbeacon.detect.PlanLoader;
import io.vpsbeacon.detect.Stage;
import io.vpsbeacon.lookup.LookupFolder;
import io.vpsbeacon.protocol.CommandException;
import io.vpsbeacon.protocol.Reply;
import io.vpsbeacon.protocol.SearchCommand;
import io.vpsbeacon.protocol.SearchInfo;
import java.time.InstantSource;

/** The verb within one search: its options are known, its lookups are read when rows come. */
final class VerbSearch implements SearchCommand.Search {
  private final Reply reply;
  private final Options options;
  private final SearchInfo info;
  private final AppHome home;
  private final InstantSource clock;

  VerbSearch(Reply reply, Options options, SearchInfo info, AppHome home, InstantSource clock) {
    this.reply = reply;
    this.options = options;
    this.info = info;
    this.home = home;
    this.clock = clock;
  }

  @Override
  public Reply reply() {
    return reply;
  }

  @Override
  public boolean acknowledgesFirst() {
    return options.stage() == Stage.FIND;
  }

  @Override
  public SearchCommand.Run start() throws CommandException {
    LookupFolder lookups = new LookupFolder(home.lookups());
    if (home.isInstalled() && lookups.lacksUserFiles()) {
      lookups.createUserFiles();
    }
    try {
      PlanLoader.LoadedPlan loaded =
          new PlanLoader(lookups, null, home.ranges()).load(options, clock.instant());
      return switch (options.stage()) {
        case FIND -> new FindRun(loaded, DispatchFolder.of(info));
        case FILTER -> new FilterRun(loaded);
        case TIER -> new TierRun(loaded);
      };
    } catch (OptionException e) {
      throw new CommandException(e.getMessage());
    }
  }
}
