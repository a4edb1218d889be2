package chat.server.room;

import chat.protocol.Rate;

/** Whether a member may speak: by its own rate, and by what its room may cause. */
final class Speaking {
  private final Rate rate;

  Speaking(RoomLimits limits) {
    this.rate = limits.rate();
  }

  /**
   * Whether {@code member} may say something that takes {@code cost} datagrams now; then that much
   * is used up.
   */
  boolean may(long now, Member member, int cost) {
    // A short text under a long name can become a hundred datagrams: that is an attack, not a talk.
    if (cost > rate.burst() || !member.breath(now, rate).suffices(now, cost)) {
      return false;
    }
    Room room = member.room();
    if (room.mayCause(now, cost * (room.size() - 1))) {
      return true;
    }
    member.breath(now, rate).spare(cost);
    return false;
  }

  /** The same for leaving and coming again, or for coming again alone. */
  boolean mayComeAgain(long now, Member member) {
    if (!member.breath(now, rate).suffices(now, 1)) {
      return false;
    }
    if (member.room().mayTellOfAGuest(now)) {
      return true;
    }
    member.breath(now, rate).spare(1);
    return false;
  }

  /** Whether {@code member} has yet to be told that it is too fast; true once until it rested. */
  boolean firstTimeTooFast(long now, Member member) {
    return member.breath(now, rate).firstTimeTooFast();
  }
}
