package chat.server.room;

import java.time.Duration;

/** Says who was silent for too long (section 5.6). Pure; times are nanoseconds. */
public final class IdleReaper {
  private final long idleNanos;
  private final long keepaliveNanos;

  /**
   * Members without a grant may be silent for {@code idle}, members with one for {@code keepalive}.
   */
  public IdleReaper(Duration idle, Duration keepalive) {
    this.idleNanos = idle.toNanos();
    this.keepaliveNanos = keepalive.toNanos();
  }

  boolean isOverdue(Member member, long now) {
    long allowed =
        switch (member.liveness()) {
          case IDLE -> idleNanos;
          case KEEPALIVE -> keepaliveNanos;
        };
    return now - member.heardAt() > allowed;
  }
}
