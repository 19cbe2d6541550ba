package io.fixfirst.control.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.fixfirst.control.Client;
import io.fixfirst.control.Eventually;
import io.fixfirst.control.Server;
import java.util.function.Predicate;

/** What tests of status pages do with a desk, over HTTP. */
final class StatusDesk {

  private static final Client OPERATOR = Server.one().operator();

  private StatusDesk() {}

  /** {@return the id of a new tenant with a page that everybody sees} */
  static String open() {
    String tenant = Server.one().tenant();
    choose(tenant, "{\"visibility\": \"public\"}");
    seen(tenant, page -> page.status() == 200);
    return tenant;
  }

  static Client.Answer choose(String tenant, String choice) {
    Client.Answer answer = OPERATOR.put("/api/v1/tenants/" + tenant + "/status-page", choice);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer;
  }

  /** {@return the id of a P1 of that tenant, with a word to the customer} */
  static String major(String tenant, String service, String update) {
    String id =
        incident(
            """
            {"tenant": "%s", "service": "%s", "summary": "srv-db-03 is down, says Jens Hansen",
             "impact": "high", "urgency": "urgent", "major": true}
            """
                .formatted(tenant, service));
    act(id, "update", "{\"text\": \"%s\", \"nextWithin\": \"PT30M\"}".formatted(update));
    return id;
  }

  static String incident(String body) {
    Client.Answer answer = OPERATOR.post("/api/v1/incidents", body);
    assertThat(answer.status()).as(answer.text()).isIn(201, 202);
    String id = answer.json().path("id").asText();
    Eventually.that(() -> OPERATOR.get("/api/v1/incidents/" + id).expect(200));
    return id;
  }

  static void act(String incident, String action, String body) {
    Client.Answer answer = OPERATOR.post("/api/v1/incidents/" + incident + "/" + action, body);
    assertThat(answer.status()).as(answer.text()).isIn(200, 202);
  }

  /** {@return the page as a stranger sees it, once it is so} */
  static Client.Answer seen(String page, Predicate<Client.Answer> so) {
    return Eventually.get(
        () -> Server.one().stranger().get("/status/" + page, "Accept-Language", "en"), so);
  }
}
