package io.vpsbeacon.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Objects;
import java.util.function.LongConsumer;

/**
 * A command's side of the talk with splunkd, in lockstep: exactly one reply to each request.
 *
 * <ul>
 *   <li>A request that fails is answered with an error, one sentence for the user, and ends its
 *       run; what splunkd still sends of that run is answered as finished, without rows. Details of
 *       a failure that nobody foresaw go to the log, in one line.
 *   <li>So is a frame that is too long, or that memory does not hold: what is left of it is passed
 *       over.
 *   <li>A finished run is over: chunks after it begin a new one, and another getinfo another
 *       search.
 *   <li>Where the input ends, within a frame too, or the output breaks, the search is over or
 *       cancelled and nobody listens: that is a quiet, successful end.
 *   <li>Where the input is no frame, it cannot be said what to answer, nor where the next frame
 *       begins: one line in the log, exit code 1.
 * </ul>
 */
public final class Conversation {
  private static final String NO_MEMORY =
      "The search command ran out of memory: narrow the search, by its time range, its fields, its"
          + " group keys or limit=, or raise memory_mb under [engine] in vpsbeacon.conf.";

  private static final int LOGGED_CALLS = 8;

  private final FrameReader reader;
  private final RequestReader requests = new RequestReader();
  private Frame more;
  private final FrameWriter writer;
  private final PrintStream log;
  private final SearchCommand command;

  private SearchCommand.Search search;

  /** Bytes that a body may have, as far as is known; 0 where all are short. */
  private volatile long longestBody;

  /** Touched by the backlog's thread too, but never while this one does. */
  private SearchCommand.Run run;

  private State state = State.UNASKED;

  /** Without a lambda, whose first use costs every process of a search. */
  private final Backlog backlog =
      new Backlog(
          new Backlog.Aside() {
            @Override
            public boolean piece() {
              return rehearse();
            }

            @Override
            public void end() {
              closeRun();
            }
          });

  private final BodyMemory bodies;

  /** For the chunk that is read; null until one is read. */
  private Bytes body;

  private enum State {
    /** No getinfo yet. */
    UNASKED,
    /** Chunks belong to the run, or begin one. */
    READY,
    /** The run has ended before its chunks have. */
    DRAINING,
    /** Getinfo failed: there is nothing to run. */
    REFUSED
  }

  /**
   * A conversation over a process's streams.
   *
   * @param in splunkd's requests
   * @param out frames only; not a {@code PrintStream}, which hides that the reader is gone
   * @param log for splunkd's search.log, where each line shows as an error
   * @param command what to do
   */
  public Conversation(InputStream in, OutputStream out, PrintStream log, SearchCommand command) {
    this(in, out, log, command, new BodyMemory());
  }

  Conversation(
      InputStream in, OutputStream out, PrintStream log, SearchCommand command, BodyMemory bodies) {
    this.reader =
        new FrameReader(
            in,
            new LongConsumer() { // no lambda, as above
              @Override
              public void accept(long bytes) {
                makeRoom(bytes);
              }
            });
    this.writer = new FrameWriter(out);
    this.log = log;
    this.command = command;
    this.bodies = bodies;
  }

  /** Answers until the input ends; gives the process's exit code. */
  public int run() {
    try {
      while (answerNext()) {
        // until the input ends
      }
      return 0;
    } catch (OutOfMemoryError e) {
      return outOfMemory();
    } catch (CutShortException e) {
      return 0;
    } catch (ProtocolException e) {
      log.println(e.getMessage());
      return 1;
    } catch (IOException e) {
      return 0;
    } finally {
      backlog.stop();
    }
  }

  private boolean answerNext() throws IOException {
    if (body == null) {
      body = bodies.take();
    }
    Frame frame;
    try {
      frame = reader.read(body);
    } catch (OversizedFrameException e) {
      refuse(e);
      return true;
    }
    if (frame != null) {
      answer(frame);
    }
    return frame != null;
  }

  /** Answers a request that cannot be read with an error, which is the end of its run. */
  private void refuse(ProtocolException fault) throws IOException {
    endRun();
    state = state == State.READY ? State.DRAINING : state;
    writer.write(Reply.error(fault.getMessage()).toFrame());
  }

  /** What memory did not hold is answered with an error, and was the last. */
  private int outOfMemory() {
    backlog.stop();
    try {
      writer.write(Reply.error(NO_MEMORY).toFrame());
    } catch (IOException e) {
      // Nobody listens: the same quiet end.
    }
    return 0;
  }

  private void answer(Frame frame) throws IOException {
    Request request;
    try {
      request = requests.read(frame.metadata());
    } catch (ProtocolException e) {
      refuse(e);
      return;
    }
    if (request instanceof Request.Execute execute) {
      execute(execute, frame.body());
    } else if (request instanceof Request.GetInfo getInfo) {
      writer.write(getInfo(getInfo).toFrame());
    }
  }

  private Reply getInfo(Request.GetInfo request) {
    endRun();
    try {
      search = command.getInfo(request.info(), request.preview());
      Reply reply = search.reply();
      state = State.READY;
      return reply;
    } catch (CommandException | RuntimeException | Error e) {
      state = State.REFUSED;
      return Reply.error(sentence(e));
    }
  }

  private void execute(Request.Execute request, Bytes rows) throws IOException {
    Chunk chunk = new Chunk(rows, request.finished());
    if (state == State.READY
        && search.acknowledgesFirst()
        && !request.finished()
        && backlog.failure() == null) {
      writer.write(more());
      int atOnce = bodies.atOnce(rows.array().length);
      body = null;
      backlog.add(() -> workBehind(chunk));
      backlog.awaitAtMost(atOnce - 1);
      return;
    }
    Reply reply;
    try {
      Throwable failed = backlog.await();
      if (request.finished()) {
        bodies.drop(); // the answer may need their memory
      }
      reply = failed == null ? answer(chunk) : Reply.error(sentence(failed));
    } catch (CommandException | ProtocolException | RuntimeException | Error e) {
      reply = Reply.error(sentence(e));
    }
    settle(request, reply);
    writer.write(reply.toFrame());
  }

  /** What most chunks are answered with, made once. */
  private Frame more() {
    if (more == null) {
      more = Reply.MORE.toFrame();
    }
    return more;
  }

  private Reply answer(Chunk chunk) throws CommandException, ProtocolException {
    return switch (state) {
      case UNASKED -> Reply.error("Rows came before the request that says what to do with them.");
      case DRAINING, REFUSED -> Reply.FINISHED;
      case READY -> work(chunk);
    };
  }

  private void workBehind(Chunk chunk) throws CommandException, ProtocolException {
    try {
      behind(() -> work(chunk));
    } finally {
      bodies.give(chunk.body());
    }
  }

  /** Where memory does not hold the work, what the run holds is needed for the answer: it ends. */
  private void behind(Backlog.Task work) throws CommandException, ProtocolException {
    try {
      work.run();
    } catch (OutOfMemoryError e) {
      closeRun();
      throw e;
    }
  }

  /**
   * Has the run make room for a long chunk, as work of its own, so that what goes wrong is told as
   * if it had gone wrong in a chunk.
   */
  private void makeRoom(long bytes) {
    longestBody = bytes;
    if (state == State.READY && search.acknowledgesFirst() && backlog.failure() == null) {
      backlog.add(() -> behind(() -> makeRoomInRun(bytes)));
      backlog.awaitAtMost(0);
      bodies.drop();
    }
  }

  private void makeRoomInRun(long bytes) throws CommandException {
    if (run != null) {
      run.makeRoom(bytes);
    }
  }

  private boolean rehearse() {
    return run != null && run.rehearse();
  }

  private Reply work(Chunk chunk) throws CommandException, ProtocolException {
    if (run == null) {
      run = search.start();
      if (longestBody > 0) {
        run.makeRoom(longestBody);
      }
    }
    return Objects.requireNonNull(run.execute(chunk), "no reply to a chunk");
  }

  private void settle(Request.Execute request, Reply reply) {
    if (reply.isFinished()) {
      endRun();
      if (state == State.READY || state == State.DRAINING) {
        state = request.finished() ? State.READY : State.DRAINING;
      }
    }
  }

  private void endRun() {
    backlog.await();
    closeRun();
  }

  private void closeRun() {
    if (run != null) {
      SearchCommand.Run ended = run;
      run = null;
      try {
        ended.close();
      } catch (RuntimeException | Error e) {
        logIfThereIsRoom(e);
      }
    }
  }

  /** Where memory does not even hold the line, the process ends all the same. */
  private void logIfThereIsRoom(Throwable failure) {
    try {
      log(failure);
    } catch (OutOfMemoryError e) {
      // There is nobody to tell.
    }
  }

  /** What a user is told. */
  private String sentence(Throwable failure) {
    if (failure instanceof CommandException || failure instanceof ProtocolException) {
      return failure.getMessage();
    }
    log(failure);
    return failure instanceof OutOfMemoryError
        ? NO_MEMORY
        : "The search command failed unexpectedly (%s); the job's search.log says where."
            .formatted(failure.getClass().getSimpleName());
  }

  /** One line, since each line shows as an error of its own. */
  private void log(Throwable failure) {
    StringBuilder line = new StringBuilder(failure.toString());
    StackTraceElement[] trace = failure.getStackTrace();
    for (int i = 0; i < Math.min(LOGGED_CALLS, trace.length); i++) {
      line.append(i == 0 ? " at " : " < ").append(trace[i]);
    }
    log.println(line.toString().replaceAll("\\p{Cntrl}+", " "));
  }
}
