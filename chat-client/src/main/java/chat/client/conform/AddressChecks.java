package chat.client.conform;

import static chat.client.conform.Verdict.differs;
import static chat.client.conform.Verdict.passed;

import chat.client.conform.Lab.Pair;
import chat.protocol.Bytes;
import java.io.IOException;
import java.util.List;

/** Where a member hears (section 5.7). */
final class AddressChecks {
  private AddressChecks() {}

  static List<Check> all() {
    return List.of(
        new Check("5.7", "hears-where-tcp-came-from", AddressChecks::hearsAtTcpPort),
        new Check("5.7", "hears-where-it-speaks", AddressChecks::hearsWhereItSpeaks),
        new Check("5.7", "hears-at-declared-port", AddressChecks::hearsAtDeclaredPort));
  }

  private static Verdict hearsAtTcpPort(Lab lab) throws IOException, Unable {
    Pair pair = lab.home();
    Lab.Line line = lab.line();
    try (TcpPeer tcp = line.tcp()) {
      Seat silent = entered(lab, tcp, line.udp(), pair.room());
      return hears(lab, pair.host(), silent, Mistake.ADDRESS_UNKNOWN);
    }
  }

  private static Verdict hearsWhereItSpeaks(Lab lab) throws IOException, Unable {
    Pair pair = lab.home();
    UdpPeer udp = lab.udpPeer();
    try (TcpPeer tcp = lab.connect()) {
      Seat silent = entered(lab, tcp, udp, pair.room());
      silent.hello();
      return hears(lab, pair.host(), silent, Mistake.ADDRESS_UNLEARNED);
    }
  }

  private static Verdict hearsAtDeclaredPort(Lab lab) throws IOException, Unable {
    Pair pair = lab.home();
    UdpPeer udp = lab.udpPeer();
    try (TcpPeer tcp = lab.connect()) {
      Seat silent = entered(lab, tcp, udp, pair.room());
      tcp.send(Lab.twoBytes(udp.port()));
      return hears(lab, pair.host(), silent, Mistake.PORT_UNREAD);
    }
  }

  private static Seat entered(Lab lab, TcpPeer tcp, UdpPeer udp, Bytes room)
      throws IOException, Unable {
    String name = lab.word();
    return lab.enter(tcp, udp, Requests.JOIN, room, name, lab.form().payload(name));
  }

  private static Verdict hears(Lab lab, Seat speaker, Seat listener, Mistake like)
      throws IOException, Unable {
    if (!lab.talk().goes()) {
      throw new Unable(Said.NO_RELAY);
    }
    return lab.talk().relayed(speaker, lab.word(), listener).isPresent()
        ? passed()
        : differs(like, Said.HEARS_NOTHING);
  }
}
