package io.fixfirst.control.http;

import io.fixfirst.control.access.Permission;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One thing that can be asked over HTTP, as data: the dispatcher serves it, the OpenAPI document
 * describes it. There is none without somebody having said who may ask.
 *
 * @param access who may ask
 * @param body of the request; null where there is none
 * @param raw whether the handler reads the bytes of the body itself
 * @param maxBytes of the body; 0 for the configured limit
 * @param keyed how {@code Idempotency-Key} is honoured
 * @param success the status of a good answer
 * @param answers the type of a good answer; null where it has no JSON
 */
public record Operation<B>(
    Method method,
    Template path,
    Access access,
    String summary,
    List<Parameter> parameters,
    @Nullable Type body,
    boolean raw,
    int maxBytes,
    Keyed keyed,
    int success,
    @Nullable Type answers,
    String media,
    Handler<B> handler) {

  /** Who may ask. */
  public sealed interface Access {
    /** Whoever can reach the port, for the reason given. */
    record Open(String because) implements Access {}

    /** Whoever is signed in. */
    record SignedIn() implements Access {}

    /** Callers with this permission. */
    record Needs(Permission permission) implements Access {}
  }

  /** How a repeated {@code Idempotency-Key} is noticed. */
  public enum Keyed {
    /** The edge remembers its answer for a day. */
    REMEMBERED,
    /** A repeat of the same content changes nothing anyway. */
    BY_NATURE,
    /** Its answer holds a secret, which is kept nowhere: a repeat makes another one. */
    NEVER
  }

  /** {@return the beginning of an operation that needs a permission} */
  public static Draft<NoBody> operation(
      Method method, String path, Permission permission, String summary) {
    return Draft.begin(method, path, new Access.Needs(permission), summary);
  }

  /** {@return the beginning of an operation that anybody may ask for} */
  public static Draft<NoBody> open(Method method, String path, String because, String summary) {
    return Draft.begin(method, path, new Access.Open(because), summary);
  }

  /** {@return the beginning of an operation for whoever is signed in} */
  public static Draft<NoBody> signedIn(Method method, String path, String summary) {
    return Draft.begin(method, path, new Access.SignedIn(), summary);
  }

  /** {@return whether callers need this permission} */
  public boolean needs(Permission permission) {
    return access instanceof Access.Needs(var needed) && needed == permission;
  }

  /** {@return a unique name made of method and path, for the document} */
  public String id() {
    StringBuilder id = new StringBuilder(method.name().toLowerCase(Locale.ROOT));
    for (String segment : path.segments()) {
      for (String word : segment.replaceAll("[{}]", "").split("[^A-Za-z0-9]+", -1)) {
        if (!word.isEmpty()) {
          id.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
        }
      }
    }
    return id.toString();
  }

  /** An operation without its handler. */
  public record Draft<B>(
      Method method,
      Template path,
      Access access,
      String summary,
      List<Parameter> parameters,
      @Nullable Type body,
      boolean raw,
      int maxBytes,
      Keyed keyed,
      int success,
      @Nullable Type answers,
      String media) {

    static Draft<NoBody> begin(Method method, String path, Access access, String summary) {
      return new Draft<>(
          method,
          Template.of(path),
          access,
          summary,
          List.of(),
          null,
          false,
          0,
          method == Method.POST ? Keyed.REMEMBERED : Keyed.BY_NATURE,
          200,
          null,
          "application/json");
    }

    /** {@return this with a JSON body, checked against its record} */
    public <T> Draft<T> takes(Class<T> type) {
      return new Draft<>(
          method,
          path,
          access,
          summary,
          parameters,
          type,
          false,
          maxBytes,
          keyed,
          success,
          answers,
          media);
    }

    /** {@return this with a JSON array of records, each checked} */
    public <T> Draft<List<T>> takesList(Class<T> type) {
      return new Draft<>(
          method,
          path,
          access,
          summary,
          parameters,
          new ListOf(type),
          false,
          maxBytes,
          keyed,
          success,
          answers,
          media);
    }

    /** {@return this with another limit of its body} */
    public Draft<B> upTo(int limitBytes) {
      return new Draft<>(
          method,
          path,
          access,
          summary,
          parameters,
          body,
          raw,
          limitBytes,
          keyed,
          success,
          answers,
          media);
    }

    /** {@return this with a body that the handler reads itself, described by a type} */
    public Draft<byte[]> takesRaw(Type described, int limitBytes) {
      return new Draft<>(
          method,
          path,
          access,
          summary,
          parameters,
          described,
          true,
          limitBytes,
          keyed,
          success,
          answers,
          media);
    }

    /** {@return this with query parameters or headers} */
    public Draft<B> with(Parameter... more) {
      return new Draft<>(
          method,
          path,
          access,
          summary,
          List.of(more),
          body,
          raw,
          maxBytes,
          keyed,
          success,
          answers,
          media);
    }

    /** {@return this where a repeat changes nothing anyway} */
    public Draft<B> repeatable() {
      return keyed(Keyed.BY_NATURE);
    }

    /** {@return this whose answer holds a secret, so that nobody keeps it} */
    public Draft<B> secret() {
      return keyed(Keyed.NEVER);
    }

    private Draft<B> keyed(Keyed how) {
      return new Draft<>(
          method,
          path,
          access,
          summary,
          parameters,
          body,
          raw,
          maxBytes,
          how,
          success,
          answers,
          media);
    }

    /** {@return this with the status and the type of its good answer} */
    public Draft<B> answers(int status, @Nullable Type type) {
      return answers(status, type, "application/json");
    }

    /** {@return this with the status, the type and the media type of its good answer} */
    public Draft<B> answers(int status, @Nullable Type type, String mediaType) {
      return new Draft<>(
          method,
          path,
          access,
          summary,
          parameters,
          body,
          raw,
          maxBytes,
          keyed,
          status,
          type,
          mediaType);
    }

    /** {@return the operation} */
    public Operation<B> by(Handler<B> handler) {
      return new Operation<>(
          method,
          path,
          access,
          summary,
          parameters,
          body,
          raw,
          maxBytes,
          keyed,
          success,
          answers,
          media,
          handler);
    }
  }
}
