package io.vpsbeacon.columns;

/** Counts in sentences. */
public final class Counted {
  private Counted() {}

  /** The beginning of a sentence on what happened to so many: {@code 1 row was}. */
  public static String were(long count, String thing) {
    return count + " " + (count == 1 ? thing + " was" : thing + "s were");
  }
}
