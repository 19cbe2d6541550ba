package io.fixfirst.control.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import org.apache.pekko.http.javadsl.model.AttributeKeys;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.RemoteAddress;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.junit.jupiter.api.Test;

class TrustedProxiesTest {

  private final TrustedProxies proxies = TrustedProxies.of(List.of("10.0.0.7", "::1"));

  @Test
  void a_named_proxy_may_say_that_a_browser_speaks_tls_to_it() throws Exception {
    assertThat(Credential.isSecure(proxies.believed(from("10.0.0.7")))).isTrue();
    assertThat(Credential.isSecure(proxies.believed(from("::1")))).isTrue();
  }

  @Test
  void anybody_else_is_not_believed() throws Exception {
    assertThat(Credential.isSecure(proxies.believed(from("10.0.0.8")))).isFalse();
    assertThat(Credential.isSecure(TrustedProxies.of(List.of()).believed(from("127.0.0.1"))))
        .isFalse();
  }

  @Test
  void a_request_from_nowhere_is_not_believed() {
    HttpRequest request =
        HttpRequest.GET("/").addHeader(RawHeader.create("X-Forwarded-Proto", "https"));
    assertThat(Credential.isSecure(proxies.believed(request))).isFalse();
  }

  @Test
  void a_name_is_no_address() {
    assertThatThrownBy(() -> TrustedProxies.of(List.of("proxy.example")))
        .hasMessageContaining("proxy.example");
  }

  private static HttpRequest from(String address) throws Exception {
    return HttpRequest.GET("/")
        .addHeader(RawHeader.create("X-Forwarded-Proto", "https"))
        .addAttribute(
            AttributeKeys.remoteAddress, RemoteAddress.create(InetAddress.getByName(address)));
  }
}
