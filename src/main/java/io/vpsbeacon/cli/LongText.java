package io.vpsbeacon.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A path or a command line, broken between folders and never within the name of an option. */
final class LongText {
  private static final Pattern FOLDERS = Pattern.compile("(?<=[^\\s=\\\\/][\\\\/])(?=[^\\\\/])");
  private static final Pattern OPTION =
      Pattern.compile("(?<!\\S)(?:--?|/)\\w[\\w-]{0,20}+(?![\\\\/])");

  private LongText() {}

  static void write(Markup page, String text) {
    Matcher option = OPTION.matcher(text);
    int written = 0;
    while (option.find()) {
      path(page, text.substring(written, option.start()));
      page.element("span", option.group(), "class", "option");
      written = option.end();
    }
    path(page, text.substring(written));
  }

  private static void path(Markup page, String text) {
    String[] parts = FOLDERS.split(text, -1);
    page.text(parts[0]);
    for (int i = 1; i < parts.length; i++) {
      page.empty("wbr").text(parts[i]);
    }
  }
}
