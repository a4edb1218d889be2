package chat.client.ui;

import chat.protocol.UserName;
import java.io.IOException;
import java.util.Optional;

/** What the menu knows from the last time, and leaves for the next. */
public interface LastTime {
  /** The name to propose, if there is one. */
  Optional<UserName> user();

  /**
   * Remembers that somebody entered a room of this server under this name.
   *
   * @throws IOException when it cannot be remembered
   */
  void remember(UserName user) throws IOException;

  /** Where it is remembered, for people to find. */
  String place();
}
