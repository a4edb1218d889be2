package chat.server.dialect;

import chat.protocol.Bytes;
import chat.protocol.SafeText;
import chat.protocol.Utterance;
import chat.protocol.datagram.ServerDatagram;
import chat.protocol.frame.ClientFrame;
import chat.protocol.frame.FrameCodec;
import chat.protocol.frame.LogEntry;
import chat.protocol.frame.ServerFrame;
import chat.protocol.frame.Wish;
import chat.server.room.RoomEvent;
import chat.server.room.RoomEvent.Announced;
import chat.server.room.RoomEvent.Framed;
import chat.server.room.RoomEvent.Happened;
import chat.server.room.RoomEvent.KeptAlive;
import chat.server.room.RoomEvent.Repeated;
import chat.server.room.RoomEvent.Spoke;
import chat.server.room.Speech;
import chat.server.room.Tongue;
import java.util.List;

/**
 * How those speak and hear who agreed on the extension {@code log} (section 11): in frames. What is
 * no frame is plain speech.
 */
final class LogTongue implements Tongue {
  private final Tongue plain;

  LogTongue(Tongue plain) {
    this.plain = plain;
  }

  @Override
  public Speech speak(Bytes body) {
    return FrameCodec.isFrame(body)
        ? new Speech.Framed(safe(FrameCodec.decodeClient(body)))
        : plain.speak(body);
  }

  @Override
  public List<ServerDatagram> hear(RoomEvent event) {
    return switch (event) {
      case Happened(LogEntry entry) -> frame(new ServerFrame.Event(entry));
      case Framed(ServerFrame frame) -> frame(frame);
      case Repeated(Bytes frame) -> List.of(new ServerDatagram(frame));
      case Spoke _, Announced _, KeptAlive _ -> plain.hear(event);
    };
  }

  private static List<ServerDatagram> frame(ServerFrame frame) {
    return List.of(new ServerDatagram(FrameCodec.encode(frame)));
  }

  private static ClientFrame safe(ClientFrame frame) {
    return switch (frame) {
      case ClientFrame.Say(long id, Utterance text) ->
          new ClientFrame.Say(id, PlainDialect.said(text));
      case ClientFrame.Ask(long id, Wish.Whisper(var to, String text)) ->
          new ClientFrame.Ask(
              id, new Wish.Whisper(to, PlainDialect.withoutLastNewlines(SafeText.clean(text))));
      case ClientFrame.Ask _, ClientFrame.Have _, ClientFrame.Want _, ClientFrame.Leave _ -> frame;
    };
  }
}
