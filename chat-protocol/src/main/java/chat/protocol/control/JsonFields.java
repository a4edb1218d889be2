package chat.protocol.control;

import chat.protocol.Bytes;
import chat.protocol.Json;
import chat.protocol.ProtocolException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object of somebody who speaks TCRP in a way of their own, as far as its keys tell: text,
 * ports and arrays. Read and written within the same bounds as our own payloads.
 */
public final class JsonFields {
  private static final int PORT_MAX = 65535;

  private final Map<String, Object> fields;

  private JsonFields(Map<String, Object> fields) {
    this.fields = fields;
  }

  /** The object that these bytes are; none when they are something else. */
  public static Optional<JsonFields> read(Bytes payload) {
    if (!PayloadCodec.isJsonObject(payload)) {
      return Optional.empty();
    }
    try {
      return Optional.of(new JsonFields(Json.readFields(payload)));
    } catch (ProtocolException e) {
      return Optional.empty();
    }
  }

  /** The text that these bytes are as a JSON string; none when they are something else. */
  public static Optional<String> readString(Bytes payload) {
    if (payload.isEmpty() || payload.at(0) != '"') {
      return Optional.empty();
    }
    try {
      return Json.readString(payload);
    } catch (ProtocolException e) {
      return Optional.empty();
    }
  }

  /** Writes an object; the values are strings, numbers, lists of them, or an empty Optional. */
  public static Bytes write(Map<String, ?> fields) {
    return Json.writeFields(fields);
  }

  /** Its keys, in their order. */
  public Set<String> keys() {
    return fields.keySet();
  }

  /** The string under {@code key}; empty when there is none. */
  public String text(String key) {
    return fields.get(key) instanceof String text ? text : "";
  }

  /** The port under {@code key}, a number or its digits. */
  public OptionalInt port(String key) {
    return portOf(fields.get(key));
  }

  /** The port at {@code index} of the array under {@code key}. */
  public OptionalInt port(String key, int index) {
    return fields.get(key) instanceof List<?> list && index < list.size()
        ? portOf(list.get(index))
        : OptionalInt.empty();
  }

  /** Tells the keys only: a value may be a password. */
  @Override
  public String toString() {
    return "JSON " + fields.keySet();
  }

  private static OptionalInt portOf(@Nullable Object value) {
    long port =
        switch (value) {
          case Integer number -> number;
          case String digits when digits.matches("[0-9]{1,5}") -> Integer.parseInt(digits);
          case null, default -> 0;
        };
    return port >= 1 && port <= PORT_MAX ? OptionalInt.of((int) port) : OptionalInt.empty();
  }
}
