package io.fixfirst.core.desk;

import io.fixfirst.core.EngineerId;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a waiting ticket needs of whoever takes it; tickets of one team with equal needs wait in one
 * bucket, so that somebody who comes free looks at the heads of few buckets and never at the rest.
 *
 * @param text of the skills, for comparing
 * @param skills all of them
 * @param notTo who had it last and is to have it again only if nobody else can; null for nobody
 * @param never whether they are not to have it again at all
 */
record Needs(String text, Set<String> skills, @Nullable EngineerId notTo, boolean never)
    implements Comparable<Needs> {

  static Needs of(Job job) {
    Set<String> skills = job.ticket().skills();
    Job.Back back = job.back();
    return back == null
        ? new Needs(text(skills), skills, null, false)
        : new Needs(text(skills), skills, back.engineer(), back.refused());
  }

  boolean metBy(Member member) {
    return skills.isEmpty() || member.skills().containsAll(skills);
  }

  @Override
  public int compareTo(Needs other) {
    int bySkills = text.compareTo(other.text);
    if (bySkills != 0) {
      return bySkills;
    }
    int byName = name().compareTo(other.name());
    return byName != 0 ? byName : Boolean.compare(never, other.never);
  }

  private String name() {
    return notTo == null ? "" : notTo.text();
  }

  private static String text(Set<String> skills) {
    return switch (skills.size()) {
      case 0 -> "";
      case 1 -> skills.iterator().next();
      default -> {
        String[] sorted = skills.toArray(String[]::new);
        Arrays.sort(sorted);
        yield String.join("\n", sorted);
      }
    };
  }
}
