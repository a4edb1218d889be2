package chat.client.ui;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Reads lines a few ahead of who takes them, on a thread of its own that nobody waits for: a read
 * of a pipe cannot be woken.
 */
final class LinesAhead {
  private static final int LINE_MAX = 64 * 1024;
  private static final int AHEAD_MAX = 16;
  private static final int BUFFER_SIZE = 8 * 1024;

  private final Deque<Input> lines = new ArrayDeque<>();
  private boolean woken;
  private State state = State.LOOKING;

  /** What is known of what comes after those lines. */
  private enum State {
    /** The thread is about to look whether there is more. */
    LOOKING,
    /** There is: bytes that are no line yet. */
    MORE,
    /** There is not, for now; the thread waits for more. */
    WAITING,
    ENDED
  }

  private LinesAhead() {}

  /** Reads {@code in} from now on. */
  static LinesAhead of(InputStream in) {
    LinesAhead ahead = new LinesAhead();
    Thread.ofPlatform().daemon().name("chat-input").start(() -> ahead.readAll(in));
    return ahead;
  }

  /** There are none, and no end of them. */
  static LinesAhead none() {
    LinesAhead none = new LinesAhead();
    none.become(State.ENDED);
    return none;
  }

  /** The next line, or the end; waits for it until somebody calls {@link #wake}. */
  synchronized Input take() throws InterruptedException {
    while (!woken && lines.isEmpty()) {
      wait();
    }
    if (woken) {
      woken = false;
      return new Input.Woken();
    }
    notifyAll();
    return lines.remove();
  }

  /** Who waits for a line waits no longer. */
  synchronized void wake() {
    woken = true;
    notifyAll();
  }

  /**
   * Whether more has come than was taken, be it the beginning of a line. Of what comes at this very
   * moment it may know nothing.
   */
  synchronized boolean holdsMore() throws InterruptedException {
    while (lines.isEmpty() && state == State.LOOKING) {
      wait();
    }
    boolean isLine = !lines.isEmpty() && !(lines.element() instanceof Input.EndOfInput);
    return isLine || state == State.MORE;
  }

  private void readAll(InputStream in) {
    Supply supply = new Supply(in);
    BoundedLines bounded = new BoundedLines(supply, LINE_MAX);
    try {
      Input line;
      do {
        awaitRoom();
        line = bounded.next();
        add(line, supply.isUsedUp() ? State.LOOKING : State.MORE);
      } while (!(line instanceof Input.EndOfInput));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      become(State.ENDED);
    }
  }

  private synchronized void awaitRoom() throws InterruptedException {
    while (lines.size() >= AHEAD_MAX) {
      wait();
    }
  }

  private synchronized void add(Input line, State after) {
    lines.add(line);
    become(after);
  }

  private synchronized void become(State other) {
    state = other;
    notifyAll();
  }

  /** While a line has begun there is more, whether the rest of it comes or not. */
  private synchronized void becomeUnlessMore(State other) {
    become(state == State.MORE ? State.MORE : other);
  }

  /** Gives the bytes of a stream one by one, and asks it for many at a time. */
  private final class Supply implements BoundedLines.Source {
    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER_SIZE];
    private int at;
    private int end;

    Supply(InputStream in) {
      this.in = in;
    }

    boolean isUsedUp() {
      return at >= end;
    }

    @Override
    public int read() throws IOException {
      if (isUsedUp()) {
        fill();
      }
      return isUsedUp() ? -1 : Byte.toUnsignedInt(buffer[at++]);
    }

    private void fill() throws IOException {
      if (!hasSome()) {
        becomeUnlessMore(State.WAITING);
      }
      at = 0;
      // If the stream fails, what it gave before is not given once more.
      end = 0;
      end = Math.max(0, in.read(buffer));
      becomeUnlessMore(end > 0 ? State.MORE : State.LOOKING);
    }

    private boolean hasSome() {
      try {
        return in.available() > 0;
      } catch (IOException e) {
        // Who cannot tell may be read all the same.
        return false;
      }
    }
  }
}
