package chat.client.fake;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Something that goes on beside the test, and what comes of it. */
public final class Running<T> {
  private final CompletableFuture<T> result = new CompletableFuture<>();

  public Running(Callable<T> work) {
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              try {
                result.complete(work.call());
              } catch (Throwable e) {
                result.completeExceptionally(e);
              }
            });
  }

  public T result() throws Exception {
    return result.get(30, TimeUnit.SECONDS);
  }
}
