package chat.server.dialect;

import chat.protocol.Bytes;
import chat.protocol.control.JsonFields;
import chat.protocol.control.Operation;
import chat.protocol.control.PayloadCodec;
import chat.protocol.control.State;
import chat.protocol.control.TcrpMessage;
import java.util.Optional;
import java.util.Set;

/** What a request looks like, before anybody has said what it means. */
public final class Look {
  /** What the payload is written in. */
  public enum Form {
    /** There is none. */
    EMPTY,
    /** It looks like a JSON object. */
    OBJECT,
    /** It is a JSON string. */
    STRING,
    /** Bytes, with a name in front. */
    RAW
  }

  private static final String EXTENSIONS = "extensions";

  private final TcrpMessage asked;
  private final Form form;
  private final Set<String> keys;

  private Look(TcrpMessage asked, Form form, Set<String> keys) {
    this.asked = asked;
    this.form = form;
    this.keys = keys;
  }

  /** Looks at a request. */
  public static Look at(TcrpMessage asked) {
    Bytes payload = asked.payload();
    if (payload.isEmpty()) {
      return new Look(asked, Form.EMPTY, Set.of());
    }
    if (PayloadCodec.isJsonObject(payload)) {
      Optional<JsonFields> json = JsonFields.read(payload);
      Set<String> keys = json.map(JsonFields::keys).orElseGet(Set::of);
      // Who asks for extensions speaks the plain protocol, whatever else it may say.
      return new Look(asked, Form.OBJECT, keys.contains(EXTENSIONS) ? Set.of() : keys);
    }
    boolean string = JsonFields.readString(payload).isPresent();
    return new Look(asked, string ? Form.STRING : Form.RAW, Set.of());
  }

  /** The payload. */
  public Bytes payload() {
    return asked.payload();
  }

  /** Its form. */
  public Form form() {
    return form;
  }

  /** Whether it wants to create or to join, and names the room. */
  public boolean entersARoom() {
    return !asked.room().isEmpty() && (is(Operation.Known.CREATE) || is(Operation.Known.JOIN));
  }

  /** Whether it is this operation. */
  public boolean is(Operation operation) {
    return asked.operation().equals(operation);
  }

  /** Whether it is in this state; a request should be in state 0. */
  public boolean is(State state) {
    return asked.state().equals(state);
  }

  /** Whether it wants to join and does not say which room. */
  public boolean joinsNowhere() {
    return is(State.Known.REQUEST) && is(Operation.Known.JOIN) && asked.room().isEmpty();
  }

  /** Whether the object has these keys and perhaps others. */
  public boolean has(String... wanted) {
    return keys.containsAll(Set.of(wanted));
  }

  /** Whether the object has these keys and no others. */
  public boolean hasOnly(String... wanted) {
    return keys.equals(Set.of(wanted));
  }
}
