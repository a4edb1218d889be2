package chat.client.ui;

import chat.client.session.ControlFailure;
import chat.client.session.EntryRequest;
import chat.client.session.Refused;
import chat.client.session.ServerAddress;
import chat.client.session.SessionEvent.Answered;
import chat.client.session.SessionEvent.Closed;
import chat.client.session.SessionEvent.Ended;
import chat.client.session.SessionEvent.Failed;
import chat.client.session.SessionEvent.Kicked;
import chat.client.session.SessionEvent.Left;
import chat.client.session.SessionEvent.Loss;
import chat.client.session.SessionEvent.Lost;
import chat.client.session.SessionEvent.TimedOut;
import chat.protocol.control.StatusCode;
import chat.protocol.frame.Reply;
import chat.protocol.notice.Notice;
import java.util.Optional;

/** What went wrong, or came to an end, in one sentence that says what to do next. */
public final class Sentences {
  private final Texts texts;
  private final ServerAddress server;

  /** Speaks of {@code server}. */
  public Sentences(Texts texts, ServerAddress server) {
    this.texts = texts;
    this.server = server;
  }

  /** Why there was no answer. */
  public String of(ControlFailure failure) {
    return switch (failure.kind()) {
      case UNKNOWN_HOST -> texts.say(Phrase.FAILED_UNKNOWN_HOST, server.host());
      case CANNOT_CONNECT ->
          withReason(texts.say(Phrase.FAILED_CANNOT_CONNECT, server), failure.detail());
      case OTHER_DIALECT -> texts.say(Phrase.FAILED_OTHER_DIALECT, server, failure.detail());
      case NO_LIST -> texts.say(Phrase.FAILED_NO_LIST, server);
      case LIST_UNANSWERED -> texts.say(Phrase.FAILED_LIST_UNANSWERED, server);
      case NO_ANSWER -> texts.say(Phrase.FAILED_NO_ANSWER, server);
      case BROKEN_ANSWER ->
          withReason(texts.say(Phrase.FAILED_BROKEN_ANSWER, server), failure.detail());
    };
  }

  /** Why the server said no. A status of several meanings is told with the server's own words. */
  public String of(Refused refused) {
    return switch (refused.status()) {
      case StatusCode.Known known ->
          switch (known) {
            case ROOM_EXISTS -> texts.say(Phrase.REFUSED_ROOM_EXISTS);
            case NO_SUCH_ROOM -> texts.say(Phrase.REFUSED_NO_SUCH_ROOM);
            case WRONG_PASSWORD -> texts.say(Phrase.REFUSED_WRONG_PASSWORD);
            case NAME_TAKEN -> texts.say(Phrase.REFUSED_NAME_TAKEN);
            case SHUTTING_DOWN -> texts.say(Phrase.REFUSED_SHUTTING_DOWN);
            case CANNOT_RESUME -> texts.say(Phrase.REFUSED_RESUME);
            case BAD_ROOM_NAME ->
                withReason(texts.say(Phrase.REFUSED_BAD_ROOM_NAME), refused.reason());
            case BAD_USER_NAME ->
                withReason(texts.say(Phrase.REFUSED_BAD_USER_NAME), refused.reason());
            case FULL -> withReason(texts.say(Phrase.REFUSED_FULL), refused.reason());
            case SLOW_DOWN -> withReason(texts.say(Phrase.REFUSED_SLOW_DOWN), refused.reason());
            case OK, MALFORMED, UNKNOWN_OPERATION, TOO_LARGE ->
                withReason(texts.say(Phrase.REFUSED_NOT_UNDERSTOOD), refused.reason());
          };
      case StatusCode.Unknown(int code) ->
          withReason(texts.say(Phrase.REFUSED_OTHERWISE, code), refused.reason());
    };
  }

  /** The same about a request that may have lacked the password, which is asked for next. */
  public String of(EntryRequest asked, Refused refused) {
    return isPasswordMissing(asked, refused) ? texts.say(Phrase.REFUSED_NO_PASSWORD) : of(refused);
  }

  /** The same where nobody can be asked for it. */
  public String inScript(EntryRequest asked, Refused refused) {
    return isPasswordMissing(asked, refused)
        ? texts.say(Phrase.REFUSED_NO_PASSWORD_IN_SCRIPT)
        : of(refused);
  }

  private static boolean isPasswordMissing(EntryRequest asked, Refused refused) {
    return refused.status() == StatusCode.Known.WRONG_PASSWORD && asked.password().isEmpty();
  }

  /** How a stay came to its end. */
  public String of(Ended ended) {
    return switch (ended) {
      case Left _ -> texts.say(Phrase.END_LEFT);
      case Closed(Notice.Cause cause) ->
          switch (cause) {
            case HOST_LEFT -> texts.say(Phrase.END_HOST_LEFT);
            case HOST_TIMED_OUT -> texts.say(Phrase.END_HOST_TIMED_OUT);
            case SERVER_STOPPING -> texts.say(Phrase.END_SERVER_STOPPING);
            case HOST_CLOSED -> texts.say(Phrase.END_HOST_CLOSED);
          };
      case TimedOut _ -> texts.say(Phrase.END_TIMED_OUT);
      case Kicked _ -> texts.say(Phrase.END_KICKED);
      case Lost(Loss loss) ->
          switch (loss) {
            case SILENT -> texts.say(Phrase.END_SILENT, server);
            case UNREACHABLE -> texts.say(Phrase.END_UNREACHABLE, server);
          };
      case Failed(RuntimeException cause) -> texts.say(Phrase.INTERNAL_ERROR, cause);
    };
  }

  /** How a connection was lost, for somebody who is going to come back. */
  String broken(Ended ended) {
    return switch (ended) {
      case Closed _ -> texts.say(Phrase.LOST_STOPPING);
      case TimedOut _ -> texts.say(Phrase.LOST_TIMED_OUT);
      case Lost(Loss loss) ->
          switch (loss) {
            case SILENT -> texts.say(Phrase.LOST_SILENT, server);
            case UNREACHABLE -> texts.say(Phrase.LOST_UNREACHABLE, server);
          };
      case Left _, Kicked _, Failed _ -> of(ended);
    };
  }

  /** Why somebody who was in before, and tries on, is not in again yet. */
  String stillOut(Refused refused) {
    return switch (refused.status()) {
      case StatusCode.Known.NAME_TAKEN -> texts.say(Phrase.DENIED_NAME_TAKEN);
      case StatusCode.Known.ROOM_EXISTS -> texts.say(Phrase.DENIED_ROOM_EXISTS);
      case StatusCode.Known.NO_SUCH_ROOM -> texts.say(Phrase.DENIED_NO_SUCH_ROOM);
      case StatusCode.Known _, StatusCode.Unknown _ -> of(refused);
    };
  }

  /** What became of something that we asked the server to do; nothing when it shows by itself. */
  Optional<String> of(Answered answered) {
    return switch (answered.reply()) {
      case Reply.Done() -> Optional.empty();
      case Reply.Declined(Reply.Why why, String reason) ->
          Optional.of(
              switch (why) {
                case NOT_HOST -> texts.say(Phrase.DECLINED_NOT_HOST);
                case NO_SUCH_MEMBER -> texts.say(Phrase.DECLINED_NO_SUCH_MEMBER);
                case YOURSELF -> texts.say(Phrase.DECLINED_YOURSELF);
                case CANNOT_HEAR -> texts.say(Phrase.DECLINED_CANNOT_HEAR);
                case UNKNOWN_WISH -> texts.say(Phrase.DECLINED_UNKNOWN);
                case OTHER -> withReason(texts.say(Phrase.DECLINED_OTHERWISE), reason);
              });
    };
  }

  private String withReason(String sentence, String reason) {
    return reason.isEmpty() ? sentence : texts.say(Phrase.WITH_REASON, sentence, reason);
  }
}
