package io.fixfirst.simulation.report;

import java.util.List;
import java.util.regex.Pattern;

/** Names of figures as people say them, and which of them plans are compared by. */
public final class FigureNames {

  private static final Pattern COMPARED =
      Pattern.compile(
          "tickets[.]opened|tickets[.]unresolved|sla[.][^.]+[.]re(spond|solve)[.]attained"
              + "|lines[.].[.](utilisation|waitMinutes|firstTouchRate)"
              + "|timeToResolveMinutes[.]all[.]p..|p1[.](count|minutesToRestore|suspendedTickets)");

  /** Those, and what a planner looks at besides when two runs stand side by side. */
  private static final Pattern KEPT =
      Pattern.compile(
          COMPARED.pattern()
              + "|tickets[.](resolved|openAtTheEnd)|timeToResolveMinutes[.][^.]+[.]p(50|95)"
              + "|p1[.]minutesToCoreTeam|teams[.][^.]+[.](utilisation|waitMinutes)"
              + "|lines[.].[.]solvedShare"
              + "|kinds[.][^.]+[.](tickets[.]opened|sla[.]all[.]re(spond|solve)[.]attained)");

  private FigureNames() {}

  /** {@return whether the value of each replication is kept, for runs to be compared by} */
  public static boolean worthKeeping(String name) {
    return KEPT.matcher(name).matches();
  }

  static boolean worthComparing(String name) {
    return COMPARED.matcher(name).matches();
  }

  /** {@return {@code High: resolved in time} for {@code sla.high.resolve.attained}} */
  static String inWords(String name) {
    List<String> words = List.of(name.split("[.]", -1));
    String last = words.getLast();
    return switch (words.getFirst()) {
      case "tickets" -> last.equals("opened") ? "Tickets opened" : "Tickets open at the end";
      case "sla" ->
          ReportSections.capital(words.get(1))
              + (words.get(2).equals("respond") ? ": answered in time" : ": resolved in time");
      case "lines" ->
          "Line "
              + words.get(1)
              + switch (last) {
                case "utilisation" -> ": people busy";
                case "waitMinutes" -> ": tickets wait";
                default -> ": solved at first touch";
              };
      case "timeToResolveMinutes" -> last.substring(1) + " % of tickets resolved within";
      case "p1" ->
          switch (last) {
            case "count" -> "P1s";
            case "minutesToRestore" -> "P1: running again after";
            default -> "Tickets laid aside for P1s";
          };
      default -> name;
    };
  }
}
