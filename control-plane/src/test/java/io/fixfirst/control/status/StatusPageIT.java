package io.fixfirst.control.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import io.fixfirst.control.Client;
import io.fixfirst.control.Eventually;
import io.fixfirst.control.Server;
import io.fixfirst.control.access.Role;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatusPageIT {

  private static final List<String> PARTS = List.of("", "/summary.json", "/feed.atom");

  private final Client operator = Server.one().operator();
  private final Client stranger = Server.one().stranger();

  @Test
  void a_page_that_nobody_has_chosen_is_for_those_who_are_signed_in() {
    String tenant = Server.one().tenant();
    String other = Server.one().tenant();
    Client viewer = Server.one().client(tenant, Role.CUSTOMER_VIEWER);
    Eventually.that(() -> viewer.get("/status/" + tenant).expect(200));
    operator.get("/status/" + tenant).expect(200);
    for (String part : PARTS) {
      String nothing =
          alike(stranger.get("/status/nobody-at-all" + part).expect(404), "nobody-at-all");
      for (Client client : List.of(stranger, Server.one().client(other, Role.CUSTOMER_ORDERER))) {
        Client.Answer answer = client.get("/status/" + tenant + part).expect(404);
        assertThat(alike(answer, tenant)).isEqualTo(nothing);
      }
    }
  }

  private static String alike(Client.Answer answer, String tenant) {
    return answer.text().replace(tenant, "") + answer.header("Content-Type");
  }

  @Test
  void a_secret_link_opens_only_with_its_secret() {
    String tenant = Server.one().tenant();
    JsonNode chosen =
        StatusDesk.choose(tenant, "{\"visibility\": \"secret-link\"}").json().path("statusPage");
    String path = chosen.path("path").asText();
    assertThat(path).matches("/status/" + tenant + "~[0-9a-f]{40}");
    Eventually.that(() -> stranger.get(path).expect(200));
    for (String part : PARTS) {
      stranger.get(path + part).expect(200);
      for (String wrong : List.of("", "~", "~" + "0".repeat(40), "~" + path.substring(10))) {
        stranger.get("/status/" + tenant + wrong + part).expect(404);
      }
    }
    assertThat(stranger.get(path).text()).contains("noindex");
    Client viewer = Server.one().client(tenant, Role.CUSTOMER_VIEWER);
    assertThat(viewer.get("/api/v1/tenants/" + tenant).text())
        .doesNotContain(chosen.path("secret").asText());
    StatusDesk.choose(tenant, "{\"visibility\": \"signed-in\"}");
    Eventually.that(() -> stranger.get(path).expect(404));
  }

  @Test
  void an_incident_is_told_by_its_service_and_the_words_that_were_published() {
    String tenant = StatusDesk.open();
    StatusDesk.major(tenant, "mail", "We have found a <b>broken</b> disk.");
    String page = StatusDesk.seen(tenant, answer -> answer.text().contains("broken")).text();
    assertThat(page)
        .contains("A major incident is under way")
        .contains("mail: major incident")
        .contains("&lt;b&gt;broken&lt;/b&gt; disk")
        .contains("Next update by")
        .doesNotContain("srv-db-03")
        .doesNotContain("Jens");
  }

  @Test
  void its_end_is_told_too_and_counts_for_the_month() {
    String tenant = StatusDesk.open();
    String id = StatusDesk.major(tenant, "mail", "We look.");
    StatusDesk.act(id, "workaround", "{\"text\": \"inner talk\"}");
    String restored =
        StatusDesk.seen(tenant, answer -> answer.text().contains("mail: limited")).text();
    assertThat(restored).contains("running again with a workaround").doesNotContain("inner talk");
    StatusDesk.act(id, "resolve", "{\"text\": \"more inner talk\"}");
    String over =
        StatusDesk.seen(tenant, answer -> answer.text().contains("All services are running"))
            .text();
    assertThat(over)
        .contains("Nothing is disturbed right now.")
        .contains("The incident is resolved.")
        .contains("100% solved within the agreed time (one of one incident).")
        .contains("One day with disturbance in 90 days")
        .doesNotContain("inner talk");
  }

  @Test
  void tickets_of_single_people_are_only_for_the_tenants_own_people() {
    String tenant = StatusDesk.open();
    String id =
        StatusDesk.incident(
            """
            {"tenant": "%s", "service": "mail", "summary": "The mouse of Ane squeaks",
             "impact": "low", "urgency": "low"}
            """
                .formatted(tenant));
    Client viewer = Server.one().client(tenant, Role.CUSTOMER_VIEWER);
    Eventually.that(
        () ->
            assertThat(viewer.get("/status/" + tenant).text())
                .contains("The mouse of Ane squeaks")
                .contains(id));
    for (String part : PARTS) {
      assertThat(stranger.get("/status/" + tenant + part).expect(200).text())
          .doesNotContain("Ane")
          .doesNotContain(id);
    }
  }

  @Test
  void an_incident_of_two_tenants_shows_each_its_own_services_and_words() {
    String one = StatusDesk.open();
    String two = StatusDesk.open();
    String first = StatusDesk.major(one, "mail", "Words for the first.");
    String second = StatusDesk.major(two, "records", "Words for the second.");
    StatusDesk.seen(one, answer -> answer.text().contains("Words for the first."));
    StatusDesk.seen(two, answer -> answer.text().contains("Words for the second."));
    for (String part : PARTS) {
      assertThat(stranger.get("/status/" + one + part).expect(200).text())
          .contains("Words for the first.")
          .doesNotContain("Words for the second.", two, second);
      assertThat(stranger.get("/status/" + two + part).expect(200).text())
          .contains("Words for the second.")
          .doesNotContain("Words for the first.", one, first);
    }
  }

  @Test
  void a_small_page_loads_nothing_else_and_runs_nothing() {
    String tenant = "t" + System.nanoTime();
    StringBuilder services = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      services.append(i == 0 ? "" : ",").append("{\"id\": \"s").append(i).append("\"}");
    }
    operator
        .post(
            "/api/v1/tenants",
            "{\"id\": \"%s\", \"name\": \"Large\", \"contract\": {\"services\": [%s]}}"
                .formatted(tenant, services))
        .expect(201);
    StatusDesk.choose(tenant, "{\"visibility\": \"public\"}");
    for (int i = 0; i < 12; i++) {
      StatusDesk.major(tenant, "s" + i, "We are working on it. ".repeat(20));
    }
    Client.Answer page =
        StatusDesk.seen(tenant, answer -> answer.text().contains("2 more incidents are going on"));
    assertThat(page.text().getBytes(StandardCharsets.UTF_8).length).isLessThan(60_000);
    assertThat(page.text())
        .contains("10 more services are running")
        .doesNotContain("<script", "style=", " src=");
    assertThat(page.header("Content-Security-Policy"))
        .contains("default-src 'none'")
        .doesNotContain("unsafe");
  }

  @ParameterizedTest
  @CsvSource({
    "'da-DK,da;q=0.9,en;q=0.8', da, Alle tjenester kører",
    "'sv', sv, Alla tjänster fungerar",
    "'fr, nl;q=0.5', nl, Alle diensten werken",
    "'fr', en, All services are running",
    "'*', en, All services are running",
    "';;;', en, All services are running",
    "'da;q=0, sv;q=0.1', sv, Alla tjänster fungerar"
  })
  void it_speaks_the_language_of_the_browser(String accepted, String code, String words) {
    String tenant = StatusDesk.open();
    assertThat(stranger.get("/status/" + tenant, "Accept-Language", accepted).expect(200).text())
        .contains("<html lang=\"" + code + "\">")
        .contains(words);
    assertThat(
            stranger
                .get("/status/" + tenant + "?lang=sv", "Accept-Language", accepted)
                .expect(200)
                .text())
        .contains("<html lang=\"sv\">");
  }

  @Test
  void the_summary_has_the_shape_of_a_statuspage() {
    String tenant = StatusDesk.open();
    maintain(tenant, "mail");
    String id = StatusDesk.major(tenant, "records", "We look.");
    JsonNode summary =
        Eventually.get(
            () -> stranger.get("/status/" + tenant + "/summary.json").expect(200).json(),
            json -> json.at("/incidents/0/incident_updates/0/body").asText().equals("We look."));
    assertThat(summary.at("/page/id").asText()).isEqualTo(tenant);
    assertThat(summary.at("/page/url").asText())
        .startsWith("http://")
        .endsWith("/status/" + tenant);
    assertThat(summary.at("/status/indicator").asText()).isEqualTo("critical");
    assertThat(summary.at("/components/0/status").asText()).isEqualTo("operational");
    assertThat(summary.at("/components/1/status").asText()).isEqualTo("major_outage");
    assertThat(summary.at("/incidents/0/id").asText()).isEqualTo(id);
    assertThat(summary.at("/incidents/0/impact").asText()).isEqualTo("critical");
    assertThat(summary.at("/incidents/0/status").asText()).isEqualTo("identified");
    assertThat(summary.at("/incidents/0/components/0/id").asText()).isEqualTo("records");
    assertThat(summary.at("/scheduled_maintenances/0/status").asText()).isEqualTo("scheduled");
    assertThat(summary.at("/scheduled_maintenances/0/components/0/id").asText()).isEqualTo("mail");
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "da"})
  void a_feed_reader_finds_incidents_and_maintenance(String language) throws Exception {
    String tenant = StatusDesk.open();
    maintain(tenant, "mail");
    StatusDesk.major(tenant, "records", "Text & <markup> \\u0007.");
    byte[] xml =
        Eventually.get(
                () -> stranger.get("/status/" + tenant + "/feed.atom?lang=" + language).expect(200),
                answer -> answer.text().contains("markup"))
            .response()
            .body();
    SyndFeed feed = new SyndFeedInput().build(new XmlReader(new ByteArrayInputStream(xml)));
    assertThat(feed.getFeedType()).isEqualTo("atom_1.0");
    assertThat(feed.getEntries()).hasSize(2);
    assertThat(feed.getEntries().getFirst().getContents().getFirst().getValue())
        .contains("Text & <markup> .");
    assertThat(feed.getEntries().getLast().getTitle()).contains("mail");
    assertThat(feed.getLinks().getFirst().getHref())
        .startsWith("http://")
        .endsWith("/status/" + tenant);
  }

  private void maintain(String tenant, String service) {
    Instant from = Instant.now().plus(1, ChronoUnit.DAYS);
    operator
        .post(
            "/api/v1/tenants/" + tenant + "/maintenance",
            "{\"from\": \"%s\", \"to\": \"%s\", \"services\": [\"%s\"], \"reason\": \"Patches\"}"
                .formatted(from, from.plus(1, ChronoUnit.HOURS), service))
        .expect(201);
  }
}
