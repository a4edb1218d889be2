package chat.client.session;

import chat.client.session.EntryRequest.Way;
import chat.protocol.control.StatusCode;
import java.time.Duration;
import java.util.Optional;

/**
 * When to try to come back to a room that was lost, and as what: with growing pauses, and with
 * patience for what another try may find better.
 *
 * <p>Pure: the caller says what time it is and what came of each try. Not safe for several threads
 * at once.
 */
final class Reconnector {
  static final long PAUSE_MIN = Duration.ofSeconds(1).toNanos();
  static final long PAUSE_MAX = Duration.ofSeconds(30).toNanos();

  /** While somebody else has to do something first, a long pause would only make us late. */
  static final long PAUSE_REFUSED_MAX = Duration.ofSeconds(5).toNanos();

  /** By then a server has noticed that the old host is gone, and closed its room. */
  static final long HOST_PATIENCE = Duration.ofSeconds(20).toNanos();

  /** How long a server may say no before we believe it. */
  static final long REFUSAL_PATIENCE = Duration.ofMinutes(2).toNanos();

  /** Who was in for so long has really come back. */
  static final long STEADY = Duration.ofSeconds(30).toNanos();

  /** What to do now. */
  sealed interface Step {
    /** Nothing, for so many nanoseconds. */
    record Wait(long nanos) implements Step {}

    /** Ask the server for this, and tell what came of it. */
    record Try(EntryRequest request) implements Step {}

    /** Nothing any more. */
    record GiveUp(Refused why) implements Step {}
  }

  private final EntryRequest first;
  private Way way;
  private long enteredAt;
  private long lostAt;
  private long tryAt;
  private long pause = PAUSE_MIN;

  /** When it would be tried anyway, while somebody who does not want to wait has it tried. */
  private Optional<Long> anyway = Optional.empty();

  private Optional<Long> refusedSince = Optional.empty();
  private Optional<Refused> refusal = Optional.empty();

  /** For somebody who came in with {@code request}. */
  Reconnector(EntryRequest request, long now) {
    first = request;
    way = request.way();
    enteredAt = now;
  }

  /** We are in again. */
  void entered(long now) {
    enteredAt = now;
    refusedSince = Optional.empty();
  }

  /** The connection is lost. */
  void lost(long now) {
    lostAt = now;
    way = first.way();
    anyway = Optional.empty();
    // A room that loses us as soon as we are in must not be asked again and again at once.
    if (now - enteredAt >= STEADY) {
      pause = PAUSE_MIN;
    }
    waitFrom(now, PAUSE_MAX);
  }

  /** Somebody does not want to wait. */
  void hurry(long now) {
    if (tryAt - now > 0) {
      anyway = Optional.of(tryAt);
    }
    tryAt = now;
  }

  Step step(long now) {
    if (refusal.isPresent()) {
      return new Step.GiveUp(refusal.get());
    }
    return now - tryAt >= 0 ? new Step.Try(request()) : new Step.Wait(tryAt - now);
  }

  /** The try came to no answer. */
  void unanswered(long now) {
    refusedSince = Optional.empty();
    waitFrom(now, PAUSE_MAX);
  }

  /** The server said no. */
  void refused(long now, Refused why) {
    long since = refusedSince.orElse(now);
    refusedSince = Optional.of(since);
    switch (hope(why.status())) {
      case NONE -> refusal = Optional.of(why);
      case SOON -> waitFrom(now, PAUSE_MAX);
      case PERHAPS -> {
        if (now - since >= REFUSAL_PATIENCE) {
          refusal = Optional.of(why);
        } else {
          waitFrom(now, PAUSE_REFUSED_MAX);
        }
      }
      case OTHERWISE -> otherwise(now);
    }
  }

  private enum Hope {
    /** The same answer would come again. */
    NONE,
    /** The server itself asks for patience. */
    SOON,
    /** It depends on others. */
    PERHAPS,
    /** Not in this way, but in the other. */
    OTHERWISE
  }

  private Hope hope(StatusCode status) {
    return switch (status) {
      case StatusCode.Known known ->
          switch (known) {
            case SLOW_DOWN, SHUTTING_DOWN -> Hope.SOON;
            // The server has not noticed yet that we were gone, or others took our place.
            case NAME_TAKEN, FULL -> Hope.PERHAPS;
            case ROOM_EXISTS, NO_SUCH_ROOM ->
                first.way() == Way.CREATE ? Hope.OTHERWISE : Hope.PERHAPS;
            case WRONG_PASSWORD,
                BAD_ROOM_NAME,
                BAD_USER_NAME,
                OK,
                MALFORMED,
                UNKNOWN_OPERATION,
                CANNOT_RESUME,
                TOO_LARGE ->
                Hope.NONE;
          };
      case StatusCode.Unknown _ -> Hope.NONE;
    };
  }

  /** The old room is not closed yet, or somebody else made one of that name: then we are guests. */
  private void otherwise(long now) {
    long patienceEnds = lostAt + HOST_PATIENCE;
    if (way == Way.JOIN) {
      way = Way.CREATE;
      waitFrom(now, PAUSE_REFUSED_MAX);
    } else if (now - patienceEnds >= 0) {
      way = Way.JOIN;
      tryAt = now;
    } else {
      waitFrom(now, Math.min(PAUSE_REFUSED_MAX, patienceEnds - now));
    }
  }

  private EntryRequest request() {
    return new EntryRequest(way, first.room(), first.user(), first.password());
  }

  private void waitFrom(long now, long atMost) {
    long before = anyway.orElse(now);
    anyway = Optional.empty();
    if (before - now > 0) {
      // It was tried besides, and that makes no pause longer.
      tryAt = now + Math.min(before - now, atMost);
      return;
    }
    tryAt = now + Math.min(pause, atMost);
    pause = Math.min(2 * pause, PAUSE_MAX);
  }
}
