package chat.server.dialect;

import chat.protocol.Fault;
import chat.protocol.Password;
import chat.protocol.ProtocolException;
import chat.protocol.RoomName;
import chat.protocol.UserName;
import chat.protocol.control.JsonFields;
import chat.protocol.control.Operation;
import chat.protocol.control.TcrpMessage;
import chat.server.dialect.Request.Create;
import chat.server.dialect.Request.Guest;
import chat.server.dialect.Request.Join;
import chat.server.room.Liveness;
import java.util.Optional;
import java.util.OptionalInt;

/** What all dialects ask for in the end. None of them knows keepalives. */
final class Guests {
  private Guests() {}

  static Guest guest(UserName name) {
    return guest(name, Optional.empty(), OptionalInt.empty());
  }

  static Guest guest(UserName name, OptionalInt port) {
    return guest(name, Optional.empty(), port);
  }

  static Guest guest(UserName name, Optional<Password> password, OptionalInt port) {
    return new Guest(name, password, port, Liveness.IDLE);
  }

  /** An empty password is none. */
  static Optional<Password> password(String text) {
    return Optional.of(text).filter(value -> !value.isEmpty()).map(Password::new);
  }

  /** To create or to join, as the operation says. */
  static Request enter(TcrpMessage asked, Guest guest) {
    RoomName room = RoomName.decode(asked.room());
    return switch (asked.operation()) {
      case Operation.Known.CREATE -> new Create(room, guest);
      case Operation.Known.JOIN -> new Join(room, guest);
      case Operation.Known.LIST -> throw unknown();
      case Operation.Unknown unknown -> throw unknown();
    };
  }

  static JsonFields json(TcrpMessage asked) {
    return JsonFields.read(asked.payload())
        .orElseThrow(() -> new ProtocolException(Fault.MALFORMED, "the payload is no JSON object"));
  }

  private static ProtocolException unknown() {
    return new ProtocolException(Fault.UNKNOWN_OPERATION, "the operation is unknown here");
  }
}
