package io.vpsbeacon.splunk.input;

import com.splunk.modularinput.EventWriter;
import com.splunk.modularinput.InputDefinition;
import com.splunk.modularinput.Scheme;
import com.splunk.modularinput.Script;
import io.vpsbeacon.lookup.LookupFolder;
import io.vpsbeacon.splunk.AppHome;

/** The input that makes the users' lookup files, so that they can be edited from the first day. */
public final class SetupInput extends Script {
  static final String SCHEME = "vpsbeacon_setup";

  private final AppHome home;

  SetupInput(AppHome home) {
    this.home = home;
  }

  /**
   * What splunkd starts.
   *
   * @param args {@code --scheme}, {@code --validate-arguments}, or none to make the files
   */
  public static void main(String[] args) {
    InputProcess.run(args, secrets -> new SetupInput(AppHome.find()));
  }

  @Override
  public Scheme getScheme() {
    Scheme scheme = new Scheme("VPS Beacon: lookup files");
    scheme.setDescription(
        "Creates the users' lookup files of VPS Beacon where they are missing. One is enough.");
    scheme.setUseExternalValidation(false);
    scheme.setUseSingleInstance(false);
    return scheme;
  }

  @Override
  public void streamEvents(InputDefinition inputs, EventWriter events) {
    if (new LookupFolder(home.lookups()).createUserFiles()) {
      events.log(EventWriter.INFO, "VPS Beacon created the users' lookup files");
    }
  }

  @Override
  protected String stackTraceToLogEntry(Exception e) {
    return InputFault.sentence(SCHEME, e);
  }
}
