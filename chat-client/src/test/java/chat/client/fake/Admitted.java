package chat.client.fake;

import chat.client.session.Dialect;
import chat.client.session.Entered;
import chat.client.session.EntryRequest;
import chat.client.session.RequestForm;
import chat.protocol.control.ControlPayload.Admission;
import chat.protocol.control.ControlPayload.Grant;
import java.net.InetSocketAddress;
import java.util.Optional;

/** Lets somebody in without a server. */
public final class Admitted {
  private Admitted() {}

  /** Entered as if {@code server} spoke the plain protocol. */
  public static Entered by(InetSocketAddress server, EntryRequest request, Admission admission) {
    return new Entered(
        request,
        admission.token().encode(),
        admission instanceof Grant grant ? Optional.of(grant) : Optional.empty(),
        Dialect.PLAIN,
        RequestForm.FOR_A_GRANT,
        server);
  }
}
