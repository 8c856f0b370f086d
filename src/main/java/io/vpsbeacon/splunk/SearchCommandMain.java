package io.vpsbeacon.splunk;

import io.vpsbeacon.protocol.Conversation;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.time.InstantSource;

/** The process that splunkd starts for the app's search commands. */
public final class SearchCommandMain {
  private SearchCommandMain() {}

  /**
   * Talks with splunkd until it ends the talk.
   *
   * @param args none: the options come with the first request
   */
  public static void main(String[] args) {
    PrintStream log = System.err;
    // Frames only on stdout: whatever a library prints goes to the log.
    System.setOut(log);
    Conversation conversation =
        new Conversation(
            new FileInputStream(FileDescriptor.in),
            new FileOutputStream(FileDescriptor.out),
            log,
            new Commands(AppHome.find(), InstantSource.system()));
    int status = conversation.run();
    log.flush();
    // Nothing is left to be shut down, and an orderly exit looks for a logger first: 3 to 7 ms.
    Runtime.getRuntime().halt(status);
  }
}
