package chat.server.observe;

import chat.protocol.RoomName;
import chat.protocol.SafeText;
import chat.protocol.UserName;
import chat.protocol.control.StatusCode;
import chat.protocol.frame.Happening;
import chat.protocol.frame.LogEntry;
import chat.protocol.frame.Parting;
import chat.protocol.frame.ServerFrame;
import chat.protocol.notice.Notice;
import chat.server.room.Dispatch;
import chat.server.room.DropReason;
import chat.server.room.Member;
import chat.server.room.RoomEvent.Announced;
import chat.server.room.RoomEvent.Framed;
import chat.server.room.RoomEvent.Happened;
import chat.server.room.RoomEvent.KeptAlive;
import chat.server.room.RoomEvent.Repeated;
import chat.server.room.RoomEvent.Spoke;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;

/**
 * The log: one line an event, the event's name first, then {@code key=value}. Names never change.
 * No token and no password is ever given to it.
 */
public final class EventLog {
  private final Logger logger;

  /** Writes to {@code logger}. */
  public EventLog(Logger logger) {
    this.logger = logger;
  }

  /** The server listens. */
  public void serverStarted(InetSocketAddress tcp, InetSocketAddress udp, int receiveBuffer) {
    info(
        "server.started address=%s tcp=%d udp=%d receive_buffer=%d",
        tcp.getAddress().getHostAddress(), tcp.getPort(), udp.getPort(), receiveBuffer);
  }

  /** The server has stopped. */
  public void serverStopped(ServerMetrics metrics) {
    info("server.stopped received=%d sent=%d", metrics.received(), metrics.sent());
  }

  /** A room was made. */
  public void roomCreated(RoomName room, UserName host, boolean password) {
    info("room.created room=%s host=%s password=%b", quoted(room), quoted(host), password);
  }

  /** Things happened in rooms; what people say is not logged. */
  public void happened(List<Dispatch> dispatches) {
    for (int i = 0; i < dispatches.size(); i++) {
      Dispatch dispatch = dispatches.get(i);
      switch (dispatch.event()) {
        case Happened(LogEntry entry) -> happened(dispatch.room(), entry.what());
        case Announced(Notice.Personal notice) -> told(dispatch.room(), notice);
        case Framed(ServerFrame.Bye(Parting why, var _)) -> told(dispatch.room(), why);
        case Spoke _, Framed _, Repeated _, KeptAlive _ -> {}
      }
    }
  }

  /** A request was refused. */
  public void requestRefused(InetAddress from, StatusCode status) {
    debug("request.refused from=%s status=%s", from.getHostAddress(), status);
  }

  /** A connection broke or took too long: the other side's affair. */
  public void connectionFailed(InetAddress from, IOException cause) {
    debug("connection.failed from=%s cause=%s", from.getHostAddress(), quoted(cause));
  }

  /** Passwords were not tried since the last such line: their addresses are out of wrong ones. */
  public void guessesRefused(long count) {
    warning("password.guessing count=%d", count);
  }

  /** Accepting connections failed; the server goes on after a pause. */
  public void acceptFailed(IOException cause) {
    warning("accept.failed cause=%s", quoted(cause));
  }

  /** The system does not share out one port between several sockets. */
  public void relayThreads(int wanted, int got) {
    warning("relay.threads wanted=%d got=%d", wanted, got);
  }

  /** Receiving datagrams failed; the server goes on. */
  public void receiveFailed(IOException cause) {
    warning("relay.receive_failed cause=%s", quoted(cause));
  }

  /** Datagrams were dropped since the last such line. */
  public void dropped(DropReason reason, long count) {
    info("relay.dropped reason=%s count=%d", reason.name().toLowerCase(Locale.ROOT), count);
  }

  /** Datagrams failed since the last such line. */
  public void failed(long count) {
    warning("relay.failed count=%d", count);
  }

  /** Datagrams found the system's receive buffer full since the last such line. */
  public void overflowed(long count) {
    warning("relay.overflow count=%d", count);
  }

  /** The system granted a smaller receive buffer than bursts of talk may need. */
  public void receiveBufferSmall(int granted, int wanted) {
    warning(
        "relay.receive_buffer granted=%d wanted=%d mend=%s",
        granted, wanted, quoted("sysctl -w net.core.rmem_max=" + wanted));
  }

  /** Connections were refused since the last such line. */
  public void connectionsRefused(long count) {
    warning("connection.refused count=%d", count);
  }

  /** Something that cannot happen happened; the server goes on, whatever goes wrong here. */
  public void unexpected(String where, Throwable cause) {
    try {
      // No lambda: one that is linked for the first time while there is no memory never works.
      logger.log(Level.ERROR, "unexpected where=%s cause=%s".formatted(where, quoted(cause)));
      logger.log(Level.DEBUG, "unexpected where=%s".formatted(where), cause);
    } catch (RuntimeException | Error e) {
      // No memory to say that there is none, most likely; and nobody is left who could be told.
      return;
    }
  }

  /** Somebody came back after its connection broke. */
  public void memberResumed(Member member) {
    member("member.resumed", member.roomName(), member.name());
  }

  private void happened(RoomName room, Happening what) {
    switch (what) {
      case Happening.Joined(UserName who) -> member("member.joined", room, who);
      case Happening.Left(UserName who) -> member("member.left", room, who);
      case Happening.TimedOut(UserName who) -> member("member.timed_out", room, who);
      case Happening.Kicked(UserName who) -> member("member.kicked", room, who);
      case Happening.Closed(Notice.Cause cause) ->
          info("room.closed room=%s cause=%s", quoted(room), cause.name().toLowerCase(Locale.ROOT));
      case Happening.Said _,
          Happening.Whispered _,
          Happening.WhisperedTo _,
          Happening.Nothing _,
          Happening.Unknown _ -> {}
    }
  }

  private void told(RoomName room, Enum<?> what) {
    debug("member.told room=%s notice=%s", quoted(room), what.name().toLowerCase(Locale.ROOT));
  }

  private void member(String event, RoomName room, UserName who) {
    // By far the most frequent line, so no format is parsed for it.
    logger.log(Level.INFO, () -> event + " room=" + quoted(room) + " name=" + quoted(who));
  }

  private void info(String format, Object... values) {
    logger.log(Level.INFO, () -> format.formatted(values));
  }

  private void warning(String format, Object... values) {
    logger.log(Level.WARNING, () -> format.formatted(values));
  }

  private void debug(String format, Object... values) {
    logger.log(Level.DEBUG, () -> format.formatted(values));
  }

  /** One line, in quotes, whatever somebody put into it. */
  private static String quoted(Object value) {
    String line = SafeText.cleanLine(String.valueOf(value));
    return '"' + line.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
