/** What the planner's pages say of a run in the same way. */
import { html } from 'lit';
import { icon } from '../../parts/icons.js';

export const RUNS = '/api/v1/simulations';

const OVER = ['done', 'failed', 'cancelled'];
const STATE = { queued: ['queue', 'Waits'], running: ['play', 'Running'], done: ['check', 'Done'],
  failed: ['alert', 'Failed'], cancelled: ['pause', 'Cancelled'] };

/** Whether nothing more comes of it. */
export function isOver(run) {
  return OVER.includes(run.state);
}

export function stateOf(run) {
  const [sign, word] = STATE[run.state];
  return html`<span class="state">${icon(sign)}${word}</span>`;
}

/** Whether the plan holds; nothing before that is known. */
export function verdict(run) {
  if (typeof run.holds !== 'boolean') {
    return '';
  }
  return run.holds
    ? html`<span class="verdict verdict-holds">${icon('check')}Holds</span>`
    : html`<span class="verdict verdict-misses">${icon('alert')}Does not hold</span>`;
}

export function progress(run) {
  return html`<progress max=${run.replications} .value=${run.done}
    aria-label="Replications done"></progress>`;
}

/** Days of a duration in ISO 8601. */
export function daysOf(iso) {
  const found = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?)?/.exec(iso) ?? [];
  return Number(found[1] ?? 0) + Number(found[2] ?? 0) / 24;
}
