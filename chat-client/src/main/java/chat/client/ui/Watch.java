package chat.client.ui;

import chat.client.session.ChatSession;
import chat.client.session.SessionEvent;
import chat.client.session.SessionEvent.Ended;
import chat.client.session.SessionEvent.Failed;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Takes the events of a session on a thread of its own, and remembers how it ended. */
final class Watch {
  private final CompletableFuture<Ended> end = new CompletableFuture<>();

  /**
   * Watches {@code session} until it ends.
   *
   * @param onEvent hears of everything, the end included
   */
  Watch(ChatSession session, Consumer<SessionEvent> onEvent) {
    Thread.ofPlatform().daemon().name("chat-watch").start(() -> run(session, onEvent));
  }

  /** Waits for the end; by then everything that happened has been shown. */
  Ended awaitEnd() {
    return end.join();
  }

  private void run(ChatSession session, Consumer<SessionEvent> onEvent) {
    try {
      SessionEvent event;
      do {
        event = session.take();
        onEvent.accept(event);
      } while (!(event instanceof Ended));
      end.complete((Ended) event);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      end.complete(new Failed(new IllegalStateException("nobody may stop the watch", e)));
    } catch (RuntimeException e) {
      end.complete(new Failed(e));
    } catch (Error e) {
      end.complete(new Failed(new IllegalStateException(e)));
    }
  }
}
