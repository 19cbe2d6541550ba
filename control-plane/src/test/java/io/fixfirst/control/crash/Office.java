package io.fixfirst.control.crash;

import java.io.IOException;

/** A provider with a few engineers and one tenant whose respond clocks run out soon. */
final class Office {

  static final int STAFF = 6;

  private Office() {}

  static void open(ServerProcess server) throws IOException, InterruptedException {
    server.call(
        "POST",
        "/api/v1/tenants",
        """
        {"id":"kolding","name":"Kolding","contract":{
          "services":[{"id":"mail","label":"E-mail"}],
          "correlateWithin":"PT1S",
          "terms":{"hours":{"preset":"around-the-clock"},
            "respond":{"low":"PT3S","medium":"PT3S","normal":"PT3S","high":"PT3S"}}}}""");
    for (int i = 1; i <= STAFF; i++) {
      server.call(
          "POST",
          "/api/v1/engineers",
          """
          {"id":"eng-%d","shares":{"service-desk":1.0},"pageAgainAfter":"PT2S",
           "contactWays":[{"kind":"push","address":"eng-%d"},{"kind":"sms","address":"+45 %d"}]}"""
              .formatted(i, i, i));
      server.call("POST", "/api/v1/engineers/eng-" + i + "/presence", "{\"presence\":\"present\"}");
    }
  }

  /** {@return the id of a P1 that a customer's word has declared} */
  static String declareMajor(ServerProcess server) throws IOException, InterruptedException {
    return server
        .call(
            "POST",
            "/api/v1/incidents",
            """
            {"tenant":"kolding","summary":"Nobody can work","service":"mail","impact":"high",
             "urgency":"urgent","major":true}""")
        .path("id")
        .asText();
  }
}
