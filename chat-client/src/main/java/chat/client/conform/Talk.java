package chat.client.conform;

import chat.protocol.Bytes;
import chat.protocol.notice.NoticeText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says something in one seat and listens in another. */
final class Talk {
  private static final Bytes NOTICE = Bytes.utf8(NoticeText.PREFIX);

  private final Waiting waiting;
  private final Nonces words;
  private boolean goes;

  Talk(Waiting waiting, Nonces words) {
    this.waiting = waiting;
    this.words = words;
  }

  /** From now on takes for granted that what one member says reaches another. */
  void begins() {
    goes = true;
  }

  /** The server relays nothing any more. */
  void ends() {
    goes = false;
  }

  boolean goes() {
    return goes;
  }

  /** Says {@code word}, once more if need be, until {@code listener} hears something with it. */
  Optional<Bytes> relayed(Seat speaker, String word, Seat listener) throws IOException {
    return relayed(speaker, word, word, listener);
  }

  /** Says {@code text}, in which {@code word} is, in the same way. */
  Optional<Bytes> relayed(Seat speaker, String text, String word, Seat listener)
      throws IOException {
    for (int i = 0; i < 2; i++) {
      speaker.say(text);
      Optional<Bytes> heard = heard(listener, word, waiting.forHalfAnAnswer());
      if (heard.isPresent()) {
        return heard;
      }
    }
    waiting.inVain();
    return Optional.empty();
  }

  /** The first datagram with {@code text} in it. */
  Optional<Bytes> heard(Seat listener, String text, Waiting.Deadline deadline) throws IOException {
    while (true) {
      Optional<Bytes> next = listener.udp().next(deadline);
      if (next.isEmpty() || holds(next.get(), text)) {
        return next;
      }
    }
  }

  /**
   * All that {@code listener} hears until it hears a word that {@code speaker} says now: what was
   * sent before and has not come by then does not come. None if even that word does not.
   */
  Optional<List<Bytes>> heardUntilNow(Seat speaker, Seat listener) throws IOException, Unable {
    if (!goes) {
      throw new Unable(Said.NO_RELAY);
    }
    String word = words.next();
    List<Bytes> heard = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      speaker.say(word);
      Waiting.Deadline deadline = waiting.forHalfAnAnswer();
      Optional<Bytes> next = listener.udp().next(deadline);
      while (next.isPresent() && !holds(next.get(), word)) {
        heard.add(next.get());
        next = listener.udp().next(deadline);
      }
      if (next.isPresent()) {
        heard.addAll(stragglers(listener));
        heard.removeIf(datagram -> holds(datagram, word));
        return Optional.of(heard);
      }
    }
    waiting.inVain();
    return Optional.empty();
  }

  /**
   * What members said of this: that somebody joined may be told any time after that, even when he
   * has spoken already.
   */
  static List<Bytes> withoutNotices(List<Bytes> heard) {
    return heard.stream().filter(datagram -> !datagram.startsWith(NOTICE)).toList();
  }

  /** What comes within the short time in which nothing should. */
  List<Bytes> stragglers(Seat listener) throws IOException {
    return stragglers(listener.udp());
  }

  List<Bytes> stragglers(UdpPeer udp) throws IOException {
    List<Bytes> heard = new ArrayList<>();
    Waiting.Deadline deadline = waiting.forNothing();
    for (Optional<Bytes> next = udp.next(deadline); next.isPresent(); next = udp.next(deadline)) {
      heard.add(next.get());
    }
    return heard;
  }

  static boolean holds(Bytes datagram, String text) {
    return datagram.toString().contains(Bytes.utf8(text).toString());
  }
}
