package chat.protocol.frame;

import java.util.List;

/** What a {@code log} member hears (section 11.4). {@link FrameCodec} has its bytes. */
public sealed interface ServerFrame {
  /** One entry of the log. */
  record Event(LogEntry entry) implements ServerFrame {}

  /**
   * Everything with an id up to {@code id} is in the log.
   *
   * @param id the last id that was taken; 0 when none was
   * @param seq the number of its entry; 0 when there is none
   */
  record Said(long id, long seq) implements ServerFrame {}

  /** The number of the newest entry. */
  record Head(long newest) implements ServerFrame {}

  /** The number of the oldest entry that is still kept; what is older is lost. */
  record Gone(long oldest) implements ServerFrame {}

  /** What became of an ASK; it was taken, as with {@link Said}. */
  record Answer(long id, Reply reply) implements ServerFrame {}

  /** Several entries that are new, in rising order: each as if it came in an {@link Event}. */
  record Events(List<LogEntry> entries) implements ServerFrame {
    /** Keeps a list of its own. */
    public Events {
      entries = List.copyOf(entries);
    }
  }

  /** Several entries that were asked for, in rising order. */
  record Pack(List<LogEntry> entries) implements ServerFrame {
    /** Keeps a list of its own. */
    public Pack {
      entries = List.copyOf(entries);
    }
  }

  /**
   * The member is no member any more.
   *
   * @param text a sentence for the user
   */
  record Bye(Parting why, String text) implements ServerFrame {}
}
