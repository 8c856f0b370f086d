package io.vpsbeacon.cli;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * HTML that is XML too. Every text and attribute is escaped here and nowhere else: they come from
 * machines that an attacker may hold.
 */
final class Markup {
  private final StringBuilder html = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /**
   * Opens an element.
   *
   * @param attributes name, value, name, value ...
   */
  Markup open(String element, String... attributes) {
    tag(element, attributes).append('>');
    open.push(element);
    return this;
  }

  /** An element without content. */
  Markup empty(String element, String... attributes) {
    tag(element, attributes).append("/>");
    return this;
  }

  private StringBuilder tag(String element, String... attributes) {
    html.append('<').append(element);
    for (int i = 0; i < attributes.length; i += 2) {
      html.append(' ').append(attributes[i]).append("=\"");
      escape(attributes[i + 1]);
      html.append('"');
    }
    return html;
  }

  /** Text, in which what would steer or turn the reader's eye is shown by its number. */
  Markup text(String text) {
    escape(text);
    return this;
  }

  /** An element that holds text alone. */
  Markup element(String element, String text, String... attributes) {
    return open(element, attributes).text(text).close();
  }

  /** Closes the element opened last. */
  Markup close() {
    html.append("</").append(open.pop()).append('>');
    return this;
  }

  Markup line() {
    html.append('\n');
    return this;
  }

  /** Markup of our own, which holds no value from outside. */
  Markup raw(String trusted) {
    html.append(trusted);
    return this;
  }

  private void escape(String text) {
    String clean = Text.clean(text);
    for (int i = 0; i < clean.length(); i++) {
      char c = clean.charAt(i);
      switch (c) {
        case '&' -> html.append("&amp;");
        case '<' -> html.append("&lt;");
        case '>' -> html.append("&gt;");
        case '"' -> html.append("&quot;");
        case '\'' -> html.append("&#39;");
        default -> html.append(c);
      }
    }
  }

  @Override
  public String toString() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("not closed: " + open);
    }
    return html.toString();
  }
}
