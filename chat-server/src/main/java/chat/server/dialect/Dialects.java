package chat.server.dialect;

import chat.protocol.Bytes;
import chat.protocol.control.TcrpMessage;
import chat.protocol.datagram.DatagramCodec;
import chat.protocol.datagram.Envelope;
import chat.protocol.notice.NoticeLanguage;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * All dialects of the server, and which of them a request is of. Where two programs send the same
 * bytes and expect different answers, only the pair of ports can tell: one that was opened for a
 * dialect is asked for that one first, and at the main pair the plain protocol comes first.
 */
public final class Dialects {
  private final List<Dialect> all;
  private final Dialect otherwise;
  private final Optional<Dialect> owner;
  private final BiPredicate<Dialect, Look> claim;

  private Dialects(
      List<Dialect> all,
      Dialect otherwise,
      Optional<Dialect> owner,
      BiPredicate<Dialect, Look> claim) {
    this.all = all;
    this.otherwise = otherwise;
    this.owner = owner;
    this.claim = claim;
  }

  /**
   * All of them at a pair of ports that was opened for guests, with notices in {@code language}.
   *
   * @param extensions those that the server offers to who speaks the plain protocol
   */
  public static Dialects in(NoticeLanguage language, Set<String> extensions) {
    PlainDialect plain = new PlainDialect(language, extensions);
    Explorer explorer = new Explorer(language);
    Takeo takeo = new Takeo(language);
    List<Dialect> all =
        List.of(
            new Techcraft(language),
            new Ssoranaoki(language),
            new TeamdevA(language),
            explorer,
            new NoviceA(language),
            new Kevin(language),
            takeo,
            new RawGroup(plain, explorer, takeo, language),
            new Nyantarou(language),
            new Mthd(language),
            new TeamC2024(language),
            new KazukiPy(language),
            plain);
    return new Dialects(all, plain, Optional.empty(), Dialect::claims);
  }

  /** Each dialect once. */
  public List<Dialect> all() {
    return all;
  }

  /** The same at the main pair of ports. */
  public Dialects atTheMainPorts() {
    return new Dialects(all, otherwise, Optional.empty(), Dialect::claimsAtTheMainPorts);
  }

  /** The same at a pair of ports that was opened for the dialect of this name, if there is one. */
  public Optional<Dialects> openedFor(String name) {
    return all.stream()
        .filter(dialect -> dialect.names().contains(name))
        .findFirst()
        .map(dialect -> new Dialects(all, otherwise, Optional.of(dialect), Dialect::claims));
  }

  /** The dialect of a request; the plain one is that of all that nobody else claims. */
  public Dialect recognize(TcrpMessage asked) {
    Look look = Look.at(asked);
    return owner
        .filter(dialect -> dialect.claimsAtItsOwnPorts(look))
        .or(() -> all.stream().filter(dialect -> claim.test(dialect, look)).findFirst())
        .orElse(otherwise);
  }

  /** Whether datagrams can be read here as they are read there. */
  public boolean readsLike(Dialects there) {
    return hasPlainHeaders() && there.hasPlainHeaders();
  }

  /** Whether there is one way only to read a datagram here: that of the plain protocol. */
  public boolean hasPlainHeaders() {
    return owner.isEmpty() || owner.get().hasPlainHeaders();
  }

  /**
   * The ways in which a datagram can be read here.
   *
   * @throws chat.protocol.ProtocolException when there is none
   */
  public List<Envelope> open(Bytes datagram) {
    return owner.isPresent() ? owner.get().open(datagram) : List.of(DatagramCodec.open(datagram));
  }
}
