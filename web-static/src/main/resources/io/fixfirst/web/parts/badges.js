/** Small signs for priorities, states and health: always a word or a shape beside the colour. */
import { html } from 'lit';
import { icon } from './icons.js';

const PRIORITY = { p1: 'P1', high: 'High', normal: 'Normal', medium: 'Medium', low: 'Low' };
const WEIGHT = { p1: 5, high: 4, normal: 3, medium: 2, low: 1 };

/** The weight of a priority, for sorting: P1 is the heaviest. */
export function weight(priority) {
  return WEIGHT[priority] ?? 0;
}

/** A priority as a badge: its word, and as many bars as it has weight. */
export function priority(name) {
  const bars = Math.min(WEIGHT[name] ?? 0, 4);
  return html`<span class="priority priority-${name}"><span class="bars" data-bars=${bars}
      aria-hidden="true"></span>${PRIORITY[name] ?? name}</span>`;
}

const STATES = {
  open: ['clock', 'Reported'],
  queued: ['queue', 'Queued'],
  assigned: ['person', 'Assigned'],
  working: ['play', 'Working'],
  waiting: ['pause', 'Waiting'],
  suspended: ['pause', 'Suspended'],
  restored: ['tool', 'Restored'],
  resolved: ['check', 'Resolved'],
  closed: ['check', 'Closed'],
};

/** The word for a state of an incident. */
export function stateWord(name) {
  return STATES[name]?.[1] ?? name;
}

/** A state of an incident: an icon and its word. */
export function state(name) {
  const [sign, word] = STATES[name] ?? ['alert', name];
  return html`<span class="state state-${name}">${icon(sign)}${word}</span>`;
}

const PRESENCE = {
  'present': 'Present',
  'meeting': 'In a meeting',
  'off-shift': 'Off shift',
  'resting': 'Resting',
  'on-leave': 'On leave',
};

/** The word for somebody's presence. */
export function presenceWord(name) {
  return PRESENCE[name] ?? name;
}

/** A label of a person or thing: its name, with the id as a title. */
export function label(id, name) {
  return html`<span title=${id}>${name || id}</span>`;
}
