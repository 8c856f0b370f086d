package io.vpsbeacon.splunk.input;

import com.splunk.modularinput.EventWriter;
import com.splunk.modularinput.InputDefinition;
import com.splunk.modularinput.MalformedDataException;
import com.splunk.modularinput.Parameter;
import com.splunk.modularinput.Scheme;
import com.splunk.modularinput.Script;
import com.splunk.modularinput.SingleValueParameter;
import com.splunk.modularinput.ValidationDefinition;
import io.vpsbeacon.lookup.LookupException;
import io.vpsbeacon.splunk.AppHome;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** The input that refreshes one feed of hosting ranges each time that splunkd starts it. */
public final class FeedInput extends Script {
  static final String SCHEME = "vpsbeacon_feed";

  private static final long SETTLED_MILLIS = 2_500;

  private final AppHome home;
  private final Secrets secrets;

  FeedInput(AppHome home, Secrets secrets) {
    this.home = home;
    this.secrets = secrets;
  }

  /**
   * What splunkd starts.
   *
   * @param args {@code --scheme}, {@code --validate-arguments}, or none to refresh
   */
  public static void main(String[] args) {
    InputProcess.run(args, secrets -> new FeedInput(AppHome.find(), secrets));
  }

  @Override
  public Scheme getScheme() {
    Scheme scheme = new Scheme("VPS Beacon: hosting ranges");
    scheme.setDescription(
        "Refreshes a list of the networks that rent out servers, for the range table of VPS Beacon.");
    scheme.setUseExternalValidation(true);
    scheme.setUseSingleInstance(false);
    for (FeedArgument argument : FeedArgument.values()) {
      scheme.addArgument(argument.toSplunk());
    }
    return scheme;
  }

  @Override
  public void validateInput(ValidationDefinition definition) throws ArgumentException {
    secrets.add(definition.getSessionKey());
    String name = definition.getName();
    FeedSettings.of(name == null ? "" : nameOf(name), values(definition.getParameters()));
  }

  @Override
  public void streamEvents(InputDefinition inputs, EventWriter events)
      throws MalformedDataException {
    secrets.add(inputs.getSessionKey());
    SplunkHost host = SplunkHost.of(home, inputs, secrets, events);
    boolean changed = false;
    for (Map.Entry<String, Map<String, Parameter>> stanza : inputs.getInputs().entrySet()) {
      FeedRun run = new FeedRun(host, Clock.systemUTC(), nameOf(stanza.getKey()));
      RefreshEvent event = run.refresh(values(stanza.getValue()));
      if (event.result() == RefreshResult.REFUSED || event.result() == RefreshResult.FAILED) {
        events.log(
            EventWriter.ERROR,
            SCHEME + "://" + event.input() + " " + event.result() + ": " + event.reason());
      } else if (event.handOver() == HandOverResult.FAILED) {
        events.log(EventWriter.WARN, SCHEME + "://" + event.input() + ": " + event.reason());
      }
      events.synchronizedWriteEvent(event.toSplunk());
      changed |= event.result() == RefreshResult.OK;
    }
    if (changed) {
      prepareTable();
    }
  }

  /** Reads the table, so that no search has to wait for it to be made ready to use. */
  private void prepareTable() {
    try {
      // A table that may still be written to is kept ready by nobody.
      Thread.sleep(SETTLED_MILLIS);
      home.ranges().table();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (LookupException | OutOfMemoryError e) {
      // The first search reads it, and tells what is wrong with it.
      return;
    }
  }

  private static String nameOf(String stanza) {
    String prefix = SCHEME + "://";
    return stanza.startsWith(prefix) ? stanza.substring(prefix.length()) : stanza;
  }

  private static Map<String, String> values(Map<String, Parameter> parameters) {
    Map<String, String> values = new HashMap<>();
    if (parameters != null) {
      parameters.forEach(
          (name, parameter) -> {
            if (parameter instanceof SingleValueParameter single) {
              values.put(name, single.getValue());
            }
          });
    }
    return values;
  }

  @Override
  protected String stackTraceToLogEntry(Exception e) {
    return InputFault.sentence(SCHEME, e);
  }
}
