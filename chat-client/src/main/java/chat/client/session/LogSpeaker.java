package chat.client.session;

import chat.protocol.TokenBucket;
import chat.protocol.UserName;
import chat.protocol.frame.ClientFrame;
import chat.protocol.frame.Wish;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Says everything once and in order, however often it takes (section 11.6): a window of 16, what is
 * not confirmed in time is sent again from the first on.
 *
 * <p>Pure: the caller says what time it is and sends what it is given. Not safe for several threads
 * at once.
 */
final class LogSpeaker {
  static final int WINDOW = 16;
  static final int QUEUE_MAX = 64;

  /** Who hears us and confirms nothing for so long never will. */
  static final long PATIENCE = Duration.ofSeconds(30).toNanos();

  private static final long ID_MAX = 0xFFFF_FFFFL;

  /** What one can say. */
  sealed interface Item {
    /** Something for all; {@code cost} is how much of the server's rate it takes. */
    record Words(String text, int cost) implements Item {}

    /** Something that only the server can do. Nothing else is said until it has answered. */
    record Wished(Wish wish) implements Item {}

    /** How much of the server's rate it takes. */
    default int rate() {
      return switch (this) {
        case Words words -> words.cost();
        case Wished _ -> 1;
      };
    }
  }

  /** Something that is on its way. */
  private static final class Sent {
    private final long id;
    private final Item item;
    private long sentAt;
    private int times;

    private Sent(long id, Item item) {
      this.id = id;
      this.item = item;
    }
  }

  private final RoundTrip roundTrip;
  private final TokenBucket pace;
  private final Deque<Item> queue = new ArrayDeque<>();
  private final Deque<Sent> window = new ArrayDeque<>();
  private long nextId;
  private long repeatAt;
  private int repeats;
  private long hurriedAt;

  /** When something was confirmed the last time, or began to wait for that. */
  private long progressAt;

  /**
   * Has nothing to say yet.
   *
   * @param said the last id that the server took
   */
  LogSpeaker(long said, RoundTrip roundTrip, TokenBucket pace, long now) {
    this.nextId = said + 1;
    this.roundTrip = roundTrip;
    this.pace = pace;
    this.hurriedAt = now;
  }

  /** Whether one more would be one too many. */
  boolean isFull() {
    return queue.size() >= QUEUE_MAX;
  }

  /** How much was not confirmed yet. */
  int unconfirmed() {
    return queue.size() + window.size();
  }

  /** What was sent and not confirmed, the oldest first. */
  List<Item> onTheirWay() {
    return window.stream().map(sent -> sent.item).toList();
  }

  /** What was not sent yet, the oldest first. */
  List<Item> queued() {
    return List.copyOf(queue);
  }

  /** The words among {@code items}. */
  static List<String> words(List<Item> items) {
    return items.stream()
        .flatMap(item -> item instanceof Item.Words words ? Stream.of(words.text()) : Stream.of())
        .toList();
  }

  /** What was typed for {@code items}. */
  static List<String> typed(List<Item> items) {
    return items.stream()
        .flatMap(
            item ->
                switch (item) {
                  case Item.Words(String text, int _) -> Stream.of(text);
                  case Item.Wished(Wish.Whisper(UserName to, String text)) ->
                      Stream.of("/msg " + to + " " + text);
                  case Item.Wished(Wish.Kick(UserName who)) -> Stream.of("/kick " + who);
                  case Item.Wished(Wish.Close _) -> Stream.of("/close");
                  case Item.Wished(Wish.Unknown _) -> Stream.<String>of();
                })
        .toList();
  }

  void offer(Item item) {
    queue.add(item);
  }

  /** Says nothing more; what is on its way is. */
  void forget() {
    queue.clear();
    window.clear();
  }

  /** What it wishes has come about, whoever did it. */
  void fulfil(Wish wish) {
    Item wished = new Item.Wished(wish);
    queue.removeIf(wished::equals);
    window.removeIf(sent -> sent.item.equals(wished));
  }

  /** What to send now. */
  List<ClientFrame> due(long now) {
    List<ClientFrame> frames = new ArrayList<>();
    if (!window.isEmpty() && now - repeatAt >= 0) {
      repeat(now, frames);
    }
    while (maySendNext() && pace.tryTake(now, queue.element().rate())) {
      if (window.isEmpty()) {
        repeats = 0;
        repeatAt = now + roundTrip.timeout();
        progressAt = now;
      }
      Sent sent = new Sent(nextId, queue.remove());
      nextId++;
      window.add(sent);
      frames.add(send(now, sent));
    }
    return frames;
  }

  /** Nanoseconds until {@link #due} has something; a very long time when it waits for others. */
  long nanosUntilDue(long now) {
    long due = window.isEmpty() ? Long.MAX_VALUE : Math.max(0, repeatAt - now);
    return maySendNext() ? Math.min(due, pace.nanosUntil(now, queue.element().rate())) : due;
  }

  /** The server has taken all up to {@code id}. Answers what that confirms. */
  List<Item> taken(long now, long id) {
    List<Item> confirmed = new ArrayList<>();
    if (id >= nextId) {
      return confirmed;
    }
    while (!window.isEmpty() && window.element().id <= id) {
      Sent sent = window.remove();
      if (sent.times == 1 && sent.id == id) {
        roundTrip.measured(now - sent.sentAt);
      }
      confirmed.add(sent.item);
    }
    if (!confirmed.isEmpty()) {
      progressAt = now;
      repeats = 0;
      repeatAt = now + roundTrip.timeout();
    } else if (isOverdue(now)) {
      // It repeats itself because what comes next came too early: the first of ours is lost.
      hurriedAt = now;
      repeatAt = now;
      repeats = 0;
    }
    return confirmed;
  }

  /** The server has answered the wish with this id; none if it is none that waits. */
  Optional<Wish> answered(long now, long id) {
    boolean waits =
        !window.isEmpty()
            && window.element().id == id
            && window.element().item instanceof Item.Wished;
    return taken(now, id).stream()
        .filter(_ -> waits)
        .filter(Item.Wished.class::isInstance)
        .map(item -> ((Item.Wished) item).wish())
        .findFirst();
  }

  /** Something came that nobody read: it may have confirmed what waits for that. */
  void heardInPassing(long now) {
    progressAt = now;
  }

  /** Whether something has waited for too long to be confirmed. */
  boolean isStuck(long now) {
    return !window.isEmpty() && now - progressAt >= PATIENCE;
  }

  /**
   * After a break: what the server has not taken is sent again now. So is a wish that it has taken,
   * for the answer to it.
   */
  void resume(long now, long said) {
    // How long the answer took across the break says nothing about the way.
    window.forEach(sent -> sent.times++);
    progressAt = now;
    if (window.isEmpty() || !(window.element().item instanceof Item.Wished)) {
      var _ = taken(now, said);
    }
    repeatAt = now;
    repeats = 0;
  }

  private boolean maySendNext() {
    if (queue.isEmpty() || window.size() >= WINDOW || nextId > ID_MAX) {
      return false;
    }
    boolean alone =
        queue.element() instanceof Item.Wished
            || (!window.isEmpty() && window.element().item instanceof Item.Wished);
    return !alone || window.isEmpty();
  }

  /** Whether the first on its way should have been confirmed, and was not repeated just now. */
  private boolean isOverdue(long now) {
    long trip = roundTrip.smoothed();
    return !window.isEmpty() && now - window.element().sentAt >= trip && now - hurriedAt >= trip;
  }

  private void repeat(long now, List<ClientFrame> frames) {
    repeats++;
    repeatAt = now + roundTrip.timeout(repeats);
    window.forEach(sent -> frames.add(send(now, sent)));
  }

  private static ClientFrame send(long now, Sent sent) {
    sent.sentAt = now;
    sent.times++;
    return switch (sent.item) {
      case Item.Words(String text, int _) -> new ClientFrame.Say(sent.id, text);
      case Item.Wished(Wish wish) -> new ClientFrame.Ask(sent.id, wish);
    };
  }
}
