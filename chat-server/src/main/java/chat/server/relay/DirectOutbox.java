package chat.server.relay;

import chat.server.observe.ServerMetrics;
import chat.server.room.Dispatch;
import chat.server.room.Outbox;
import java.nio.channels.DatagramChannel;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Sends at once, for all those threads that do not relay. Any thread may use it. */
public final class DirectOutbox implements Outbox {
  private final Lock lock = new ReentrantLock();
  private final Backlog backlog = new Backlog();
  private final Post post;

  /** Sends from these channels, each to the members of the gate with its number. */
  public DirectOutbox(List<DatagramChannel> gates, ServerMetrics metrics) {
    this.post = new DatagramSender(gates, metrics);
  }

  @Override
  public void deliver(List<Dispatch> dispatches) {
    lock.lock();
    try {
      backlog.add(dispatches);
      while (!backlog.isEmpty()) {
        backlog.send(post);
      }
    } finally {
      lock.unlock();
    }
  }
}
