package chat.client;

import chat.client.session.EntryRequest;
import chat.client.session.Keepsakes;
import chat.client.session.ServerAddress;
import chat.protocol.ProtocolException;
import chat.protocol.ResumeSecret;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A file for each stay, for its owner alone. Whoever runs holds a lock on its own: the system takes
 * that away when the program dies, however it dies, and only then another may go on with the stay.
 */
final class StayFiles implements Keepsakes {
  private final Path directory;
  private final Map<Path, FileChannel> ours = new HashMap<>();

  StayFiles(Path directory) {
    this.directory = directory;
  }

  @Override
  public synchronized Optional<ResumeSecret> recall(ServerAddress server, EntryRequest request) {
    Path file = file(server, request);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return hold(file).flatMap(StayFiles::read);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  @Override
  public synchronized void keep(ServerAddress server, EntryRequest request, ResumeSecret secret) {
    try {
      Optional<FileChannel> channel = hold(file(server, request));
      if (channel.isPresent()) {
        channel.get().truncate(0);
        channel.get().write(ByteBuffer.wrap(secret.value().getBytes(StandardCharsets.US_ASCII)), 0);
      }
    } catch (IOException e) {
      forget(server, request);
    }
  }

  @Override
  public synchronized void forget(ServerAddress server, EntryRequest request) {
    Path file = file(server, request);
    FileChannel channel = ours.remove(file);
    if (channel != null) {
      try (channel) {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        // A secret of a stay that is over opens nothing.
        return;
      }
    }
  }

  /** The file, if no other program holds it. */
  private Optional<FileChannel> hold(Path file) throws IOException {
    FileChannel held = ours.get(file);
    if (held != null) {
      return Optional.of(held);
    }
    Files.createDirectories(directory, onlyOwner("rwx------"));
    FileChannel channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
            onlyOwner("rw-------"));
    if (!isLocked(channel)) {
      channel.close();
      return Optional.empty();
    }
    ours.put(file, channel);
    return Optional.of(channel);
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private static Optional<ResumeSecret> read(FileChannel channel) {
    try {
      ByteBuffer bytes = ByteBuffer.allocate(ResumeSecret.SIZE_MAX);
      channel.read(bytes, 0);
      return Optional.of(
          new ResumeSecret(StandardCharsets.US_ASCII.decode(bytes.flip()).toString()));
    } catch (IOException | ProtocolException e) {
      return Optional.empty();
    }
  }

  /**
   * Names may hold what a file name may not, and need not be seen by all who list the directory.
   */
  private Path file(ServerAddress server, EntryRequest request) {
    String stay =
        String.join("\n", server.toString(), request.room().value(), request.user().value());
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(stay.getBytes(StandardCharsets.UTF_8));
      return directory.resolve(HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("each Java has SHA-256", e);
    }
  }

  private FileAttribute<?>[] onlyOwner(String permissions) {
    return directory.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
