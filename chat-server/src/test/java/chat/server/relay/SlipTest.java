package chat.server.relay;

import static org.assertj.core.api.Assertions.assertThat;

import chat.protocol.Bytes;
import chat.protocol.Utterance;
import chat.protocol.datagram.ServerDatagram;
import chat.server.room.Member;
import chat.server.room.RoomEvent;
import chat.server.room.RoomEvent.Spoke;
import chat.server.room.Routing.Spoken;
import chat.server.room.Speech;
import chat.server.room.Tongue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SlipTest {
  private final Crew crew = new Crew();
  private final Member alice = crew.enter("r", "alice");
  private final Member bob = crew.enter("r", "bob");
  private final Member carol = crew.enter("r", "carol");
  private final List<Bytes> posted = new ArrayList<>();
  private final Slips slips = new Slips();

  @Test
  void theOthersHearTheDatagram() {
    Slip slip = slips.write(spoken(alice, "hi"));

    assertThat(slip.post(alice, this::post)).isZero();
    assertThat(slip.post(bob, this::post)).isOne();
    assertThat(posted).containsExactly(Bytes.utf8("alice: hi"));
  }

  @Test
  void itIsWrittenOnAgainAndAgain() {
    for (String text : List.of("hello", "hi", "x".repeat(4_000), "hello")) {
      for (Member speaker : List.of(alice, bob)) {
        Slip slip = slips.write(spoken(speaker, text));
        assertThat(slip.post(carol, this::post)).isOne();
        assertThat(posted.removeLast()).isEqualTo(Bytes.utf8(speaker.name() + ": " + text));
        slips.giveBack(slip);
      }
    }
  }

  @Test
  void oneThatWasGivenBackIsTheNext() {
    Slip slip = slips.write(spoken(alice, "hi"));
    Slip other = slips.write(spoken(alice, "hi"));
    assertThat(other).isNotSameAs(slip);
    slips.giveBack(slip);

    assertThat(slips.write(spoken(bob, "yo"))).isSameAs(slip);
    assertThat(slip.members()).containsExactly(alice, bob, carol);
    slips.giveBack(slip);
    assertThat(slip.members()).as("nobody is remembered").isEmpty();
  }

  @Test
  void onlySoManyAreKept() {
    List<Slip> many =
        IntStream.range(0, 2 * Slips.KEPT_MAX)
            .mapToObj(i -> slips.write(spoken(alice, "text " + i)))
            .toList();
    many.forEach(slips::giveBack);
    List<Slip> again =
        many.stream().map(_ -> slips.write(spoken(alice, "again"))).filter(many::contains).toList();

    assertThat(again).hasSize(Slips.KEPT_MAX).doesNotHaveDuplicates();
  }

  @Test
  void longPaperIsNotKept() {
    Slip slip = slips.write(spoken(alice, "x".repeat(4_000)));
    slips.giveBack(slip);

    assertThat(slips.write(spoken(alice, "hi"))).isNotSameAs(slip);
  }

  @Test
  void whatOthersWillWriteThereIsNotRead() {
    byte[] place = "hi".getBytes(StandardCharsets.US_ASCII);
    Slip slip = slips.write(spoken(alice, Utterance.decode(Bytes.lent(place, 0, 2))));
    place[1] = 'o';
    crew.rooms().adopt(carol, shouting());

    assertThat(slip.post(bob, this::post)).isOne();
    assertThat(slip.post(carol, this::post)).isOne();
    assertThat(posted).containsExactly(Bytes.utf8("alice: hi"), Bytes.utf8("HI FROM alice"));
  }

  @Test
  void whoHearsInAnotherWayHearsWhatIsOnItNow() {
    crew.rooms().adopt(carol, shouting());
    for (Member speaker : List.of(alice, bob)) {
      Slip slip = slips.write(spoken(speaker, "hi"));
      assertThat(slip.post(carol, this::post)).isOne();
      assertThat(slip.post(carol, this::post)).isOne();
      slips.giveBack(slip);
    }

    assertThat(posted)
        .extracting(Bytes::asUtf8)
        .containsExactly("HI FROM alice", "HI FROM alice", "HI FROM bob", "HI FROM bob");
  }

  private static Tongue shouting() {
    return new Tongue() {
      @Override
      public Speech speak(Bytes body) {
        return new Speech.Hello();
      }

      @Override
      public List<ServerDatagram> hear(RoomEvent event) {
        Spoke spoke = (Spoke) event;
        String text = spoke.text().value().toUpperCase(Locale.ROOT);
        return List.of(new ServerDatagram(Bytes.utf8(text + " FROM " + spoke.who())));
      }
    };
  }

  private Spoken spoken(Member speaker, String text) {
    return spoken(speaker, Utterance.of(text));
  }

  private Spoken spoken(Member speaker, Utterance text) {
    return (Spoken) crew.rooms().say(0, speaker, text, 1);
  }

  private void post(Member to, Bytes datagram) {
    posted.add(datagram);
  }
}
