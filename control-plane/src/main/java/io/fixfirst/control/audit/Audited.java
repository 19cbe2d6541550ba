package io.fixfirst.control.audit;

import io.fixfirst.control.access.Caller;
import io.fixfirst.control.access.Doorkeeper;
import io.fixfirst.control.access.Permission;
import io.fixfirst.control.http.Method;
import io.fixfirst.control.http.Operation;
import io.fixfirst.control.http.Operation.Access;
import io.fixfirst.control.http.Witness;
import io.fixfirst.core.DeviceId;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.TenantId;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.AttributeKeys;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.RemoteAddress;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what callers do: who signs in and who fails to, whatever changes something, whatever
 * they were refused for their role, and that somebody has read the audit log. What monitoring
 * systems send is not here: the journal has it, with the tenant whose token it came with.
 */
public final class Audited implements Witness, Doorkeeper {

  private static final int FORBIDDEN = 403;
  private static final int CREATED = 201;
  private static final int UNAUTHORIZED = 401;
  private static final String SIGN_IN = "sign in";

  /** Whose id says which tenant it is about. */
  private static final List<String> OF_TENANTS = List.of("incident", "device", "tenant");

  private final AuditLog log;
  private final InstantSource time;

  public Audited(AuditLog log, InstantSource time) {
    this.log = log;
    this.time = time;
  }

  @Override
  public void saw(
      Operation<?> operation,
      Caller caller,
      Map<String, String> variables,
      HttpRequest request,
      HttpResponse answer)
      throws Exception {
    int status = answer.status().intValue();
    if (!isKept(operation, status)) {
      return;
    }
    String path = request.getUri().getPathString();
    String made = answer.getHeader("Location").map(HttpHeader::value).orElse(path);
    log.append(
            new Deed(
                time.instant(),
                caller.by(),
                caller.role().text(),
                address(request),
                operation.method() + " " + operation.path().text(),
                made,
                tenant(caller, variables, made),
                status))
        .toCompletableFuture()
        .get();
  }

  @Override
  public void saw(Caller caller, String from, boolean in) {
    TenantId only = caller.tenant();
    CompletionStage<Void> written =
        log.append(
            new Deed(
                time.instant(),
                caller.by(),
                caller.role().text(),
                from,
                SIGN_IN,
                "/sign-in",
                only == null ? null : only.text(),
                in ? CREATED : UNAUTHORIZED));
    if (in) {
      written.toCompletableFuture().join();
    } // Else nobody waits, so that the time tells strangers nothing.
  }

  static boolean isKept(Operation<?> operation, int status) {
    Permission needed =
        operation.access() instanceof Access.Needs(var permission) ? permission : null;
    return status == FORBIDDEN
        || needed == Permission.SEE_AUDIT
        || (operation.method() != Method.GET
            && needed != Permission.SEND_INTAKE
            && needed != Permission.SEE_CONTRACT); // Hours that are tried out change nothing.
  }

  private static @Nullable String address(HttpRequest request) {
    return request
        .getAttribute(AttributeKeys.remoteAddress)
        .flatMap(RemoteAddress::getAddress)
        .map(InetAddress::getHostAddress)
        .orElse(null);
  }

  private static @Nullable String tenant(
      Caller caller, Map<String, String> variables, String made) {
    for (String kind : OF_TENANTS) {
      String id = variables.get(kind);
      String prefix = "/api/v1/" + kind + "s/";
      if (id == null && made.startsWith(prefix)) {
        id = made.substring(prefix.length());
      }
      if (id != null) {
        return tenantOf(kind, id);
      }
    }
    TenantId only = caller.tenant();
    return only == null ? null : only.text();
  }

  private static @Nullable String tenantOf(String kind, String id) {
    try {
      return switch (kind) {
        case "incident" -> IncidentId.parse(id).tenant().text();
        case "device" -> DeviceId.parse(id).tenant().text();
        default -> new TenantId(id).text();
      };
    } catch (IllegalArgumentException _) {
      return null; // There can be no such thing.
    }
  }
}
