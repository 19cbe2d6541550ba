package io.fixfirst.core.desk;

import io.fixfirst.core.EngineerId;
import io.fixfirst.core.IncidentId;
import java.util.Comparator;
import org.pcollections.PSortedMap;
import org.pcollections.PSortedSet;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;

/**
 * A team with its queue and its people: an index over jobs and seats that follows from them.
 *
 * @param buckets of waiting tickets by what they need, each in the order of the team's policy
 * @param idle members to whom work can be handed
 * @param skills how many members have each
 * @param waiting how many tickets wait
 * @param inProgress how many are with its engineers or suspended
 */
record TeamFloor(
    Team team,
    PSortedMap<Needs, PSortedMap<QueueKey, IncidentId>> buckets,
    PSortedSet<EngineerId> members,
    PSortedSet<EngineerId> idle,
    PSortedMap<String, Integer> skills,
    int waiting,
    int inProgress) {

  static TeamFloor of(Team team) {
    return new TeamFloor(
        team, TreePMap.empty(), TreePSet.empty(), TreePSet.empty(), TreePMap.empty(), 0, 0);
  }

  /** {@return whether its limit of work in progress is reached} */
  boolean full() {
    return team.limit() > 0 && inProgress >= team.limit();
  }

  boolean inUse() {
    return !members.isEmpty() || waiting > 0 || inProgress > 0;
  }

  TeamFloor queued(Job job, Comparator<QueueKey> order) {
    Needs needs = Needs.of(job);
    PSortedMap<QueueKey, IncidentId> bucket = buckets.get(needs);
    PSortedMap<QueueKey, IncidentId> base = bucket == null ? TreePMap.empty(order) : bucket;
    return withBuckets(buckets.plus(needs, base.plus(key(job), job.ticket().incident())), 1);
  }

  TeamFloor unqueued(Job job) {
    Needs needs = Needs.of(job);
    PSortedMap<QueueKey, IncidentId> bucket = buckets.get(needs);
    if (bucket == null) {
      throw new IllegalStateException("The queue does not hold the ticket (" + job + ").");
    }
    PSortedMap<QueueKey, IncidentId> rest = bucket.minus(key(job));
    return withBuckets(rest.isEmpty() ? buckets.minus(needs) : buckets.plus(needs, rest), -1);
  }

  TeamFloor progressed(int by) {
    return new TeamFloor(team, buckets, members, idle, skills, waiting, inProgress + by);
  }

  TeamFloor joined(Seat seat) {
    PSortedMap<String, Integer> counts = skills;
    for (String skill : seat.member().skills()) {
      counts = counts.plus(skill, counts.getOrDefault(skill, 0) + 1);
    }
    EngineerId id = seat.member().id();
    return new TeamFloor(
        team,
        buckets,
        members.plus(id),
        seat.idle() ? idle.plus(id) : idle,
        counts,
        waiting,
        inProgress);
  }

  TeamFloor left(Seat seat) {
    PSortedMap<String, Integer> counts = skills;
    for (String skill : seat.member().skills()) {
      int count = counts.getOrDefault(skill, 0);
      counts = count <= 1 ? counts.minus(skill) : counts.plus(skill, count - 1);
    }
    EngineerId id = seat.member().id();
    return new TeamFloor(
        team, buckets, members.minus(id), idle.minus(id), counts, waiting, inProgress);
  }

  TeamFloor withIdle(EngineerId engineer, boolean isIdle) {
    PSortedSet<EngineerId> next = isIdle ? idle.plus(engineer) : idle.minus(engineer);
    return new TeamFloor(team, buckets, members, next, skills, waiting, inProgress);
  }

  private QueueKey key(Job job) {
    return QueueKey.of(team.policy(), job.ticket());
  }

  private TeamFloor withBuckets(
      PSortedMap<Needs, PSortedMap<QueueKey, IncidentId>> next, int more) {
    return new TeamFloor(team, next, members, idle, skills, waiting + more, inProgress);
  }
}
