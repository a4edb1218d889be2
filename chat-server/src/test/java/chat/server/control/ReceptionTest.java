package chat.server.control;

import static org.assertj.core.api.Assertions.assertThat;

import chat.protocol.Password;
import chat.protocol.RoomName;
import chat.protocol.UserName;
import chat.protocol.control.StatusCode;
import chat.protocol.frame.Happening;
import chat.protocol.notice.NoticeLanguage;
import chat.server.control.Reception.Visit;
import chat.server.dialect.Answer;
import chat.server.dialect.Answer.Admitted;
import chat.server.dialect.PlainDialect;
import chat.server.dialect.Request;
import chat.server.dialect.Request.Guest;
import chat.server.room.Dispatch;
import chat.server.room.Endpoint;
import chat.server.room.HostAddress;
import chat.server.room.Liveness;
import chat.server.room.RoomEvent.Happened;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who is told of whom, when an answer goes out and when it does not. */
class ReceptionTest {
  private static final RoomName ROOM = new RoomName("r");
  private static final UserName ALICE = new UserName("alice");
  private static final UserName BOB = new UserName("bob");

  private final List<Dispatch> told = new ArrayList<>();
  private final FrontDesk desk = new FrontDesk();
  private final Reception reception = desk.reception(change -> told.addAll(change.get()));

  @Test
  void whoNeverLearnsItsTokenWasNeverThere() {
    serve(new Request.Create(ROOM, guest(ALICE))).answered();

    serve(new Request.Join(ROOM, guest(BOB))).unanswered();

    assertThat(told).isEmpty();
    serve(new Request.Join(ROOM, guest(BOB))).answered();
    assertThat(happenings()).containsExactly(new Happening.Joined(BOB));
  }

  @Test
  void whoHasLeftBeforeItIsAnnouncedIsNotSaidToHaveJoined() {
    serve(new Request.Create(ROOM, guest(ALICE))).answered();
    Visit bob = serve(new Request.Join(ROOM, guest(BOB)));
    var _ = desk.rooms().leave(0, ((Admitted) bob.answer()).member());

    bob.answered();

    assertThat(told).isEmpty();
  }

  @Test
  void whoseAnswerDoesNotEndHasLeft() {
    serve(new Request.Create(ROOM, guest(ALICE))).answered();

    Visit bob = serve(new Request.Join(ROOM, guest(BOB)));
    bob.answered();
    bob.unanswered();

    assertThat(happenings()).containsExactly(new Happening.Joined(BOB), new Happening.Left(BOB));
  }

  @Test
  void theRoomOfAHostWhoNeverLearnsItsTokenIsClosedForWhoJoinedIt() {
    Visit alice = serve(new Request.Create(ROOM, guest(ALICE)));
    serve(new Request.Join(ROOM, guest(BOB))).answered();
    told.clear();

    alice.unanswered();

    assertThat(happenings()).singleElement().isInstanceOf(Happening.Closed.class);
  }

  @Test
  void aPasswordThatNobodyHadTheTimeToLookAtWasNotWrong() {
    Guest alice = withPassword(ALICE);
    ask(new Request.Create(ROOM, alice)).answered();

    for (int i = 0; i < 2 * FrontDesk.LIMITS.wrongPasswordsPerMinute(); i++) {
      // Who waits for a seat to hash at is told to stop.
      Thread.currentThread().interrupt();
      assertThat(ask(new Request.Join(ROOM, withPassword(BOB))).answer())
          .isInstanceOfSatisfying(
              Answer.Refused.class,
              refused -> assertThat(refused.status()).isEqualTo(StatusCode.Known.SLOW_DOWN));
      assertThat(Thread.interrupted()).isTrue();
    }

    assertThat(ask(new Request.Join(ROOM, withPassword(BOB))).answer())
        .isInstanceOf(Admitted.class);
  }

  private Visit serve(Request request) {
    Visit visit = ask(request);
    assertThat(visit.answer()).isInstanceOf(Admitted.class);
    return visit;
  }

  private Visit ask(Request request) {
    Endpoint from = new Endpoint(HostAddress.of(new byte[] {10, 0, 0, 1}, 0), 5000);
    return reception.serve(request, from, new PlainDialect(NoticeLanguage.EN, Set.of()));
  }

  private List<Happening> happenings() {
    List<Happening> happenings = new ArrayList<>();
    for (Dispatch dispatch : told) {
      if (dispatch.event() instanceof Happened(var entry)) {
        happenings.add(entry.what());
      }
    }
    return happenings;
  }

  private static Guest guest(UserName name) {
    return new Guest(name, Optional.empty(), OptionalInt.empty(), Liveness.IDLE);
  }

  private static Guest withPassword(UserName name) {
    return new Guest(name, Optional.of(new Password("pw")), OptionalInt.empty(), Liveness.IDLE);
  }
}
