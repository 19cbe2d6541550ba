package io.fixfirst.control.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of docs/security.md is made from {@link Role}. */
class SecurityPageTest {

  private static final Path PAGE = Path.of("../docs/security.md");

  @Test
  void the_page_has_the_table_of_permissions_as_it_is() throws IOException {
    assertThat(Files.readString(PAGE))
        .as("Put this table into the page:\n%s", table())
        .contains(table());
  }

  private static String table() {
    return "| may | where | who |\n|---|---|---|\n"
        + Arrays.stream(Permission.values())
            .map(
                permission ->
                    "| `%s` | %s | %s |\n"
                        .formatted(permission.text(), where(permission), who(permission)))
            .collect(Collectors.joining());
  }

  private static String where(Permission permission) {
    return switch (permission.place()) {
      case TENANT -> "tenant";
      case FLOOR -> "floor";
      case HOUSE -> "house";
    };
  }

  private static String who(Permission permission) {
    return side(permission, "operator", "all of the provider")
        + side(permission, "monitoring", "monitoring")
        + side(permission, "customer", "all customers");
  }

  /** The roles of a side that have it; one word for all of them. */
  private static String side(Permission permission, String side, String all) {
    List<Role> there = Arrays.stream(Role.values()).filter(r -> r.side().equals(side)).toList();
    List<Role> may = there.stream().filter(role -> role.may(permission)).toList();
    String comma = side.equals("operator") ? "" : ", ";
    return may.isEmpty()
        ? ""
        : comma
            + (may.equals(there)
                ? all
                : may.stream().map(Role::text).collect(Collectors.joining(", ")));
  }
}
