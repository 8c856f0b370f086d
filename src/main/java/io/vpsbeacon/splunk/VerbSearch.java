package io.vpsbeacon.splunk;

import io.vpsbeacon.detect.Options;
import io.vpsbeacon.protocol.CommandException;
import io.vpsbeacon.protocol.Reply;
import io.vpsbeacon.protocol.SearchCommand;

/** The verb within one search: its options are known, its lookups are read when rows come. */
final class VerbSearch implements SearchCommand.Search {
  private final Reply reply;
  private final Options options;
  private final PlanLoader plans;

  VerbSearch(Reply reply, Options options, PlanLoader plans) {
    this.reply = reply;
    this.options = options;
    this.plans = plans;
  }

  @Override
  public Reply reply() {
    return reply;
  }

  @Override
  public SearchCommand.Run start() throws CommandException {
    PlanLoader.LoadedPlan loaded = plans.load(options);
    return switch (options.stage()) {
      case FIND -> new FindRun(loaded);
      case FILTER -> new FilterRun(loaded);
      case TIER -> new TierRun(loaded);
    };
  }
}
