package chat.server.room;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Says who was silent for too long (section 5.6). Pure; times are nanoseconds. */
public final class IdleReaper {
  private final TimingWheel idle;
  private final TimingWheel keepalive;

  /**
   * Members without a grant may be silent for {@code idle}, members with one for {@code keepalive}.
   */
  public IdleReaper(Duration idle, Duration keepalive) {
    this.idle = new TimingWheel(idle);
    this.keepalive = new TimingWheel(keepalive);
  }

  /** Keeps an eye on {@code member}. */
  void watch(Member member) {
    wheel(member).add(member);
  }

  /** {@code member}, who was watched, is gone. */
  void forget(Member member) {
    wheel(member).remove(member);
  }

  /** Who is overdue. */
  List<Member> overdue(long now) {
    List<Member> overdue = new ArrayList<>(idle.overdue(now));
    overdue.addAll(keepalive.overdue(now));
    return overdue;
  }

  private TimingWheel wheel(Member member) {
    return switch (member.liveness()) {
      case IDLE -> idle;
      case KEEPALIVE -> keepalive;
    };
  }
}
