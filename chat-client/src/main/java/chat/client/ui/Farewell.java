package chat.client.ui;

import chat.client.session.ChatSession;
import java.time.Duration;
import java.util.function.Supplier;

/** As long as it is open, a process that is told to stop leaves the room before it does. */
final class Farewell implements AutoCloseable {
  /** A little more than a polite leave can take. */
  private static final Duration PATIENCE = Duration.ofMillis(1500);

  private final Thread hook;

  Farewell(ChatSession session) {
    this(() -> session);
  }

  /** For a session that may be another one by then. */
  Farewell(Supplier<ChatSession> session) {
    hook = new Thread(() -> leave(session.get()), "chat-farewell");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is stopping, and the hook is at work.
      return;
    }
  }

  private static void leave(ChatSession session) {
    try {
      session.leaveAtOnce();
      var _ = session.awaitOver(PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
