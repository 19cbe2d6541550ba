/**
 * Service time: how much of it is left on an incident's clock, counted in the browser from the
 * tenant's open hours, so that thousands of rows tick without asking.
 */
import { get } from './api.js';
import { now } from './clock.js';
import { live } from './store.js';
import { millisOf } from './parts/times.js';

const DAY = 24 * 3600 * 1000;

let tenants = new Map();
let told = 0;
let asking = null;

/** Asks when the tenants' clocks run. */
export async function loadHours() {
  asking ??= get('/api/v1/service-hours?days=30').then((answer) => {
    tenants = new Map(answer.tenants.map((one) => [one.tenant, stretches(one)]));
    told = Date.parse(answer.to);
  }).finally(() => { asking = null; });
  return asking;
}

/** The hours that an answer tells, with times as numbers. */
export function stretches(one) {
  return { zone: one.zone, always: one.always,
    open: one.open.map((each) => [Date.parse(each.from), Date.parse(each.to)]) };
}

live.addEventListener('event', ({ detail }) => {
  if (detail.type === 'tenant-registered' || detail.type === 'tenant-contract-changed') {
    loadHours().catch(() => {}); // What is known from before still holds; the next one asks again.
  }
});

/** A tenant's time zone; the viewer's where it is not known. */
export function zoneOf(tenant) {
  return tenants.get(tenant)?.zone;
}

/** Service time between two instants, in milliseconds. */
export function serviceTime(tenant, from, to) {
  const hours = tenants.get(tenant);
  if (!hours || hours.always) {
    return Math.max(0, to - from);
  }
  let sum = 0;
  for (const [opens, closes] of hours.open) {
    if (opens >= to) {
      break;
    }
    sum += Math.max(0, Math.min(closes, to) - Math.max(opens, from));
  }
  return to > told ? sum + (to - Math.max(told, from)) : sum;
}

/** When the tenant opens next; null while it is open, or where that is not known. */
export function opensAt(tenant, at = now()) {
  const hours = tenants.get(tenant);
  if (!hours || hours.always) {
    return null;
  }
  const next = hours.open.find(([, closes]) => closes > at);
  return next && next[0] > at ? next[0] : null;
}

/**
 * What an incident's clock does: `{kind, clock, left, opens?, because?}` with `kind` one of
 * running, closed (it is outside service hours), paused, late, none. `left` is service time.
 */
export function clockOf(incident) {
  const time = now();
  if (incident.paused) {
    return { kind: 'paused', clock: 'resolve', left: millisOf(incident.paused.left),
      because: incident.paused.because };
  }
  const clocks = [['respond', incident.respondDue], ['resolve', incident.resolveDue]]
    .filter(([, due]) => due).map(([clock, due]) => [clock, Date.parse(due)])
    .sort((a, b) => a[1] - b[1]);
  const breached = (incident.breached ?? []).some((one) => one === 'respond' || one === 'resolve');
  if (clocks.length === 0) {
    return breached ? { kind: 'late', clock: 'resolve', left: -1 } : { kind: 'none', left: DAY * 999 };
  }
  const [clock, due] = clocks[0];
  if (due <= time) {
    return { kind: 'late', clock, left: due - time };
  }
  const aroundTheClock = incident.priority === 'p1';
  const left = aroundTheClock ? due - time : serviceTime(incident.tenant, time, due);
  const opens = aroundTheClock ? null : opensAt(incident.tenant, time);
  return opens ? { kind: 'closed', clock, left, opens } : { kind: 'running', clock, left };
}

/** A number to sort by: what runs out first is smallest. */
export function urgencyOf(incident) {
  if (incident.paused) {
    return 8e15 + millisOf(incident.paused.left);
  }
  const dues = [incident.respondDue, incident.resolveDue].filter(Boolean).map(Date.parse);
  if (dues.length > 0) {
    return Math.min(...dues);
  }
  return (incident.breached ?? []).length > 0 ? 0 : 9e15;
}

/**
 * When service time that begins now will have been used up, in milliseconds; null where the open
 * hours are not known so far ahead.
 */
export function dueAt(tenant, from, millis) {
  return dueWithin(tenants.get(tenant), from, millis);
}

/** The same by hours that are given. */
export function dueWithin(hours, from, millis) {
  if (!hours || hours.always) {
    return from + millis;
  }
  let left = millis;
  for (const [opens, closes] of hours.open) {
    const begin = Math.max(opens, from);
    const length = closes - begin;
    if (length > 0 && left <= length) {
      return begin + left;
    }
    left -= Math.max(0, length);
  }
  return null;
}
