package io.fixfirst.control.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpCharsets;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.MediaTypes;
import org.apache.pekko.http.javadsl.model.ResponseEntity;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.jspecify.annotations.Nullable;

/**
 * A good answer.
 *
 * @param body its JSON, or null
 * @param entity a body that is no JSON of ours; null where {@code body} says it all
 */
public record Reply(
    int status,
    byte @Nullable [] body,
    @Nullable ResponseEntity entity,
    Map<String, String> headers) {

  static final ContentType.WithFixedCharset JSON = ContentTypes.APPLICATION_JSON;
  static final ContentType PROBLEM =
      MediaTypes.customWithFixedCharset(
              "application", "problem+json", HttpCharsets.UTF_8, Map.of(), false)
          .toContentType();

  /** {@return an answer with a JSON body} */
  public static Reply json(int status, Object body) {
    return new Reply(status, Json.bytes(body), null, Map.of());
  }

  /** {@return 200 with a JSON body} */
  public static Reply ok(Object body) {
    return json(200, body);
  }

  /** {@return an answer without a body} */
  public static Reply empty(int status) {
    return new Reply(status, null, null, Map.of());
  }

  /** {@return an answer whose body is no JSON of ours} */
  public static Reply of(ResponseEntity entity) {
    return new Reply(200, null, entity, Map.of());
  }

  /** {@return this with a header} */
  public Reply with(String name, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(name, value);
    return new Reply(status, body, entity, more);
  }

  /** {@return this with the revision that it shows} */
  public Reply revision(long revision) {
    return with("ETag", "\"" + revision + "\"");
  }

  HttpResponse toResponse() {
    HttpResponse response =
        HttpResponse.create().withStatus(status).withHeaders(rawHeaders(headers));
    if (entity != null) {
      return response.withEntity(entity);
    }
    return body == null ? response : response.withEntity(HttpEntities.create(JSON, body));
  }

  static HttpResponse of(Problem problem) {
    return HttpResponse.create()
        .withStatus(problem.status())
        .withHeaders(rawHeaders(problem.headers()))
        .withEntity(HttpEntities.create(PROBLEM, Json.bytes(problem)));
  }

  private static List<HttpHeader> rawHeaders(Map<String, String> headers) {
    List<HttpHeader> all = new ArrayList<>(headers.size() + 1);
    headers.forEach((name, value) -> all.add(RawHeader.create(name, value)));
    return all;
  }
}
