package chat.server.relay;

import static java.util.Objects.requireNonNull;

import chat.protocol.Bytes;
import chat.protocol.RoomName;
import chat.protocol.UserName;
import chat.protocol.Utterance;
import chat.protocol.datagram.StampedText;
import chat.server.room.Audience;
import chat.server.room.Dispatch;
import chat.server.room.Member;
import chat.server.room.RoomEvent.Spoke;
import chat.server.room.Routing.Spoken;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody said, as the datagram that the others get. Slips are written on again and again, so
 * what is said most often leaves nothing behind that has to be collected. Who has taken one from
 * the {@link Slips} has it alone until it is given back.
 */
final class Slip implements Tidings {
  /** As long as most of what is said, with the name; what is longer gets paper of its own. */
  private static final int USUAL = 256;

  private RoomName room;
  private UserName name;
  private @Nullable Member speaker;
  private List<Member> members;
  private byte[] datagram;
  private int size;

  /** For those who hear in other ways; made when the first of them is to hear it. */
  private @Nullable Told otherwise;

  /** One that says this. */
  Slip(Spoken spoken) {
    this.room = spoken.room();
    this.name = spoken.speaker().name();
    this.members = spoken.members();
    this.datagram = new byte[Math.max(USUAL, StampedText.size(name, spoken.text()))];
    write(spoken);
  }

  /** From now on it says this. */
  void write(Spoken spoken) {
    speaker = spoken.speaker();
    room = spoken.room();
    name = speaker.name();
    members = spoken.members();
    size = StampedText.size(name, spoken.text());
    if (size > datagram.length) {
      datagram = new byte[size];
    }
    StampedText.put(name, spoken.text(), datagram);
  }

  /** Lets go of all that it knows of somebody. */
  void wipe() {
    speaker = null;
    members = List.of();
    otherwise = null;
  }

  /** Whether it is no larger than most of what is said needs. */
  boolean isUsual() {
    return datagram.length <= USUAL;
  }

  @Override
  public RoomName room() {
    return room;
  }

  @Override
  public List<Member> members() {
    return members;
  }

  @Override
  public boolean isForMany() {
    return true;
  }

  @Override
  public int lines() {
    return 1;
  }

  @Override
  public int post(Member member, Post post) {
    if (member == speaker) {
      return 0;
    }
    if (!member.tongue().hearsAsPlainText()) {
      return otherwise().post(member, post);
    }
    post.send(member, datagram, size);
    return 1;
  }

  private Told otherwise() {
    if (otherwise == null) {
      Audience hearers = new Audience.Others(members, requireNonNull(speaker));
      otherwise = new Told(new Dispatch(room, new Spoke(name, text()), hearers));
    }
    return otherwise;
  }

  private Utterance text() {
    int stamp = StampedText.size(name, Utterance.of(""));
    return Utterance.decode(Bytes.of(datagram, stamp, size - stamp));
  }
}
