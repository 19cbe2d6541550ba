package io.fixfirst.control.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody has done, or was kept from doing.
 *
 * @param who as time lines say it, {@code operator:ada}
 * @param role of that caller
 * @param from the address that the request came from; null where it is not known
 * @param what the operation, {@code POST /api/v1/incidents/{incident}/note}
 * @param on the path of what was made, else the one that was asked for, without its query
 * @param tenant whom it concerns, if one alone
 * @param status of the answer; 2xx for what was done
 */
public record Deed(
    Instant at,
    String who,
    String role,
    @Nullable String from,
    String what,
    String on,
    @Nullable String tenant,
    int status) {}
