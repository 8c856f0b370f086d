package io.vpsbeacon.protocol;

import java.util.Map;

/**
 * What splunkd asks. Keys that are missing, unknown or of another type than expected are taken as
 * they come: splunkd's versions differ.
 */
public sealed interface Request {
  /** Whether more of the same search's rows will replace what is asked for here. */
  boolean preview();

  /**
   * How do you want to be run?
   *
   * @param info the search
   * @param preview whether for a preview
   */
  record GetInfo(SearchInfo info, boolean preview) implements Request {}

  /**
   * Work on the rows of the frame's body.
   *
   * @param finished whether no rows follow
   * @param preview whether for a preview
   */
  record Execute(boolean finished, boolean preview) implements Request {}

  /** Reads a frame's metadata. */
  static Request parse(Bytes metadata) throws ProtocolException {
    Map<String, Object> json = Json.object(metadata);
    boolean preview = Json.flag(json.get("preview"));
    String action = Json.text(json.get("action"));
    return switch (action) {
      case "getinfo" -> new GetInfo(SearchInfo.of(json.get("searchinfo")), preview);
      case "execute" -> new Execute(Json.flag(json.get("finished")), preview);
      default ->
          throw new ProtocolException(
              "A request asks for \"" + action + "\", which is neither getinfo nor execute.");
    };
  }
}
