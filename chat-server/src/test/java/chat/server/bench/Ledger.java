package chat.server.bench;

import java.util.Arrays;

/**
 * What was said in one room and who has heard it: each message is to reach each of its audience
 * once. Pure.
 *
 * <p>A speaker's messages are numbered from 1. A message is open until all have heard it, and a
 * speaker cannot get further ahead of its oldest open message than the ring is long.
 */
final class Ledger {
  private final int members;
  private final int ring;
  private final int words;
  private final long[] said;
  private final long[] openAs;
  private final long[] stamps;
  private final int[] missing;
  private final long[] heard;
  private final long[] newest;
  private int open;

  /** What a member's hearing of a message means. */
  enum Verdict {
    /** It had not heard it, and somebody else still has not. */
    HEARD,
    /** It was the last to hear it. */
    COMPLETE,
    /** It had heard it before, or nobody waits for it any more. */
    AGAIN,
    /** Nobody has said that. */
    UNKNOWN
  }

  /**
   * @param ring a power of two
   */
  Ledger(int speakers, int members, int ring) {
    if (Integer.bitCount(ring) != 1) {
      throw new IllegalArgumentException("the ring's length is no power of two: " + ring);
    }
    this.members = members;
    this.ring = ring;
    this.words = (members + Long.SIZE - 1) / Long.SIZE;
    this.said = new long[speakers];
    this.openAs = new long[speakers * ring];
    this.stamps = new long[speakers * ring];
    this.missing = new int[speakers * ring];
    this.heard = new long[speakers * ring * words];
    this.newest = new long[speakers * members];
  }

  /** Whether the speaker can say something without losing sight of an open message. */
  boolean maySay(int speaker) {
    return openAs[slot(speaker, said[speaker] + 1)] == 0;
  }

  /** Notes that it says something, to so many, and answers its number. */
  long say(int speaker, long stamp, int audience) {
    long seq = ++said[speaker];
    int slot = slot(speaker, seq);
    stamps[slot] = stamp;
    openAs[slot] = seq;
    missing[slot] = audience;
    Arrays.fill(heard, slot * words, (slot + 1) * words, 0);
    open++;
    return seq;
  }

  /** Notes that a member has heard it. */
  Verdict hear(int member, int speaker, long seq) {
    if (speaker >= said.length || seq < 1 || seq > said[speaker]) {
      return Verdict.UNKNOWN;
    }
    int slot = slot(speaker, seq);
    int word = slot * words + member / Long.SIZE;
    long bit = 1L << member;
    if (openAs[slot] != seq || (heard[word] & bit) != 0) {
      return Verdict.AGAIN;
    }
    heard[word] |= bit;
    if (--missing[slot] > 0) {
      return Verdict.HEARD;
    }
    openAs[slot] = 0;
    open--;
    return Verdict.COMPLETE;
  }

  /** Whether the member hears this after all it has heard of that speaker; asked once a message. */
  boolean isInOrder(int member, int speaker, long seq) {
    int at = speaker * members + member;
    boolean later = seq > newest[at];
    newest[at] = Math.max(newest[at], seq);
    return later;
  }

  /** Closes all open messages and answers how many hearings are missing. */
  long giveUp() {
    long lost = 0;
    for (int slot = 0; slot < openAs.length; slot++) {
      if (openAs[slot] != 0) {
        lost += missing[slot];
        openAs[slot] = 0;
      }
    }
    open = 0;
    return lost;
  }

  /** How many messages not all have heard. */
  int open() {
    return open;
  }

  /** The number of the member's latest message; 0 before the first, and for who does not speak. */
  long said(int member) {
    return member < said.length ? said[member] : 0;
  }

  /** What was noted with one of the latest messages. */
  long stamp(int speaker, long seq) {
    return stamps[slot(speaker, seq)];
  }

  private int slot(int speaker, long seq) {
    return speaker * ring + (int) (seq & (ring - 1));
  }
}
