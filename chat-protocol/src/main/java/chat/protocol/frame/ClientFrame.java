package chat.protocol.frame;

import chat.protocol.Utterance;
import java.util.List;

/** What a {@code log} member sends (section 11.3). {@link FrameCodec} has its bytes. */
public sealed interface ClientFrame {
  /**
   * It says something to all.
   *
   * @param id 1 for its first SAY or ASK in the room, 1 more for each next
   * @param text what it says, not empty
   */
  record Say(long id, Utterance text) implements ClientFrame {
    /** The same with a text that is not in UTF-8 yet. */
    public Say(long id, String text) {
      this(id, Utterance.of(text));
    }
  }

  /**
   * All entries up to {@code seq} have arrived; also the keepalive.
   *
   * @param seq the number of the last entry before the first that is missing
   */
  record Have(long seq) implements ClientFrame {}

  /** These entries are missing. */
  record Want(List<Span> spans) implements ClientFrame {
    /** Keeps a list of its own. */
    public Want {
      spans = List.copyOf(spans);
    }
  }

  /** It leaves. */
  record Leave() implements ClientFrame {}

  /**
   * It wants something done.
   *
   * @param id counted together with those of {@link Say}
   */
  record Ask(long id, Wish wish) implements ClientFrame {}
}
