package chat.server.room;

import chat.protocol.UserName;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Somebody who wants to be a member.
 *
 * @param name the name it wants
 * @param source where its TCP connection comes from
 * @param declaredPort the UDP port it declared, if it did
 * @param tongue how it hears
 * @param liveness how it will show that it is there
 * @param log how it wants the room's log, if it speaks that extension
 * @param gate the pair of ports by which it comes
 */
public record Applicant(
    UserName name,
    Endpoint source,
    OptionalInt declaredPort,
    Tongue tongue,
    Liveness liveness,
    Optional<LogRequest> log,
    Gate gate) {
  /** Comes by the main pair of ports. */
  public Applicant(
      UserName name,
      Endpoint source,
      OptionalInt declaredPort,
      Tongue tongue,
      Liveness liveness,
      Optional<LogRequest> log) {
    this(name, source, declaredPort, tongue, liveness, log, Gate.MAIN);
  }

  /** The same, from an address that is the same. */
  Applicant from(HostAddress same) {
    return new Applicant(
        name, new Endpoint(same, source.port()), declaredPort, tongue, liveness, log, gate);
  }
}
