package chat.client.session;

import chat.protocol.ResumeSecret;
import java.util.Optional;

/**
 * Where the secrets are kept with which a stay can go on after this program died. What cannot be
 * kept is no reason to fail: then there is nothing to come back with.
 */
public interface Keepsakes {
  /** Keeps nothing. */
  Keepsakes NONE =
      new Keepsakes() {
        @Override
        public Optional<ResumeSecret> recall(ServerAddress server, EntryRequest request) {
          return Optional.empty();
        }

        @Override
        public void keep(ServerAddress server, EntryRequest request, ResumeSecret secret) {}

        @Override
        public void forget(ServerAddress server, EntryRequest request) {}
      };

  /** The secret of such a stay whose program died; none while that program still runs. */
  Optional<ResumeSecret> recall(ServerAddress server, EntryRequest request);

  /** From now on this is the secret of that stay, and it is ours as long as this program runs. */
  void keep(ServerAddress server, EntryRequest request, ResumeSecret secret);

  /** That stay is over. */
  void forget(ServerAddress server, EntryRequest request);
}
