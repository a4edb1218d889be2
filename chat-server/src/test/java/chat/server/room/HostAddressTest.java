package chat.server.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.server.net.SocketAddresses;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostAddressTest {
  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "192.168.1.255", "255.255.255.255", "::1", "2001:db8::ff:1"})
  void keepsItsBytes(String text) throws UnknownHostException {
    InetAddress address = InetAddress.getByName(text);

    assertThat(HostAddress.of(address.getAddress(), 0).toBytes()).isEqualTo(address.getAddress());
  }

  @Test
  void aMappedAddressIsTheAddressItMaps() throws UnknownHostException {
    byte[] mapped = new byte[16];
    mapped[10] = (byte) 0xFF;
    mapped[11] = (byte) 0xFF;
    mapped[12] = 10;
    mapped[15] = 7;

    assertThat(HostAddress.of(mapped, 0)).isEqualTo(host("10.0.0.7"));
  }

  @Test
  void knowsTheLoopback() throws UnknownHostException {
    assertThat(host("127.0.0.1").isLoopback()).isTrue();
    assertThat(host("127.9.9.9").isLoopback()).isTrue();
    assertThat(host("::1").isLoopback()).isTrue();
    assertThat(host("128.0.0.1").isLoopback()).isFalse();
    assertThat(host("::2").isLoopback()).isFalse();
    assertThat(host("0.0.0.0").isLoopback()).isFalse();
  }

  @Test
  void limitsCountAnIpv6NetworkAsOne() throws UnknownHostException {
    assertThat(host("2001:db8:0:1::5").limitKey()).isEqualTo(host("2001:db8:0:1:9::7").limitKey());
    assertThat(host("2001:db8:0:1::5").limitKey()).isNotEqualTo(host("2001:db8:0:2::5").limitKey());
    assertThat(host("10.0.0.1").limitKey()).isNotEqualTo(host("10.0.0.2").limitKey());
  }

  @Test
  void isNothingElse() {
    assertThatThrownBy(() -> HostAddress.of(new byte[5], 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "2001:db8::1"})
  void socketAddressesGoThereAndBack(String text) throws UnknownHostException {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getByName(text), 4711);

    Endpoint endpoint = SocketAddresses.endpoint(address.getAddress(), address.getPort());

    assertThat(SocketAddresses.socketAddress(endpoint)).isEqualTo(address);
  }

  private static HostAddress host(String text) throws UnknownHostException {
    return HostAddress.of(InetAddress.getByName(text).getAddress(), 0);
  }
}
