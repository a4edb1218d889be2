package chat.protocol.vectors;

import chat.protocol.Fault;
import chat.protocol.ProtocolException;
import chat.testkit.Vectors.Vector;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Locale;

/** How vectors of one kind are read: to the fields that such a vector tells, all of them. */
@FunctionalInterface
interface Reading {
  /** The fields, or a {@link ProtocolException} for bytes that are refused. */
  JsonNode fields(Vector vector) throws IOException;

  /** What a vector says instead of fields when the bytes are refused for this fault. */
  default String refusal(Fault fault) {
    return kebab(fault);
  }

  /** An object without fields. */
  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** The name of a constant as the vectors write it. */
  static String kebab(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
