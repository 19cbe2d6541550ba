package io.fixfirst.control.http;

import io.fixfirst.control.access.Caller;
import io.fixfirst.control.http.Operation.Access;
import io.fixfirst.core.TenantId;
import java.util.Map;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.stream.Materializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Serves requests: finds the operation, lets the caller in, reads the body, runs the handler, and
 * turns whatever comes of it into a response.
 */
public final class Dispatcher {

  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

  private final Router router;
  private final Authenticator authenticator;
  private final Bodies bodies;
  private final Repeats repeats;
  private final Meters meters;
  private final Witness witness;
  private final Throttle throttle;
  private final Executor executor;

  /**
   * @param witness of what callers have done; not of what the throttle has turned away
   * @param throttle of callers who are known
   * @param executor for blocking work: virtual threads
   * @param maxBytes of a body, where an operation says nothing else
   */
  public Dispatcher(
      Router router,
      Authenticator authenticator,
      Idempotency idempotency,
      Meters meters,
      Witness witness,
      Throttle throttle,
      Executor executor,
      Materializer materializer,
      int maxBytes) {
    this.router = router;
    this.authenticator = authenticator;
    this.bodies = new Bodies(materializer, maxBytes);
    this.repeats = new Repeats(idempotency);
    this.meters = meters;
    this.witness = witness;
    this.throttle = throttle;
    this.executor = executor;
  }

  /** {@return the response, soon} */
  public CompletionStage<HttpResponse> handle(HttpRequest request) {
    CompletableFuture<HttpResponse> response = new CompletableFuture<>();
    executor.execute(() -> response.complete(serve(request)));
    return response;
  }

  private HttpResponse serve(HttpRequest request) {
    long started = System.nanoTime();
    String path = request.getUri().getPathString();
    Operation<?> operation = null;
    HttpResponse response;
    try {
      Router.Match match = router.match(path);
      if (match == null) {
        throw Problems.notFound().raise();
      }
      operation = match.operations().get(method(request));
      response =
          operation == null
              ? withoutOperation(request, match)
              : run(operation, match.variables(), request);
    } catch (Exception failure) {
      bodies.discard(request);
      response = Reply.of(problem(failure, request, path).at(path));
    } finally {
      MDC.clear();
    }
    meters.served(operation, request.method().name(), response.status().intValue(), started);
    return Packing.pack(request, response);
  }

  private <B> HttpResponse run(
      Operation<B> operation, Map<String, String> variables, HttpRequest request) throws Exception {
    if (operation.access() instanceof Access.Open) {
      return answer(operation, null, variables, request);
    }
    Caller caller = authenticator.authenticate(Credential.required(request).secret());
    throttle.admit(operation, caller);
    HttpResponse response;
    try {
      response = answer(operation, permitted(operation, caller), variables, request);
    } catch (ProblemException refused) {
      witness.saw(
          operation,
          caller,
          variables,
          request,
          HttpResponse.create().withStatus(refused.problem().status()));
      throw refused;
    }
    witness.saw(operation, caller, variables, request, response);
    return response;
  }

  private <B> HttpResponse answer(
      Operation<B> operation,
      @Nullable Caller caller,
      Map<String, String> variables,
      HttpRequest request)
      throws Exception {
    context(caller, variables);
    Media.requireAccepted(request, operation);
    byte[] body = bodies.read(request, operation);
    @SuppressWarnings("unchecked") // The body's type is what the operation was built with.
    B content = (B) content(operation, body);
    Call<B> call = new Call<>(caller, variables, request, content);
    if (operation.method() == Method.POST
        && operation.keyed() == Operation.Keyed.REMEMBERED
        && caller != null) {
      return repeats.run(operation, call, body).toResponse();
    }
    return operation.handler().handle(call).toResponse();
  }

  private static Object content(Operation<?> operation, byte[] body) {
    if (operation.raw()) {
      return body;
    }
    return operation.body() == null ? NoBody.NONE : Json.request(body, operation.body());
  }

  private static Caller permitted(Operation<?> operation, Caller caller) {
    if (operation.access() instanceof Access.Needs(var permission)) {
      if (caller.holder().incomplete()) {
        throw Problems.secondFactorMissing().raise();
      }
      if (!caller.may(permission)) {
        throw Problems.forbidden(caller.role().text(), permission.text()).raise();
      }
      return caller.asking(permission);
    }
    return caller;
  }

  private static void context(@Nullable Caller caller, Map<String, String> variables) {
    TenantId own = caller == null ? null : caller.tenant();
    if (own != null) {
      MDC.put("tenant", own.text());
    }
    variables.forEach(
        (name, value) -> {
          if (value.length() <= 160) {
            MDC.put(name, value);
          }
        });
  }

  private static HttpResponse withoutOperation(HttpRequest request, Router.Match match) {
    StringJoiner allowed = new StringJoiner(", ");
    match
        .operations()
        .keySet()
        .forEach(method -> allowed.add(method == Method.GET ? "GET, HEAD" : method.name()));
    allowed.add("OPTIONS");
    if (request.method().equals(HttpMethods.OPTIONS)) {
      return Reply.empty(204).with("Allow", allowed.toString()).toResponse();
    }
    throw Problems.methodNotAllowed(request.method().name(), allowed.toString()).raise();
  }

  private static @Nullable Method method(HttpRequest request) {
    String name = request.method().name();
    for (Method method : Method.values()) {
      if (method.name().equals(name) || (method == Method.GET && name.equals("HEAD"))) {
        return method;
      }
    }
    return null;
  }

  private static Problem problem(Exception failure, HttpRequest request, String path) {
    Throwable cause = Unavailable.unwrap(failure);
    if (cause instanceof ProblemException known) {
      return known.problem();
    }
    if (Unavailable.isCauseOf(cause)) {
      LOG.warn("Unavailable: {} {}: {}", request.method().name(), path, cause.toString());
      return Problems.unavailable("Something that is needed does not answer. Try again shortly.");
    }
    String reference = UUID.randomUUID().toString();
    LOG.error("Defect {}: {} {}", reference, request.method().name(), path, cause);
    return Problems.defect(reference);
  }
}
