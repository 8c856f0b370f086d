package io.vpsbeacon.app.spl;

/** What is wrong with a piece of a search; ends the judging of that piece. */
final class SplProblem extends Exception {
  private static final long serialVersionUID = 1L;

  SplProblem(String message) {
    super(message);
  }
}
