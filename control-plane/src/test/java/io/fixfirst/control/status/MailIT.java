package io.fixfirst.control.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.typesafe.config.ConfigFactory;
import io.fixfirst.actors.clock.ScaledClock;
import io.fixfirst.actors.postgres.Database;
import io.fixfirst.control.Beside;
import io.fixfirst.control.Client;
import io.fixfirst.control.ControlPlane;
import io.fixfirst.control.Eventually;
import io.fixfirst.control.web.Browsers;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** News by e-mail, with a mail server that keeps what it gets. */
@Beside
class MailIT {

  private static final Pattern LINK = Pattern.compile("https://status\\.example(/\\S+)");

  @TempDir private static Path directory;
  private static GreenMail mails;
  private static Database database;
  private static ControlPlane plane;
  private static Client operator;
  private static Client stranger;

  private final String tenant = "t" + UUID.randomUUID().toString().substring(0, 8);
  private final String page = "/status/" + tenant;

  @BeforeAll
  static void open() {
    mails = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mails.start();
    var config =
        ControlPlane.config(
            ConfigFactory.parseString(
                """
                fixfirst.status.site = "https://status.example"
                fixfirst.mail {
                  host = "127.0.0.1", port = %d, from = "status@provider.example", every = 50ms
                  per-minute = 6000, asked-per-hour = 5
                }
                """
                    .formatted(mails.getSmtp().getPort())));
    database = Database.embedded(directory, config);
    plane = ControlPlane.start(config, database, ScaledClock.system(), "127.0.0.1", 0);
    operator = new Client(plane.address(), plane.firstToken().orElseThrow());
    stranger = new Client(plane.address(), null);
  }

  @AfterAll
  static void close() {
    plane.close();
    mails.stop();
  }

  @Test
  void news_begins_with_a_confirmation_and_ends_with_one_click() throws Exception {
    openTenant();
    String anna = address();
    assertThat(stranger.get(page).expect(200).text()).contains(page + "/subscribe");
    assertThat(subscribe(anna, "all=yes").text()).contains("Look into your mailbox");
    MimeMessage question = only(anna, 1);
    assertThat(question.getSubject()).isEqualTo("Kolding: confirm your subscription");
    publish("mail", "Nobody hears this.");
    Eventually.that(() -> assertThat(stranger.get(page).text()).contains("Nobody hears this."));
    String link = link(question, "confirm");
    assertThat(stranger.get(link).expect(200).text()).contains(anna, "Confirm</button>");
    assertThat(send(link, "").expect(200).text()).contains("Confirmed");
    send(link, "").expect(404);
    stranger.get(link).expect(404);

    publish("mail", "Anna hears this.");
    MimeMessage news = with(anna, "Anna hears this.");
    assertThat(news.getSubject()).isEqualTo("Kolding: mail: major incident");
    assertThat(text(news)).contains("https://status.example" + page).doesNotContain("srv-db");
    assertThat(news.getHeader("List-Unsubscribe-Post"))
        .containsExactly("List-Unsubscribe=One-Click");
    assertThat(news.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    String end = path(news.getHeader("List-Unsubscribe")[0].replaceAll("[<>]", ""));
    assertThat(stranger.get(end).expect(200).text()).contains("Unsubscribe</button>");
    send(end.substring(0, end.length() - 1) + "x", "List-Unsubscribe=One-Click").expect(404);
    assertThat(send(end, "List-Unsubscribe=One-Click").expect(200).text()).contains("Ended");
    publish("mail", "Nobody hears this either.");
    settle();
    assertThat(received(anna)).noneMatch(mail -> text(mail).contains("Nobody hears"));
  }

  @Test
  void a_service_that_was_not_chosen_is_no_news() throws Exception {
    openTenant();
    String bo = confirmed("service.records=yes");
    publish("mail", "About mail.");
    publish("records", "About records.");
    with(bo, "About records.");
    settle();
    assertThat(received(bo)).noneMatch(mail -> text(mail).contains("About mail."));
  }

  @Test
  void planned_maintenance_and_each_step_are_told_once() throws Exception {
    openTenant();
    String carl = confirmed("all=yes");
    Instant from = Instant.now().plus(1, ChronoUnit.DAYS);
    operator
        .post(
            "/api/v1/tenants/" + tenant + "/maintenance",
            "{\"from\": \"%s\", \"to\": \"%s\", \"services\": [\"mail\"], \"reason\": \"Patches\"}"
                .formatted(from, from.plus(1, ChronoUnit.HOURS)))
        .expect(201);
    assertThat(with(carl, "Patches").getSubject()).isEqualTo("Kolding: planned maintenance, mail");
    String id = publish("mail", "We look.");
    act(id, "resolve", "{\"text\": \"inner words\"}");
    with(carl, "The incident is resolved.");
    settle();
    List<String> texts = received(carl).stream().map(MailIT::text).toList();
    assertThat(texts).noneMatch(text -> text.contains("inner words"));
    assertThat(texts.stream().filter(text -> text.contains("We look."))).hasSize(1);
    assertThat(texts.stream().filter(text -> text.contains("is resolved"))).hasSize(1);
    assertThat(received(carl).stream().map(MailIT::id).distinct().count()).isEqualTo(texts.size());
  }

  @Test
  void nobody_learns_who_subscribes_and_nobody_is_flooded() throws Exception {
    openTenant();
    String dora = confirmed("all=yes");
    String first = subscribe(dora, "all=yes").text();
    assertThat(subscribe(address(), "all=yes").text()).isEqualTo(first);
    for (int i = 0; i < 10; i++) {
      assertThat(subscribe(address("many" + i), "all=yes").text()).isEqualTo(first);
      subscribe(dora, "all=yes");
    }
    settle();
    assertThat(received(dora)).hasSize(1);
    assertThat(
            Arrays.stream(mails.getReceivedMessages())
                .filter(mail -> recipient(mail).startsWith("many"))
                .filter(mail -> recipient(mail).contains(tenant)))
        .hasSizeLessThan(5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "nobody", "a@b", "a b@example.org", "a@example.org\nBcc: b@example.org"})
  void what_is_no_address_is_refused(String text) throws Exception {
    openTenant();
    assertThat(send(page + "/subscribe", "all=yes&email=" + encoded(text)).status()).isEqualTo(422);
  }

  @Test
  void a_page_that_cannot_be_seen_cannot_be_subscribed_to() throws Exception {
    openTenant();
    operator
        .put("/api/v1/tenants/" + tenant + "/status-page", "{\"visibility\": \"signed-in\"}")
        .expect(200);
    Eventually.that(() -> stranger.get(page + "/subscribe").expect(404));
    send(page + "/subscribe", "all=yes&email=" + address()).expect(404);
  }

  @ParameterizedTest
  @EnumSource(names = {"LIGHT", "DARK"})
  void the_pages_have_no_barrier(ColorScheme scheme) {
    openTenant();
    String email = address();
    try (Browsers browsers = Browsers.open();
        BrowserContext context = BrowserVisits.lifted(browsers, scheme)) {
      Page browser = context.newPage();
      browser.navigate(plane.address() + page + "/subscribe");
      BrowserVisits.hasNoBarrier(browser);
      browser.locator("#email").fill(email);
      browser.locator("main button").click();
      assertThat(browser.locator("h1").textContent()).isEqualTo("Look into your mailbox");
      BrowserVisits.hasNoBarrier(browser);
      browser.navigate(plane.address() + link(only(email, 1), "confirm"));
      BrowserVisits.hasNoBarrier(browser);
      browser.locator("main button").click();
      assertThat(browser.locator("h1").textContent()).isEqualTo("Confirmed");
    }
  }

  private void openTenant() {
    operator
        .post(
            "/api/v1/tenants",
            """
            {"id": "%s", "name": "Kolding",
             "contract": {"services": [{"id": "mail"}, {"id": "records"}]}}
            """
                .formatted(tenant))
        .expect(201);
    operator
        .put("/api/v1/tenants/" + tenant + "/status-page", "{\"visibility\": \"public\"}")
        .expect(200);
    Eventually.that(() -> stranger.get(page).expect(200));
  }

  private String confirmed(String choice) throws Exception {
    String email = address();
    subscribe(email, choice);
    send(link(only(email, 1), "confirm"), "").expect(200);
    return email;
  }

  private String address() {
    return address("a" + UUID.randomUUID().toString().substring(0, 8));
  }

  private String address(String name) {
    return name + "@" + tenant + ".example";
  }

  private Client.Answer subscribe(String email, String choice) {
    return send(page + "/subscribe?lang=en", choice + "&email=" + encoded(email)).expect(200);
  }

  private String publish(String service, String words) {
    String id =
        operator
            .post(
                "/api/v1/incidents",
                """
                {"tenant": "%s", "service": "%s", "summary": "srv-db-03", "impact": "high",
                 "urgency": "urgent", "major": true}
                """
                    .formatted(tenant, service))
            .json()
            .path("id")
            .asText();
    Eventually.that(() -> operator.get("/api/v1/incidents/" + id).expect(200));
    act(id, "update", "{\"text\": \"%s\"}".formatted(words));
    return id;
  }

  private static void act(String id, String action, String body) {
    assertThat(operator.post("/api/v1/incidents/" + id + "/" + action, body).status())
        .isIn(200, 202);
  }

  private static Client.Answer send(String path, String form) {
    return stranger.send(
        stranger
            .request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build());
  }

  private static MimeMessage only(String email, int count) {
    return Eventually.get(() -> received(email), all -> all.size() == count).getLast();
  }

  private static MimeMessage with(String email, String words) {
    return Eventually.get(
        () ->
            received(email).stream()
                .filter(mail -> text(mail).contains(words))
                .findFirst()
                .orElseThrow());
  }

  private static List<MimeMessage> received(String email) {
    return Arrays.stream(mails.getReceivedMessages())
        .filter(mail -> recipient(mail).equals(email))
        .toList();
  }

  /** Waits until nothing is on its way any more. */
  private static void settle() {
    Eventually.that(
        () ->
            assertThat(plane.runtime().projections().lag(StatusProjection.NAME).toMillis())
                .isLessThan(50));
    Eventually.that(
        () -> {
          try (Connection connection = database.dataSource().getConnection();
              PreparedStatement statement =
                  connection.prepareStatement(
                      "SELECT count(*) FROM status_mail WHERE sent IS NULL");
              ResultSet row = statement.executeQuery()) {
            assertThat(row.next() ? row.getInt(1) : -1).isZero();
          }
        });
  }

  private static String link(MimeMessage mail, String kind) {
    Matcher found = LINK.matcher(text(mail));
    while (found.find()) {
      if (found.group(1).contains("/" + kind + "?")) {
        return found.group(1);
      }
    }
    throw new AssertionError("The mail has no such link: " + text(mail));
  }

  private static String path(String url) {
    return url.substring("https://status.example".length());
  }

  private static String text(MimeMessage mail) {
    try {
      return String.valueOf(mail.getContent()).replace("\r\n", "\n");
    } catch (IOException | MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String id(MimeMessage mail) {
    try {
      return mail.getMessageID();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String recipient(MimeMessage mail) {
    try {
      return mail.getAllRecipients()[0].toString();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encoded(String text) {
    return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
  }
}
