package chat.client;

import chat.client.ui.Checked;
import chat.client.ui.LastTime;
import chat.client.ui.Names;
import chat.protocol.UserName;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What the menu remembers, kept in the settings file.
 *
 * @param server where the menu is now
 */
record LastVisit(
    SettingsFile file,
    Settings settings,
    KnownServer server,
    Map<String, String> environment,
    Names names)
    implements LastTime {
  /** The name of last time, unless the environment has one; else how the computer calls us. */
  @Override
  public Optional<UserName> user() {
    return Stream.<Supplier<Optional<String>>>of(
            () -> variable("CHAT_NAME"),
            settings::lastName,
            () -> variable("USER"),
            () -> variable("LOGNAME"))
        .flatMap(source -> source.get().stream())
        .flatMap(name -> valid(name).stream())
        .findFirst();
  }

  @Override
  public void remember(UserName user) throws IOException {
    file.remember(Settings.remembering(server, user.value()));
  }

  @Override
  public String place() {
    return file.path().toString();
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name));
  }

  private Optional<UserName> valid(String name) {
    return switch (names.user(name)) {
      case Checked.Good<UserName>(UserName user) -> Optional.of(user);
      case Checked.Bad<UserName> _ -> Optional.empty();
    };
  }
}
