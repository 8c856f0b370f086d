package io.vpsbeacon.evaluate;

/** Puts what was measured between the marks of a page. */
final class Page {
  private String text;

  Page(String text) {
    this.text = text;
  }

  /**
   * Replaces what stands between {@code <!-- bench:name -->} and {@code <!-- /bench:name -->}.
   *
   * @throws IllegalArgumentException where the page has no such marks
   */
  void insert(String name, Object content) {
    String begin = "<!-- bench:" + name + " -->";
    String end = "<!-- /bench:" + name + " -->";
    int from = text.indexOf(begin);
    int to = text.indexOf(end);
    if (from < 0 || to < from) {
      throw new IllegalArgumentException("the page has no " + begin + " ... " + end);
    }
    text = text.substring(0, from + begin.length()) + "\n" + content + "\n" + text.substring(to);
  }

  @Override
  public String toString() {
    return text;
  }
}
