package chat.client.conform;

import static chat.client.conform.Verdict.failed;
import static chat.client.conform.Verdict.passed;

import chat.client.conform.Answer.Outcome;
import chat.client.conform.Lab.Pair;
import chat.client.conform.Vectors.Vector;
import chat.protocol.Bytes;
import chat.protocol.ProtocolLimits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Input that no client should send, and whether the others notice (section 7). */
final class HostileChecks {
  private static final Bytes NOT_UTF8 = Bytes.of((byte) 0xff, (byte) 0xfe);
  private static final int HALF_A_HEADER = 16;
  private static final int HUGE = 60_000;

  private HostileChecks() {}

  static List<Check> all() {
    return List.of(
        new Check("7", "connection-without-a-byte", HostileChecks::silentConnection),
        new Check("7", "half-a-header", HostileChecks::halfAHeader),
        new Check("7", "body-that-never-comes", HostileChecks::neverComes),
        new Check("7", "connect-and-close", HostileChecks::connectAndClose),
        new Check("7", "bytes-that-are-no-request", HostileChecks::noRequest),
        new Check("7", "empty-datagram", lab -> datagram(lab, Bytes.EMPTY)),
        new Check("7", "datagram-of-one-byte", lab -> datagram(lab, Bytes.of((byte) 1))),
        new Check("7", "sizes-that-do-not-fit", HostileChecks::lyingSizes),
        new Check("7", "names-that-are-not-utf-8", HostileChecks::namesNotUtf8),
        new Check("7", "datagram-of-60000-bytes", HostileChecks::huge),
        new Check("7", "datagram-vectors", HostileChecks::datagramVectors));
  }

  private interface Nuisance {
    void happen(TcpPeer peer) throws IOException;
  }

  private static Verdict silentConnection(Lab lab) throws IOException, Unable {
    return whileOpen(lab, _ -> {});
  }

  private static Verdict halfAHeader(Lab lab) throws IOException, Unable {
    Bytes room = lab.freshRoom();
    Bytes header = Requests.header(room.size(), Requests.CREATE, 0, 1);
    return whileOpen(lab, peer -> peer.send(header.slice(0, HALF_A_HEADER)));
  }

  private static Verdict neverComes(Lab lab) throws IOException, Unable {
    Bytes room = lab.freshRoom();
    Bytes header =
        Requests.header(room.size(), Requests.CREATE, 0, ProtocolLimits.PAYLOAD_REPRESENTABLE_MAX);
    return whileOpen(lab, peer -> peer.send(header.plus(room)));
  }

  private static Verdict whileOpen(Lab lab, Nuisance nuisance) throws IOException, Unable {
    try (TcpPeer peer = lab.connect()) {
      nuisance.happen(peer);
      return others(lab, Mistake.ONE_AFTER_THE_OTHER);
    }
  }

  private static Verdict connectAndClose(Lab lab) throws IOException, Unable {
    lab.connect().close();
    return others(lab, Mistake.HANDLER_DIES);
  }

  private static Verdict noRequest(Lab lab) throws IOException, Unable {
    Bytes text = Bytes.utf8("GET / HTTP/1.1\r\nHost: example.org\r\n\r\n");
    Bytes nowhere =
        Requests.header(NOT_UTF8.size(), Requests.JOIN, 0, 1).plus(NOT_UTF8).plus(NOT_UTF8);
    for (Bytes bytes : List.of(text, nowhere)) {
      try (TcpPeer peer = lab.connect()) {
        peer.send(bytes);
        peer.finish();
        var _ = peer.pause();
      }
    }
    return others(lab, Mistake.HANDLER_DIES);
  }

  /** Whether somebody else can come in. */
  private static Verdict others(Lab lab, Mistake like) throws IOException, Unable {
    Bytes room = lab.freshRoom();
    Bytes request = Requests.request(Requests.CREATE, room, lab.form().payload(Lab.HOST));
    Outcome outcome = lab.ask(request, room).outcome();
    return outcome instanceof Answer.Granted || outcome instanceof Answer.Refused
        ? passed()
        : failed(like, Said.OTHERS_WAIT);
  }

  private static Verdict datagram(Lab lab, Bytes bytes) throws IOException, Unable {
    return datagrams(lab, List.of(bytes));
  }

  private static Verdict lyingSizes(Lab lab) throws IOException, Unable {
    Bytes sizes = Bytes.of((byte) 255, (byte) 255);
    return datagrams(lab, List.of(sizes, sizes.plus(Bytes.utf8("short"))));
  }

  private static Verdict namesNotUtf8(Lab lab) throws IOException, Unable {
    Bytes message = Bytes.utf8(lab.word());
    Bytes known = lab.home().room();
    return datagrams(
        lab,
        List.of(
            Requests.datagram(NOT_UTF8, NOT_UTF8, message),
            Requests.datagram(known, NOT_UTF8, message)));
  }

  private static Verdict huge(Lab lab) throws IOException, Unable {
    return datagram(lab, Bytes.utf8("x".repeat(HUGE)));
  }

  private static Verdict datagramVectors(Lab lab) throws IOException, Unable {
    List<Bytes> refused = new ArrayList<>();
    for (Vector vector : Vectors.read("client-datagrams")) {
      if (vector.meaning().isEmpty()) {
        refused.add(vector.bytes());
      }
    }
    return datagrams(lab, refused);
  }

  private static Verdict datagrams(Lab lab, List<Bytes> hostile) throws IOException, Unable {
    Pair pair = lab.home();
    if (!lab.talk().goes()) {
      throw new Unable(Said.NO_RELAY);
    }
    try (UdpPeer stranger = lab.udpPeer()) {
      hostile.forEach(stranger::send);
      if (lab.talk().heardUntilNow(pair.host(), pair.guest()).isEmpty()) {
        return failed(Mistake.TALK_DIES, Said.TALK_STOPPED);
      }
      return lab.talk().stragglers(stranger).isEmpty()
          ? passed()
          : failed(Said.ANSWERED_A_STRANGER);
    }
  }
}
