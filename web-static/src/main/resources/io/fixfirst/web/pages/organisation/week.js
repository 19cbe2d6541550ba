/** The shifts of a week: a row for each person, a column for each day, in the viewer's zone. */
import { html } from 'lit';
import { icon } from '../../parts/icons.js';
import { empty } from '../../parts/states.js';
import { zone } from '../../parts/times.js';
import { now } from '../../clock.js';
import { hour } from './gaps.js';

const DAYS = 7;
const LINES = { first: '1st line', second: '2nd line', third: '3rd line' };

/** The last Monday, at its first moment here. */
export function monday() {
  const today = new Date(now());
  return new Date(today.getFullYear(), today.getMonth(), today.getDate() - (today.getDay() + 6) % 7);
}

/** The page of shifts. */
export function week({ cover, monday: first, turn, today }) {
  const days = Array.from({ length: DAYS }, (_, index) => {
    const from = new Date(first.getFullYear(), first.getMonth(), first.getDate() + index);
    return { from, to: new Date(first.getFullYear(), first.getMonth(), first.getDate() + index + 1) };
  });
  const zones = new Set(cover.people.map((one) => one.zone).filter((one) => one && one !== zone()));
  const time = now();
  return html`
    <div class="row org-week-head">
      <button type="button" class="small" aria-label="The week before" @click=${() => turn(-7)}>‹</button>
      <strong>${title(days)}</strong>
      <button type="button" class="small" aria-label="The week after" @click=${() => turn(7)}>›</button>
      <button type="button" class="small quiet" @click=${today}>This week</button>
      <span class="hint">Your time, ${zone()}.${zones.size
    ? ` Shifts that are written in another zone (${[...zones].join(', ')}) are shown in yours.` : ''}</span>
    </div>
    ${cover.people.length === 0 ? empty('Nobody works here yet.') : html`
    <div class="org-scroll" tabindex="0" role="region" aria-label="Shifts">
      <table class="org-week"><thead><tr><th scope="col">Who</th>${days.map(({ from, to }) => html`
        <th scope="col" class=${time >= from && time < to ? 'org-today' : ''}>${
  from.toLocaleDateString(navigator.language, { weekday: 'short', day: 'numeric', month: 'numeric' })}${
  time >= from && time < to ? html`<span class="visually-hidden"> (today)</span>` : ''}</th>`)}</tr></thead>
      <tbody>
        ${cover.lines.map((line) => html`<tr class="org-line"><th scope="row">${LINES[line.line]}
          <small>nobody there</small></th>${days.map((each) => cell(each,
    line.gaps.filter((gap) => gap.promised), 'gap'))}</tr>`)}
        ${cover.people.map((one) => html`<tr><th scope="row">${one.label ?? one.engineer}
          <small>${one.zone && one.zone !== zone() ? one.zone : one.teams.join(', ')}</small></th>
          ${one.planned ? days.map((each) => cell(each, one.shifts, 'shift'))
    : html`<td colspan=${DAYS}><small>no shifts; presence is set by hand</small></td>`}</tr>`)}
      </tbody></table></div>`}
    <p class="org-legend"><span class="org-bar org-shift" aria-hidden="true"></span> on shift
      <span class="org-bar org-gap" aria-hidden="true"></span> ${icon('alert')} nobody of the line, within
      customers' hours</p>`;
}

function cell({ from, to }, parts, kind) {
  const length = to - from;
  const inside = parts.map((part) => ({
    from: Math.max(from, Date.parse(part.from)), to: Math.min(to, Date.parse(part.to)) }))
    .filter((part) => part.from < part.to);
  return html`<td>${inside.length === 0 ? '' : html`
    <span class="org-track" aria-hidden="true">${inside.map((part) => html`<span class="org-bar org-${kind}"
      .style=${`left: ${100 * (part.from - from) / length}%; width: ${100 * (part.to - part.from) / length}%`}
      ></span>`)}</span>
    <small>${inside.map((part) => html`<span class="org-hours">${hour(part.from)}–${
  hour(part.to, part.from)}</span> `)}</small>`}</td>`;
}

function title(days) {
  const form = new Intl.DateTimeFormat(navigator.language, { day: 'numeric', month: 'long', year: 'numeric' });
  return form.formatRange(days[0].from, days[DAYS - 1].from);
}
