package io.fixfirst.core.engineer;

import io.fixfirst.core.DeskId;
import io.fixfirst.core.calendar.ServiceHours;
import io.fixfirst.core.desk.Member;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the provider knows of an engineer.
 *
 * @param member what the desk needs to know
 * @param shifts when they work; null where presence is set by hand only
 * @param contactWays in the order in which they are tried when a page is not acknowledged, not
 *     empty
 * @param pageAgainAfter how long a page may go unacknowledged before the next contact way
 * @param restAfterNightCall how long they rest after a page outside their shifts; zero for none
 */
public record EngineerProfile(
    DeskId desk,
    Member member,
    @Nullable ServiceHours shifts,
    List<ContactWay> contactWays,
    Duration pageAgainAfter,
    Duration restAfterNightCall) {

  /**
   * A way to reach somebody.
   *
   * @param kind {@code push}, {@code sms}, {@code call}, {@code mail}
   */
  public record ContactWay(String kind, String address) {}
}
