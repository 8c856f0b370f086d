package io.vpsbeacon.protocol;

/** What a command does, apart from how splunkd is spoken to. */
@FunctionalInterface
public interface SearchCommand {
  /**
   * Looks at the search. Fast, and with no more of the disk than the answer needs: splunkd also
   * starts processes that ask nothing else, while the user waits for the search to begin.
   *
   * @throws CommandException where the search cannot be run so, such as for a bad option
   */
  Search getInfo(SearchInfo info, boolean preview) throws CommandException;

  /** A command within one search. */
  interface Search {
    /** How splunkd is to run it. */
    Reply reply();

    /**
     * Starts anew, with nothing kept of runs before: at the first chunk, and again where chunks
     * come after a finished run.
     */
    Run start() throws CommandException;

    /**
     * Whether a chunk that others follow is acknowledged before it is worked on, so that splunkd
     * makes the next one meanwhile. Runs then start and work in a thread of their own, one chunk
     * after the other; the replies to such chunks are dropped, and an error is the answer to a
     * later one, at the latest to the last.
     */
    default boolean acknowledgesFirst() {
      return false;
    }
  }

  /** One pass over the rows of a search, or of a preview of it. */
  interface Run extends AutoCloseable {
    /** Takes one chunk and answers it; the run is over with a reply that is finished. */
    Reply execute(Chunk chunk) throws CommandException, ProtocolException;

    /**
     * Makes room in memory for a chunk that is longer than any before. Asked of a run that is
     * {@linkplain Search#acknowledgesFirst acknowledged first}, between two chunks and before that
     * one is read.
     *
     * @param bytes of the longest chunk from now on
     */
    default void makeRoom(long bytes) throws CommandException {}

    /**
     * Goes through some of what the answer to the last chunk will take, so that its code is ready
     * when it is needed. Asked of a run that is {@linkplain Search#acknowledgesFirst acknowledged
     * first}, between two chunks, while splunkd takes its time to make the next: some milliseconds
     * at a time. Leaves no trace.
     *
     * @return whether there is more to go through
     */
    default boolean rehearse() {
      return false;
    }

    /**
     * Lets go of what it holds; called once, however the run ends, and never beside another method
     * of it. Where nobody waits for the search any more, the process may end before that: within a
     * chunk that goes on for a second after the input has ended.
     */
    @Override
    default void close() {}
  }
}
