package chat.client.conform;

import static chat.client.conform.Verdict.differs;
import static chat.client.conform.Verdict.failed;
import static chat.client.conform.Verdict.notTried;
import static chat.client.conform.Verdict.passed;

import chat.client.conform.Answer.Ended;
import chat.client.conform.Answer.Garbled;
import chat.client.conform.Answer.Granted;
import chat.client.conform.Answer.Outcome;
import chat.client.conform.Answer.Refused;
import chat.client.conform.Answer.Silent;
import chat.client.conform.Vectors.Vector;
import chat.protocol.control.StatusCode.Known;
import java.util.ArrayList;
import java.util.List;

/** What a server makes of many wire vectors, one after the other. */
final class Tally {
  private static final int UNANSWERED_MAX = 3;
  private static final int NAMED_MAX = 8;

  private final List<String> granted = new ArrayList<>();
  private final List<String> refused = new ArrayList<>();
  private final List<String> unanswered = new ArrayList<>();
  private final List<String> full = new ArrayList<>();

  /** Notes what came of {@code vector}. */
  void note(Vector vector, Outcome outcome) {
    boolean good = vector.meaning().isPresent();
    switch (outcome) {
      case Granted _ when !good -> granted.add(vector.name());
      case Granted _ -> {}
      case Refused(int status) when good && Lab.isFull(status) -> full.add(vector.name());
      // Somebody else has that room: then its name is none that is refused.
      case Refused(int status) when good && status != Known.ROOM_EXISTS.code() ->
          refused.add(vector.name());
      case Refused _ -> {}
      case Ended _, Silent _, Garbled _ -> unanswered.add(vector.name());
    }
  }

  /** Whether to ask on would only cost time. */
  boolean isHopeless() {
    return unanswered.size() >= UNANSWERED_MAX || !full.isEmpty();
  }

  /** Grave is what was granted; the rest a client can live with. */
  Verdict verdict(Mistake like) {
    if (!granted.isEmpty()) {
      return failed(like, Said.VECTORS_GRANTED, names(granted));
    }
    if (!full.isEmpty()) {
      return notTried(Said.SERVER_FULL, Known.FULL.code());
    }
    if (!unanswered.isEmpty()) {
      return differs(Said.VECTORS_UNANSWERED, names(unanswered));
    }
    return refused.isEmpty() ? passed() : differs(Said.VECTORS_REFUSED, names(refused));
  }

  static String names(List<String> vectors) {
    String names = String.join(", ", vectors.subList(0, Math.min(NAMED_MAX, vectors.size())));
    return vectors.size() > NAMED_MAX ? names + ", ..." : names;
  }
}
