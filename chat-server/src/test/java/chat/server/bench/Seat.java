package chat.server.bench;

import java.io.IOException;
import java.nio.ByteBuffer;

/** One member in the hands of the load driver. */
interface Seat extends AutoCloseable {
  /** Whether it can say something now. */
  boolean maySay();

  /** Says its next message. */
  void say(long stamp) throws IOException;

  /** Hears some of what has come, through this buffer, and answers how many datagrams that was. */
  int hear(ByteBuffer in) throws IOException;

  /** Does what is due: keepalives, repeats. Answers how many of the latter. */
  int tick(long now) throws IOException;

  @Override
  void close() throws IOException;
}
