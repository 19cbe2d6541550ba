package io.fixfirst.control.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fixfirst.control.Beside;
import io.fixfirst.control.Eventually;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The customers' pages stay where they are when the program is killed. */
@Beside
class StatusFilesKilledIT {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path directory;

  @Test
  void a_page_outlives_the_program_and_is_kept_on_when_it_is_back() throws Exception {
    Path pages = directory.resolve("pages");
    ServerProcess server =
        new ServerProcess(directory.resolve("data"), "--status-dir", pages.toString());
    Path page = pages.resolve("kolding").resolve("index.html");
    try {
      server.start();
      server.call("POST", "/api/v1/tenants", object("id", "kolding").put("name", "Kolding"));
      server.call("PUT", "/api/v1/tenants/kolding/status-page", object("visibility", "public"));
      publish(server, "Before the fall.");
      Eventually.that(() -> assertThat(page).content().contains("Before the fall."));
      server.kill();
      assertThat(page).content().contains("A major incident is under way", "Before the fall.");
      server.start();
      publish(server, "After the fall.");
      Eventually.that(() -> assertThat(page).content().contains("After the fall."));
    } finally {
      server.stop();
    }
    assertThat(page).content().contains("After the fall.");
  }

  private static void publish(ServerProcess server, String words) throws Exception {
    ObjectNode report =
        object("tenant", "kolding")
            .put("summary", "Down")
            .put("impact", "high")
            .put("urgency", "urgent")
            .put("major", true);
    String id = server.call("POST", "/api/v1/incidents", report).path("id").asText();
    Eventually.that(() -> server.call("GET", "/api/v1/incidents/" + id, null));
    server.call("POST", "/api/v1/incidents/" + id + "/update", object("text", words));
  }

  private static ObjectNode object(String field, String value) {
    return JSON.createObjectNode().put(field, value);
  }
}
