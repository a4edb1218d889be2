package chat.server.interop;

import chat.protocol.Bytes;
import chat.protocol.control.Operation;
import chat.protocol.control.State;
import chat.protocol.control.TcrpMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What another team's programs were seen to send each other, byte for byte. */
final class WireLog {
  static final List<String> FILES =
      List.of(
          "explorer-create-join-chat-leave-close",
          "explorer-guesttimeout",
          "explorer-hosttimeout",
          "explorer-unknown",
          "nyantarou-create-join-chat-leave-close",
          "nyantarou-duplicate-unknown-badpassword",
          "ssoranaoki-create-join-chat-leave-close",
          "ssoranaoki-list-duplicate-unknown-hostquit",
          "teamdev-a-create-join-chat-leave-close",
          "teamdev-a-duplicate-unknown",
          "techcraft-create-join-chat-leave-close",
          "techcraft-timeout-close-badpassword");

  private static final Pattern HEADER =
      Pattern.compile("hdr (..) (..) (..) 00×28 (..) = RoomNameSize=(\\d+) .*");

  private final List<String> lines;

  private WireLog(List<String> lines) {
    this.lines = lines;
  }

  static WireLog read(String name) {
    try (InputStream in = WireLog.class.getResourceAsStream(name + ".txt")) {
      if (in == null) {
        throw new AssertionError("there is no log " + name);
      }
      return new WireLog(
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .map(String::strip)
              .toList());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** The requests that clients sent with a header in front, in their order. */
  List<TcrpMessage> requests() {
    List<TcrpMessage> requests = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains(" TCP -> ")) {
        Matcher header = HEADER.matcher(lines.get(i + 1));
        if (header.matches()) {
          requests.add(request(header, i + 2));
        }
      }
    }
    return requests;
  }

  private TcrpMessage request(Matcher header, int next) {
    int line = next;
    Bytes room = Bytes.EMPTY;
    if (lines.get(line).startsWith("room ")) {
      room = hex(line);
      line++;
    }
    Bytes payload = lines.get(line).startsWith("payload ") ? hex(line) : Bytes.EMPTY;
    TcrpMessage request =
        new TcrpMessage(
            Operation.of(Integer.parseInt(header.group(2), 16)),
            State.of(Integer.parseInt(header.group(3), 16)),
            room,
            payload);
    if (!request.header().encode().toString().endsWith(header.group(4))) {
      throw new AssertionError("the sizes of line " + line + " do not fit");
    }
    return request;
  }

  private Bytes hex(int line) {
    return Bytes.hex(lines.get(line).split("\\s+")[1]);
  }
}
