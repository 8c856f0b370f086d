package io.vpsbeacon.columns;

/** Takes rows that are like others but for their time, before anyone looks at their other cells. */
@FunctionalInterface
public interface RowTaker {
  /**
   * Takes a row, which is in no batch then.
   *
   * @param generation with the number, what the row is like: see {@link Likeness}
   * @param bytes where its time stands, as text
   * @return whether it was taken
   */
  boolean take(int generation, int number, byte[] bytes, int start, int length);
}
