package chat.server.room;

/** Whether a member may speak: by its own rate, and by what its room may cause. */
final class Speaking {
  private final int burst;

  Speaking(RoomLimits limits) {
    this.burst = limits.rate().burst();
  }

  /**
   * Whether {@code member} may say something that takes {@code cost} datagrams now; then that much
   * is used up.
   */
  boolean may(long now, Member member, int cost) {
    // A short text under a long name can become a hundred datagrams: that is an attack, not a talk.
    if (cost > burst || !member.maySpeak(now, cost)) {
      return false;
    }
    Room room = member.room();
    if (room.mayCause(now, cost * (room.size() - 1))) {
      return true;
    }
    member.spareRate(cost);
    return false;
  }
}
