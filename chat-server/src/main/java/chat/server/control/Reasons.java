package chat.server.control;

import chat.protocol.control.StatusCode;

/** The sentence that goes with each status (section 3.5). */
final class Reasons {
  private Reasons() {}

  static String of(StatusCode.Known status) {
    return switch (status) {
      case OK -> "";
      case ROOM_EXISTS -> "There is a room of that name already.";
      case NO_SUCH_ROOM -> "There is no room of that name.";
      case WRONG_PASSWORD -> "The password is wrong.";
      case BAD_ROOM_NAME -> "The room name is not allowed.";
      case BAD_USER_NAME -> "The user name is not allowed.";
      case NAME_TAKEN -> "Somebody in the room has that name.";
      case FULL -> "The room or the server is full.";
      case MALFORMED -> "The request cannot be understood.";
      case UNKNOWN_OPERATION -> "The operation is unknown.";
      case TOO_LARGE -> "The request is too large.";
      case SLOW_DOWN -> "Too many requests. Try again in a minute.";
      case SHUTTING_DOWN -> "The server is stopping.";
      case CANNOT_RESUME -> "You are no longer in that room. Join it again.";
    };
  }
}
