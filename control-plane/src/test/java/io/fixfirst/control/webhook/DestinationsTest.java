package io.fixfirst.control.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationsTest {

  private final Destinations internet = new Destinations(List.of(), false);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.255.1.2",
        "0.0.0.0",
        "0.1.2.3",
        "10.1.2.3",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "192.0.0.8",
        "198.18.0.1",
        "224.0.0.1",
        "239.1.1.1",
        "255.255.255.255",
        "240.0.0.1",
        "::",
        "::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::127.0.0.1",
        "fe80::1",
        "fec0::1",
        "fc00::1",
        "fd12:3456::1",
        "ff02::1",
        "64:ff9b::7f00:1",
        "64:ff9b:1::1",
        "2002:7f00:1::",
        "2001::1",
        "2001:db8::1",
        "100::1"
      })
  void nothing_is_sent_to_an_address_that_is_no_receivers_on_the_internet(String address)
      throws Exception {
    assertThat(internet.mayBeSentTo(InetAddress.ofLiteral(address))).as(address).isFalse();
    String host = address.contains(":") ? "[" + address + "]" : address;
    assertThat(internet.fault("https://" + host + "/hook")).isPresent();
    assertThatExceptionOfType(UnknownHostException.class)
        .isThrownBy(() -> internet.resolve(URI.create("https://" + host + "/hook")))
        .withMessage("Its address is one that nothing is sent to.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "2a00:1450::1"})
  void an_ordinary_address_may_be_sent_to(String address) {
    assertThat(internet.mayBeSentTo(InetAddress.ofLiteral(address))).as(address).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://hooks.example/x",
        "ftp://hooks.example/x",
        "//hooks.example/x",
        "hooks.example",
        "",
        "https:///x",
        "https://a:b@hooks.example/x",
        "https://hooks.example/x#y",
        "https://hooks.example:0/x",
        "https://hooks.example:70000/x",
        "https://hooks.example/a b",
        "https://hooks.example/\r\nHost: other",
        "https://[::1",
        "mailto:somebody@hooks.example",
        "https://hooks.example/\u00e4",
        "https://h\u00f6oks.example/x"
      })
  void an_address_has_to_be_a_plain_https_url(String url) {
    assertThat(internet.fault(url)).as(url).isPresent();
  }

  @Test
  void what_is_allowed_in_the_settings_is_sent_to() throws Exception {
    Destinations own =
        new Destinations(List.of(Network.parse("10.20.0.0/15"), Network.parse("::1")), true);
    assertThat(own.mayBeSentTo(InetAddress.ofLiteral("10.21.255.255"))).isTrue();
    assertThat(own.mayBeSentTo(InetAddress.ofLiteral("10.22.0.0"))).isFalse();
    assertThat(own.resolve(URI.create("http://[::1]:8080/")))
        .isEqualTo(InetAddress.ofLiteral("::1"));
    assertThat(own.fault("http://10.20.1.1:8080/hook?x=1")).isEmpty();
    assertThat(own.fault("ftp://10.20.1.1/hook")).contains("is neither https nor http");
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.0/33", "::/129", "10.0.0.0/", "10.0.0.0/-1", "localhost/8", "/8"})
  void a_network_that_is_none_is_refused(String text) {
    assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> Network.parse(text));
  }
}
