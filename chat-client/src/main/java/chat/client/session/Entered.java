package chat.client.session;

import chat.protocol.Bytes;
import chat.protocol.control.ControlPayload.Grant;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * The server let us in.
 *
 * @param request what was asked
 * @param token what we show with each datagram: 1 to 255 bytes, of any kind on other teams' servers
 * @param grant what else the server told, if it knows grants
 * @param dialect what it turned out to speak
 * @param form how we were asking
 * @param server the very address that answered
 */
public record Entered(
    EntryRequest request,
    Bytes token,
    Optional<Grant> grant,
    Dialect dialect,
    RequestForm form,
    InetSocketAddress server)
    implements EntryAnswer {
  /** Whether the server took more than our name for our name, so that the others see that. */
  public boolean isMisnamed() {
    return dialect.wants().filter(wanted -> !form.isAsGoodAs(wanted)).isPresent();
  }

  /** Whether the server keeps a log of the room that we read. */
  public boolean readsLog() {
    return grant.flatMap(Grant::log).isPresent();
  }

  /** Leaves the token out: it is a secret. */
  @Override
  public String toString() {
    return "entered %s at %s (%s)".formatted(request.room(), server, dialect);
  }
}
