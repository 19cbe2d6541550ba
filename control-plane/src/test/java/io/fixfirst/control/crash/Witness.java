package io.fixfirst.control.crash;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** What clients were told: only what was answered with 2xx is promised. */
final class Witness {

  private final Set<String> alerts = ConcurrentHashMap.newKeySet();
  private final Set<String> notes = ConcurrentHashMap.newKeySet();
  private final Set<String> askedNotes = ConcurrentHashMap.newKeySet();
  private final Set<String> incidents = ConcurrentHashMap.newKeySet();
  private final List<String> recent = new CopyOnWriteArrayList<>();
  private final Map<Integer, Integer> answers = new ConcurrentHashMap<>();
  private final List<String> refusals = new CopyOnWriteArrayList<>();
  private final AtomicLong lost = new AtomicLong();
  private final AtomicLong accepted = new AtomicLong();

  void answered(HttpResponse<String> answer) {
    answers.merge(answer.statusCode(), 1, Integer::sum);
    if (answer.statusCode() / 100 == 4) {
      refusals.add(answer.body());
    }
  }

  /** An answer never came: whether the command was accepted is not known. */
  void answerLost() {
    lost.incrementAndGet();
  }

  /** {@return which statuses there were} */
  Set<Integer> statuses() {
    return answers.keySet();
  }

  /** {@return how often there was that status} */
  long refused(int status) {
    return answers.getOrDefault(status, 0);
  }

  void alertAccepted(String fingerprint) {
    alerts.add(fingerprint);
    accepted.incrementAndGet();
  }

  void noteAsked(String text) {
    askedNotes.add(text);
  }

  void noteAccepted(String text) {
    notes.add(text);
    accepted.incrementAndGet();
  }

  void reportAccepted(String incident) {
    if (incidents.add(incident)) {
      recent.add(incident);
    }
    accepted.incrementAndGet();
  }

  /** It will open, and cannot be worked on before. */
  void reportPromised(String incident) {
    incidents.add(incident);
    accepted.incrementAndGet();
  }

  @Override
  public String toString() {
    return accepted
        + " accepted; answers by status "
        + answers
        + ", lost "
        + lost
        + ", refused "
        + refusals;
  }

  long accepted() {
    return accepted.get();
  }

  Set<String> alerts() {
    return alerts;
  }

  Set<String> notes() {
    return notes;
  }

  /** {@return every note that was asked for, answered or not} */
  Set<String> askedNotes() {
    return askedNotes;
  }

  Set<String> incidents() {
    return incidents;
  }

  List<String> recent() {
    return recent;
  }
}
