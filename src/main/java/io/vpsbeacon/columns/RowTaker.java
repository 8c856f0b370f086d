package io.vpsbeacon.columns;

/** Takes rows that are like others but for their time, before anyone looks at their other cells. */
public interface RowTaker {
  /** Most rows that are taken between two batches. */
  int MOST = 1 << 13;

  /**
   * Says of rows that may come next which of them are known. Counts none of them.
   *
   * @param rows as they are until the next call
   */
  void look(ScoutedRows rows);

  /**
   * Takes some that are known, which are in no batch then.
   *
   * @param from the first, of those that were looked at last; no batch has been added since
   * @param to behind the last
   */
  void take(int from, int to);
}
