package io.vpsbeacon.simulate;

/** When a program connects, and to which of its servers. */
public interface Behaviour {
  /** In plain English, such as {@code every 60 s, up to 20 % earlier}. */
  String description();

  /**
   * The endless contacts of one run of the program, in time order.
   *
   * @param start microseconds since the epoch
   * @param servers how many servers there are to choose from
   * @param dice the only source of chance
   */
  Contacts begin(long start, int servers, Dice dice);

  /** One run under way. */
  interface Contacts {
    /** Goes to the next contact. */
    void advance();

    /** The contact's time, microseconds since the epoch. */
    long time();

    /** Index of the server that is reached. */
    int server();
  }
}
