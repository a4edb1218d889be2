package chat.client.session;

import chat.protocol.Bytes;
import chat.protocol.Json;
import chat.protocol.ProtocolLimits;
import chat.protocol.ResumeSecret;
import chat.protocol.control.ControlPayload.JsonEntry;
import chat.protocol.control.ControlPayload.RawEntry;
import chat.protocol.control.Extensions;
import chat.protocol.control.PayloadCodec;
import chat.protocol.control.State;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The ways to tell a server who we are, from the one that our own kind understands best. */
public enum RequestForm {
  /** JSON that asks for a grant. */
  FOR_A_GRANT {
    @Override
    Bytes payload(EntryRequest request, Optional<ResumeSecret> resume, Ends ends) {
      return PayloadCodec.encode(entry(request, resume, ends));
    }
  },
  /**
   * The same with every key that other teams' servers look for, our port among them. Only for
   * servers that did not understand the first: ours would hold us to that port for ever.
   */
  WITH_EVERY_KEY {
    @Override
    Bytes payload(EntryRequest request, Optional<ResumeSecret> resume, Ends ends) {
      ObjectNode json = (ObjectNode) Json.read(PayloadCodec.encode(entry(request, resume, ends)));
      json.put("user_name", request.user().value());
      json.put("userName", request.user().value());
      json.put("udp_port", ends.talkPort());
      json.putArray("user_address").add(ends.local().getHostAddress()).add(ends.talkPort());
      return Json.write(json);
    }
  },
  /** The bare name, as the text of the course has it. */
  RAW {
    @Override
    Bytes payload(EntryRequest request, Optional<ResumeSecret> resume, Ends ends) {
      return PayloadCodec.encode(new RawEntry(request.user()));
    }
  },
  /** The same in state 1, which some servers count from. */
  RAW_IN_STATE_1 {
    @Override
    Bytes payload(EntryRequest request, Optional<ResumeSecret> resume, Ends ends) {
      return RAW.payload(request, resume, ends);
    }

    @Override
    State state() {
      return State.Known.RESPONSE;
    }
  },
  /** The bare name, and the port where we listen in two bytes. */
  RAW_AND_PORT {
    @Override
    Bytes payload(EntryRequest request, Optional<ResumeSecret> resume, Ends ends) {
      int port = ends.talkPort();
      return RAW.payload(request, resume, ends)
          .plus(Bytes.of((byte) (port >> Byte.SIZE), (byte) port));
    }
  };

  /**
   * Between what addresses the request goes.
   *
   * @param server who is asked
   * @param local who asks
   * @param talkPort where we listen for datagrams
   */
  record Ends(InetSocketAddress server, InetAddress local, int talkPort) {}

  /**
   * The forms to try, in order, as long as the server does not understand. Who comes back to a
   * server that knew us before need not guess, and a bare name would lose the password.
   */
  static List<RequestForm> worthTrying(
      EntryRequest request, Optional<ResumeSecret> resume, boolean ours) {
    if (ours || resume.isPresent()) {
      return List.of(FOR_A_GRANT);
    }
    return request.password().isPresent()
        ? List.of(FOR_A_GRANT, WITH_EVERY_KEY)
        : List.of(FOR_A_GRANT, WITH_EVERY_KEY, RAW, RAW_IN_STATE_1);
  }

  /** The forms to try at a server that wants {@code form}. */
  static List<RequestForm> known(RequestForm form) {
    return form == RAW ? List.of(RAW, RAW_IN_STATE_1) : List.of(form);
  }

  /** Whether it says our name to a server that wants {@code wanted}, and nothing but our name. */
  boolean isAsGoodAs(RequestForm wanted) {
    return this == wanted || (this == RAW_IN_STATE_1 && wanted == RAW);
  }

  /** The state that the request is in. */
  State state() {
    return State.Known.REQUEST;
  }

  abstract Bytes payload(EntryRequest request, Optional<ResumeSecret> resume, Ends ends);

  /** On its own machine, a datagram of any size comes whole. */
  private static JsonEntry entry(EntryRequest request, Optional<ResumeSecret> resume, Ends ends) {
    return new JsonEntry(
        request.user(),
        request.password(),
        OptionalInt.empty(),
        Optional.of(List.of(Extensions.LOG)),
        resume,
        ends.server().getAddress().isLoopbackAddress()
            ? OptionalInt.of(ProtocolLimits.SERVER_DATAGRAM_MAX)
            : OptionalInt.empty());
  }
}
