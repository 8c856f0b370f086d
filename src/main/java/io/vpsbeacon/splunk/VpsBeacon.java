package io.vpsbeacon.splunk;

import io.vpsbeacon.detect.Option;
import io.vpsbeacon.detect.OptionException;
import io.vpsbeacon.detect.Options;
import io.vpsbeacon.detect.Plan;
import io.vpsbeacon.detect.PlanLoader;
import io.vpsbeacon.detect.Stage;
import io.vpsbeacon.lookup.LookupFolder;
import io.vpsbeacon.lookup.Profile;
import io.vpsbeacon.lookup.Profiles;
import io.vpsbeacon.protocol.CommandException;
import io.vpsbeacon.protocol.CommandType;
import io.vpsbeacon.protocol.Reply;
import io.vpsbeacon.protocol.SearchCommand;
import io.vpsbeacon.protocol.SearchInfo;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The verb: {@code | vpsbeacon}. */
final class VpsBeacon implements SearchCommand {
  /** What asks splunkd for every field: a streaming stage passes all of them on. */
  private static final List<String> ALL_FIELDS = List.of("*");

  private final AppHome home;
  private final InstantSource clock;

  VpsBeacon(AppHome home, InstantSource clock) {
    this.home = home;
    this.clock = clock;
  }

  @Override
  public Search getInfo(SearchInfo info, boolean preview) throws CommandException {
    try {
      Options options =
          Options.parse(VerbArguments.parse(info.args(), Option.values(), Option.BY, "span=1h"));
      Reply reply =
          Reply.builder().type(type(options)).requiredFields(requiredFields(options)).build();
      return new VerbSearch(reply, options, info, home, clock);
    } catch (OptionException e) {
      throw new CommandException(e.getMessage());
    }
  }

  private CommandType type(Options options) {
    if (options.stage() == Stage.FIND) {
      return CommandType.REPORTING;
    }
    return home.runOnPeers() || home.isOnPeer() ? CommandType.STREAMING : CommandType.STATEFUL;
  }

  /**
   * The shipped profiles are known without a look at the disk. Only where users have profiles of
   * their own must their file be read, since which fields to ask for stands in it.
   */
  private List<String> requiredFields(Options options) throws OptionException {
    if (options.stage() != Stage.FIND) {
      return ALL_FIELDS;
    }
    Optional<Profile> shipped =
        home.mayHaveUserProfiles() ? Optional.empty() : Profiles.shipped(options.profile());
    Profile profile =
        shipped.isPresent()
            ? shipped.get()
            : new PlanLoader(new LookupFolder(home.lookups()), null, home.ranges())
                .profile(options);
    return Plan.requiredFields(options, profile);
  }
}
