package chat.client.session;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.session.SessionEvent.Left;
import chat.client.session.SessionEvent.Loss;
import chat.client.session.SessionEvent.Lost;
import chat.client.session.SessionState.Action;
import org.junit.jupiter.api.Test;

class CourseTest {
  private static final int QUITS = 3;

  private final Course course = new Course(QUITS);

  @Test
  void whoLeavesSaysFirstWhatWaits() {
    assertThat(course.isTalking()).isTrue();

    course.leave();
    assertThat(course.isTalking()).isFalse();
    assertThat(course.isDraining()).isTrue();
    assertThat(course.isQuitDue(0)).isFalse();
    assertThat(course.nanosUntilQuit(0)).isEqualTo(Long.MAX_VALUE);

    course.drained(5);
    assertThat(course.isDraining()).isFalse();
    assertThat(course.isLeaving()).isTrue();
    assertThat(course.isQuitDue(5)).isTrue();
  }

  @Test
  void itAsksToLeaveNowAndThenUntilItIsTiredOfThat() {
    course.leave();
    course.drained(0);
    long now = 0;
    for (int i = 0; i < QUITS; i++) {
      assertThat(course.isTiredOfQuitting()).isFalse();
      assertThat(course.nanosUntilQuit(now)).isZero();
      course.quitting(now);
      assertThat(course.isQuitDue(now + Course.QUIT_EVERY - 1)).isFalse();
      now += Course.QUIT_EVERY;
      assertThat(course.isQuitDue(now)).isTrue();
    }
    assertThat(course.isTiredOfQuitting()).isTrue();
  }

  @Test
  void oneDatagramThatWentNowhereMayBeAnOldOne() {
    assertThat(course.unreachable()).isEmpty();
    course.reached();
    assertThat(course.unreachable()).isEmpty();
    assertThat(course.unreachable()).containsExactly(new Action.Tell(new Lost(Loss.UNREACHABLE)));
    assertThat(course.isOver()).isTrue();
    assertThat(course.unreachable()).as("it ends once").isEmpty();
    assertThat(course.endUnlessOver(new Left())).isEmpty();
  }

  @Test
  void whatIsOverIsLeftNoMore() {
    var _ = course.end(new Left());
    course.leave();
    assertThat(course.isOver()).isTrue();
    assertThat(course.isQuitDue(0)).isFalse();
  }

  @Test
  void itGoesOnWhereItWas() {
    course.leave();
    course.drained(0);
    for (int i = 0; i < QUITS; i++) {
      course.quitting(0);
    }
    var _ = course.unreachable();
    var _ = course.end(new Lost(Loss.SILENT));

    course.resume(7);
    assertThat(course.isLeaving()).isTrue();
    assertThat(course.isQuitDue(7)).isTrue();
    assertThat(course.isTiredOfQuitting()).isFalse();
    assertThat(course.unreachable()).as("that was before").isEmpty();
  }
}
