package chat.client.session;

import chat.client.session.AnswerReader.Moment;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Feeds an {@link AnswerReader} from a connection until it has understood, or the time is up. */
final class AnswerInput {
  /** How long a server that keeps its connection open says nothing more when it has said all. */
  static final long PAUSE = Duration.ofMillis(400).toNanos();

  private static final int CHUNK = 8192;

  private final Socket socket;
  private final LongSupplier clock;
  private final long deadline;

  AnswerInput(Socket socket, LongSupplier clock, long deadline) {
    this.socket = socket;
    this.clock = clock;
    this.deadline = deadline;
  }

  /**
   * The answer; none when the server ended its side without a byte. A connection that is reset
   * fails instead: that is how our own kind looks when it has too much to do.
   *
   * @throws SocketTimeoutException when none was there in time
   * @throws chat.protocol.ProtocolException when what came is none
   */
  Optional<Answer> read(AnswerReader reader) throws IOException {
    byte[] chunk = new byte[CHUNK];
    while (true) {
      Moment moment = next(reader, chunk);
      if (moment == Moment.END && reader.isEmpty()) {
        return Optional.empty();
      }
      Optional<Answer> answer = reader.read(moment);
      if (answer.isPresent()) {
        return answer;
      }
    }
  }

  private Moment next(AnswerReader reader, byte[] chunk) throws IOException {
    long now = clock.getAsLong();
    boolean mayPause = !reader.isEmpty() && deadline - now > PAUSE;
    long until = mayPause ? now + PAUSE : deadline;
    try {
      int length = new DeadlineInput(socket, clock, until).read(chunk, 0, chunk.length);
      if (length < 0) {
        return Moment.END;
      }
      reader.add(chunk, length);
      return Moment.MORE;
    } catch (SocketTimeoutException e) {
      if (!mayPause) {
        throw e;
      }
      return Moment.PAUSE;
    }
  }
}
