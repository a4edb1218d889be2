package chat.protocol.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import chat.protocol.Bytes;
import chat.protocol.frame.ClientFrame;
import chat.protocol.frame.FrameCodec;
import chat.protocol.frame.Happening;
import chat.protocol.frame.LogEntry;
import chat.protocol.frame.Reply;
import chat.protocol.frame.ServerFrame;
import chat.protocol.frame.Span;
import chat.protocol.frame.Wish;
import chat.testkit.Vectors.Vector;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** client-frames.json and server-frames.json. */
final class FrameReadings {
  private FrameReadings() {}

  static JsonNode fromClient(Vector vector) {
    ClientFrame frame = FrameCodec.decodeClient(vector.bytes());
    assertThat(FrameCodec.decodeClient(FrameCodec.encode(frame))).isEqualTo(frame);
    ObjectNode fields = Reading.object();
    switch (frame) {
      case ClientFrame.Say(long id, var text) ->
          numbered(fields.put("frame", "say"), "id", id).put("text", text.value());
      case ClientFrame.Have(long seq) -> numbered(fields.put("frame", "have"), "seq", seq);
      case ClientFrame.Want(List<Span> spans) -> tell(fields.put("frame", "want"), spans);
      case ClientFrame.Leave() -> fields.put("frame", "leave");
      case ClientFrame.Ask(long id, Wish wish) ->
          tell(numbered(fields.put("frame", "ask"), "id", id), wish);
    }
    return fields;
  }

  static JsonNode fromServer(Vector vector) {
    ServerFrame frame = FrameCodec.decodeServer(vector.bytes());
    Bytes encoded = FrameCodec.encode(frame);
    assertThat(FrameCodec.decodeServer(encoded)).isEqualTo(frame);
    ObjectNode fields = Reading.object();
    switch (frame) {
      case ServerFrame.Event(LogEntry entry) ->
          fields.put("frame", "event").set("entry", entry(entry));
      case ServerFrame.Said(long id, long seq) ->
          numbered(numbered(fields.put("frame", "said"), "id", id), "seq", seq);
      case ServerFrame.Head(long newest) -> numbered(fields.put("frame", "head"), "newest", newest);
      case ServerFrame.Gone(long oldest) -> numbered(fields.put("frame", "gone"), "oldest", oldest);
      case ServerFrame.Answer(long id, Reply reply) ->
          tell(numbered(fields.put("frame", "answer"), "id", id), reply);
      case ServerFrame.Pack(List<LogEntry> entries) ->
          tellAll(fields.put("frame", "pack"), entries);
      case ServerFrame.Events(List<LogEntry> entries) ->
          tellAll(fields.put("frame", "events"), entries);
      case ServerFrame.Bye(var why, String text) ->
          fields.put("frame", "bye").put("why", Reading.kebab(why)).put("text", text);
    }
    return fields;
  }

  /** As the vectors are read: a small number is an int. */
  static ObjectNode numbered(ObjectNode fields, String key, long value) {
    return value == (int) value ? fields.put(key, (int) value) : fields.put(key, value);
  }

  private static void tellAll(ObjectNode fields, List<LogEntry> entries) {
    ArrayNode told = fields.putArray("entries");
    entries.forEach(entry -> told.add(entry(entry)));
  }

  private static void tell(ObjectNode fields, List<Span> spans) {
    ArrayNode told = fields.putArray("spans");
    spans.forEach(
        span -> numbered(told.addObject(), "from", span.from()).put("count", span.count()));
  }

  private static void tell(ObjectNode fields, Wish wish) {
    switch (wish) {
      case Wish.Kick(var who) -> fields.put("wish", "kick").put("name", who.value());
      case Wish.Close() -> fields.put("wish", "close");
      case Wish.Whisper(var to, String text) ->
          fields.put("wish", "msg").put("name", to.value()).put("text", text);
      case Wish.Unknown(String name) -> fields.put("wish", "unknown").put("do", name);
    }
  }

  private static void tell(ObjectNode fields, Reply reply) {
    switch (reply) {
      case Reply.Done() -> fields.put("status", 0);
      case Reply.Declined(Reply.Why why, String reason) ->
          fields.put("status", why.code()).put("reason", reason);
    }
  }

  private static ObjectNode entry(LogEntry entry) {
    ObjectNode fields = Reading.object();
    numbered(fields, "seq", entry.seq());
    numbered(fields, "time", entry.time().toEpochMilli());
    switch (entry.what()) {
      case Happening.Nothing() -> fields.put("what", "nothing");
      case Happening.Said(var who, var text) -> tell(fields, "said", who.value(), text.value());
      case Happening.Joined(var who) -> fields.put("what", "joined").put("name", who.value());
      case Happening.Left(var who) -> fields.put("what", "left").put("name", who.value());
      case Happening.TimedOut(var who) -> fields.put("what", "timed-out").put("name", who.value());
      case Happening.Kicked(var who) -> fields.put("what", "kicked").put("name", who.value());
      case Happening.Closed(var cause) ->
          fields.put("what", "closed").put("cause", Reading.kebab(cause));
      case Happening.Whispered(var from, String text) ->
          tell(fields, "whispered", from.value(), text);
      case Happening.WhisperedTo(var to, String text) ->
          tell(fields, "whispered-to", to.value(), text);
      case Happening.Unknown(int type) -> fields.put("what", "unknown").put("type", type);
    }
    return fields;
  }

  private static void tell(ObjectNode fields, String what, String name, String text) {
    fields.put("what", what).put("name", name).put("text", text);
  }
}
