package io.vpsbeacon.lookup;

/** What characters a text is made of. */
public final class Chars {
  public static final String DIGITS = "0123456789";

  private Chars() {}

  /** Whether the text has no character but these. */
  public static boolean areAll(String text, String allowed) {
    for (int i = 0; i < text.length(); i++) {
      if (allowed.indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }
}
