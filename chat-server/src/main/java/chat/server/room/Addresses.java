package chat.server.room;

import java.util.Optional;

/**
 * How many rooms and members each address has, so that none has too many. Loopback may have any.
 */
final class Addresses {
  private final int roomsMax;
  private final int membersMax;
  private final Index<HostAddress, Tally> tallies =
      new Index<>(tally -> tally.key().hashCode(), (tally, key) -> tally.key().equals(key));

  /** So many for each address. */
  Addresses(int roomsMax, int membersMax) {
    this.roomsMax = roomsMax;
    this.membersMax = membersMax;
  }

  private static final class Tally {
    private final HostAddress first;
    private int rooms;
    private int members;

    private Tally(HostAddress first) {
      this.first = first;
    }

    private HostAddress key() {
      return first.limitKey();
    }
  }

  boolean mayMakeRoom(HostAddress host) {
    return host.isLoopback() || find(host).stream().allMatch(tally -> tally.rooms < roomsMax);
  }

  boolean mayEnter(HostAddress host) {
    return host.isLoopback() || find(host).stream().allMatch(tally -> tally.members < membersMax);
  }

  void addRoom(HostAddress host) {
    tally(host).rooms++;
  }

  void removeRoom(HostAddress host) {
    remove(host, 1, 0);
  }

  /** Counts a member; answers the same address, which it shares with others if it can. */
  HostAddress addMember(HostAddress host) {
    Tally tally = tally(host);
    tally.members++;
    return tally.first.equals(host) ? tally.first : host;
  }

  void removeMember(HostAddress host) {
    remove(host, 0, 1);
  }

  private Optional<Tally> find(HostAddress host) {
    return tallies.find(host.limitKey());
  }

  private Tally tally(HostAddress host) {
    Optional<Tally> found = find(host);
    if (found.isPresent()) {
      return found.get();
    }
    Tally tally = new Tally(host);
    tallies.add(tally);
    return tally;
  }

  private void remove(HostAddress host, int rooms, int members) {
    find(host)
        .ifPresent(
            tally -> {
              tally.rooms -= rooms;
              tally.members -= members;
              if (tally.rooms + tally.members <= 0) {
                tallies.remove(tally);
              }
            });
  }
}
