package chat.client;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.session.EntryRequest;
import chat.client.session.EntryRequest.Way;
import chat.client.session.ServerAddress;
import chat.protocol.ResumeSecret;
import chat.protocol.RoomName;
import chat.protocol.UserName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StayFilesTest {
  private static final ServerAddress SERVER = new ServerAddress("127.0.0.1", 8888);
  private static final EntryRequest ALICE = request("r", "alice");
  private static final ResumeSecret SECRET = new ResumeSecret("secret");

  @TempDir Path state;

  private static EntryRequest request(String room, String user) {
    return new EntryRequest(Way.JOIN, new RoomName(room), new UserName(user), Optional.empty());
  }

  private StayFiles files() {
    return new StayFiles(state.resolve("stays"));
  }

  private Path onlyFile() throws Exception {
    try (Stream<Path> all = Files.list(state.resolve("stays"))) {
      return all.findFirst().orElseThrow();
    }
  }

  @Test
  void whatIsKeptIsRecalledForThisVeryStay() {
    StayFiles files = files();
    files.keep(SERVER, ALICE, SECRET);
    files.keep(SERVER, ALICE, new ResumeSecret("next"));

    assertThat(files.recall(SERVER, ALICE)).contains(new ResumeSecret("next"));
    assertThat(files.recall(SERVER, request("r", "bob"))).isEmpty();
    assertThat(files.recall(SERVER, request("s", "alice"))).isEmpty();
    assertThat(files.recall(new ServerAddress("127.0.0.1", 8889), ALICE)).isEmpty();
  }

  @Test
  void anotherSpellingOfTheNameIsAnotherStay() {
    StayFiles files = files();
    files.keep(SERVER, ALICE, SECRET);
    files.forget(SERVER, request("r", "Alice"));

    assertThat(files.recall(SERVER, request("r", "Alice"))).isEmpty();
    assertThat(files.recall(SERVER, ALICE)).contains(SECRET);
  }

  @Test
  void nobodyTakesOverWhatSomebodyStillHolds() {
    files().keep(SERVER, ALICE, SECRET);

    assertThat(files().recall(SERVER, ALICE)).isEmpty();
  }

  @Test
  void whatWasLeftBehindIsRecalled() throws Exception {
    StayFiles first = files();
    first.keep(SERVER, ALICE, SECRET);
    String name = onlyFile().getFileName().toString();
    first.forget(SERVER, ALICE);
    Files.writeString(state.resolve("stays").resolve(name), "left");

    assertThat(files().recall(SERVER, ALICE)).contains(new ResumeSecret("left"));
  }

  @Test
  void whatIsOverIsForgotten() throws Exception {
    StayFiles files = files();
    files.keep(SERVER, ALICE, SECRET);
    files.forget(SERVER, ALICE);

    assertThat(files.recall(SERVER, ALICE)).isEmpty();
    assertThat(state.resolve("stays")).isEmptyDirectory();
  }

  @Test
  void theFileIsItsOwnersAloneAndDoesNotNameAnybody() throws Exception {
    files().keep(SERVER, ALICE, SECRET);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(onlyFile())))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state.resolve("stays"))))
        .isEqualTo("rwx------");
    assertThat(onlyFile().getFileName().toString()).doesNotContain("alice");
  }

  @Test
  void garbageAndPlacesThatCannotBeWrittenAreNoReasonToFail() throws Exception {
    StayFiles first = files();
    first.keep(SERVER, ALICE, SECRET);
    String name = onlyFile().getFileName().toString();
    first.forget(SERVER, ALICE);
    Files.writeString(state.resolve("stays").resolve(name), "\n");
    assertThat(files().recall(SERVER, ALICE)).isEmpty();

    Files.writeString(state.resolve("file"), "");
    StayFiles nowhere = new StayFiles(state.resolve("file"));
    nowhere.keep(SERVER, ALICE, SECRET);
    assertThat(nowhere.recall(SERVER, ALICE)).isEmpty();
  }
}
