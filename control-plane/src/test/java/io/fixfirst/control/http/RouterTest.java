package io.fixfirst.control.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fixfirst.control.access.Permission;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RouterTest {

  private final Router router =
      new Router(
          List.of(
              get("/"),
              get("/things"),
              get("/things/{thing}"),
              get("/things/{thing}/parts"),
              get("/things/special")));

  @Test
  void a_literal_comes_before_a_variable() {
    assertThat(path("/things/special")).isEqualTo("/things/special");
    assertThat(path("/things/other")).isEqualTo("/things/{thing}");
    assertThat(path("/things/special/parts")).isEqualTo("/things/{thing}/parts");
    assertThat(path("/")).isEqualTo("/");
  }

  @Test
  void an_encoded_slash_stays_in_its_segment() {
    assertThat(router.match("/things/a%2Fb").variables()).isEqualTo(Map.of("thing", "a/b"));
    assertThat(router.match("/things/%F0%9F%94%A5").variables()).isEqualTo(Map.of("thing", "🔥"));
  }

  @Test
  void what_does_not_match_exactly_is_not_found() {
    for (String path :
        List.of("/things/", "//things", "/things//parts", "/thing", "/things/%", "/things/%ff")) {
      assertThat(router.match(path)).as(path).isNull();
    }
  }

  @Test
  void two_operations_of_one_path_and_method_are_a_defect() {
    assertThatThrownBy(() -> new Router(List.of(get("/a"), get("/a"))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private String path(String path) {
    return router.match(path).operations().get(Method.GET).path().text();
  }

  private static Operation<NoBody> get(String path) {
    return Operation.operation(Method.GET, path, Permission.SEE_TENANT, "Get it")
        .by(_ -> Reply.empty(204));
  }
}
