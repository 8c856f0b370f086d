package io.vpsbeacon.detect;

/** How much is kept of each finding. */
public enum Detail {
  /** What the columns of the result tell. */
  COLUMNS,

  /** The times of its beat as well, which are some 2 KB, to be drawn. */
  BEAT
}
