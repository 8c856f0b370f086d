package io.vpsbeacon.splunk.input;

/** What is logged of a fault that nobody foresaw. */
final class InputFault {
  private InputFault() {}

  /**
   * One sentence. It leaves the exception's own text out, since it might quote what splunkd said,
   * the session key included, before anybody knew that.
   */
  static String sentence(String scheme, Throwable e) {
    StackTraceElement[] trace = e.getStackTrace();
    return scheme
        + ": splunkd's description of the input cannot be read, or internal error: "
        + e.getClass().getName()
        + (trace.length == 0 ? "" : " at " + trace[0]);
  }
}
