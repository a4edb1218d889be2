package chat.client.session;

import chat.protocol.Bytes;
import chat.protocol.ProtocolException;
import chat.protocol.frame.ClientFrame;
import chat.protocol.frame.FrameCodec;
import chat.protocol.frame.ServerFrame;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Tells what happens in a simulated world, if somebody listens. */
final class SimStory {
  private static final int SHOWN_MAX = 160;

  /** Nobody listens. */
  static final SimStory UNTOLD = new SimStory(_ -> {}, false);

  private final Consumer<String> listener;
  private final boolean told;

  private SimStory(Consumer<String> listener, boolean told) {
    this.listener = listener;
    this.told = told;
  }

  static SimStory toldTo(Consumer<String> listener) {
    return new SimStory(listener, true);
  }

  void tell(long now, Supplier<String> what) {
    if (told) {
      listener.accept("%12.6f %s".formatted(now / 1e9, what.get()));
    }
  }

  /** What a member sends, readable. */
  static String up(Bytes body) {
    try {
      if (!FrameCodec.isFrame(body)) {
        return body.isEmpty() ? "hello" : "text " + shortened(body.asUtf8());
      }
      ClientFrame frame = FrameCodec.decodeClient(body);
      return shortened(frame.toString());
    } catch (ProtocolException e) {
      return "garbage " + body;
    }
  }

  /** What a member is sent, readable. */
  static String down(Bytes body) {
    try {
      if (!FrameCodec.isFrame(body)) {
        return body.isEmpty() ? "there" : "text " + shortened(body.asUtf8());
      }
      ServerFrame frame = FrameCodec.decodeServer(body);
      return shortened(frame.toString());
    } catch (ProtocolException e) {
      return "garbage " + body;
    }
  }

  static String shortened(String text) {
    return text.length() <= SHOWN_MAX
        ? text
        : text.substring(0, SHOWN_MAX) + "… (" + text.length() + ")";
  }
}
