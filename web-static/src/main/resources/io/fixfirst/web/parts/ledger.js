/** A clock's account as a bar: what ran, what was closed or paused and why, what is still to come. */
import { html } from 'lit';
import { besides, inFull, moment, spanOf, millisOf } from './times.js';
import { words } from './words.js';
import { icon } from './icons.js';

const KIND = { running: 'ran', closed: 'closed', paused: 'paused', stopped: 'stopped' };

/** The sentence under the bar. */
function verdict(clock, zone) {
  if (clock.stopped) {
    return clock.breached
      ? html`<span class="late">${icon('alert')}met ${spanOf(clock.over)} late</span>`
      : html`<span class="met">${icon('check')}met with ${spanOf(clock.left)} left</span>`;
  }
  if (clock.breached) {
    return html`<span class="late">${icon('alert')}${spanOf(clock.over)} over</span>`;
  }
  const last = clock.rows.findLast((row) => !row.ahead);
  const paused = last?.kind === 'paused';
  return html`<span class=${millisOf(clock.left) < 3600e3 ? 'soon' : ''}>${
    icon(paused ? 'pause' : 'clock')}${spanOf(clock.left)} left${
    paused ? `, paused: ${words(last.because).toLowerCase()}`
      : clock.due ? `, due ${besides(clock.due, zone)}` : ''}</span>`;
}

/** The account of one clock; long stretches are drawn shorter than they are, so that all can be seen. */
export function ledger(clock, zone) {
  const weights = clock.rows.map((row) =>
    Math.sqrt(Math.max(60e3, Date.parse(row.to) - Date.parse(row.from))));
  const all = weights.reduce((sum, each) => sum + each, 0);
  const told = (row) => `${words(KIND[row.kind])}${row.ahead ? ' (ahead)' : ''}: ${
    words(row.because).toLowerCase()}\n${inFull(row.from, zone)}\nto ${inFull(row.to, zone)}\ncounts ${
    spanOf(row.counted)}`;
  return html`<div class="account">
    <div class="account-head"><strong>${words(clock.clock)}</strong>
      <span class="hint">${spanOf(clock.used)} of ${spanOf(clock.target)} used</span>
      <span class="verdict">${verdict(clock, zone)}</span></div>
    <div class="ledger" role="img" aria-label="${clock.rows.map((row) => `${KIND[row.kind]}${
  row.ahead ? ' ahead' : ''} from ${moment(row.from)} to ${moment(row.to)}`).join(', ')}">
      ${clock.rows.map((row, index) => html`<span class="piece piece-${row.kind} ${
    row.ahead ? 'ahead' : ''}" title=${told(row)}
        .style=${`width:${(100 * weights[index] / all).toFixed(2)}%`}></span>`)}
    </div></div>`;
}

/** What the patterns mean. */
export function legend() {
  return html`<p class="legend hint"><span class="piece piece-running"></span>ran
    <span class="piece piece-closed"></span>outside service hours
    <span class="piece piece-paused"></span>paused
    <span class="piece piece-running ahead"></span>still to come</p>`;
}
