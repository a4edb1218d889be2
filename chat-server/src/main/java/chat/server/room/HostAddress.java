package chat.server.room;

/**
 * An IP address as the rooms know it: 128 bits, IPv4 in its IPv6-mapped form, so that one host is
 * one value whatever socket it came in by.
 *
 * @param high the first 64 bits
 * @param low the last 64 bits
 * @param scope the IPv6 scope id, 0 if it has none
 */
public record HostAddress(long high, long low, int scope) {
  static final int IPV4_BYTES = 4;
  private static final int IPV6_BYTES = 16;
  private static final long MAPPED = 0xFFFFL << 32;

  /** The address with these 4 or 16 bytes. */
  public static HostAddress of(byte[] address, int scope) {
    return switch (address.length) {
      case IPV4_BYTES -> new HostAddress(0, MAPPED | bits(address, 0, IPV4_BYTES), 0);
      case IPV6_BYTES ->
          new HostAddress(
              bits(address, 0, Long.BYTES), bits(address, Long.BYTES, Long.BYTES), scope);
      default -> throw new IllegalArgumentException("an IP address has 4 or 16 bytes");
    };
  }

  /** The 4 or 16 bytes of the address. */
  public byte[] toBytes() {
    byte[] bytes = new byte[isIpv4() ? IPV4_BYTES : IPV6_BYTES];
    for (int i = 0; i < bytes.length; i++) {
      int fromRight = bytes.length - 1 - i;
      long half = fromRight < Long.BYTES ? low : high;
      bytes[i] = (byte) (half >>> (8 * (fromRight % Long.BYTES)));
    }
    return bytes;
  }

  /** Whether it is this very machine: 127.0.0.0/8 or ::1. Limits per address do not count it. */
  public boolean isLoopback() {
    return isIpv4() ? (low >>> 24 & 0xFF) == 127 : high == 0 && low == 1;
  }

  /** What limits per address count as one: an IPv4 address, or an IPv6 /64. */
  public HostAddress limitKey() {
    return isIpv4() ? this : new HostAddress(high, 0, scope);
  }

  private boolean isIpv4() {
    return high == 0 && (low & 0xFFFF_FFFF_0000_0000L) == MAPPED;
  }

  private static long bits(byte[] bytes, int from, int count) {
    long bits = 0;
    for (int i = from; i < from + count; i++) {
      bits = bits << 8 | Byte.toUnsignedLong(bytes[i]);
    }
    return bits;
  }
}
