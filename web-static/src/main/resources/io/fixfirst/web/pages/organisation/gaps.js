/** When a team or a line has nobody. */
import { html } from 'lit';
import { empty } from '../../parts/states.js';
import { icon } from '../../parts/icons.js';
import { millisOf, sameDay, zone } from '../../parts/times.js';

const LINES = { first: '1st line', second: '2nd line', third: '3rd line' };

const DAY = new Intl.DateTimeFormat(navigator.language,
  { weekday: 'short', day: 'numeric', month: 'short' });

/** Lines and teams that have nobody within customers' hours. */
export function promised(cover) {
  return [...cover.lines, ...cover.teams].filter((one) => millisOf(one.promisedGap) > 0);
}

/** The page of gaps. */
export function gaps(cover, days) {
  const bad = promised(cover);
  const byHand = cover.people.filter((one) => !one.planned);
  return html`
    <p class="hint">The next ${days} days, by the engineers' shifts, their holidays and leave, beside the
      service hours of your customers. Times are in ${zone()}.</p>
    ${byHand.length ? html`<p class="hint">${icon('person')} ${byHand.length === 1
    ? '1 person has' : `${byHand.length} people have`} no shifts: nobody can foresee when they
      are there, so they fill no gap: ${byHand.map((one) => one.label ?? one.engineer).join(', ')}.</p>` : ''}
    ${bad.length === 0 ? empty('Whenever a customer counts on you, somebody of each team is on shift.')
    : html`<div class="org-gaps">${[...cover.lines, ...cover.teams].filter((one) => bad.includes(one))
      .map((one) => group(one))}</div>`}`;
}

function group(one) {
  const name = one.team ? one.label ?? one.team : LINES[one.line];
  return html`<section class="panel" aria-label=${name}>
    <header><h2>${name}</h2><span class="hint">${one.team ? LINES[one.line] : 'all teams together'}</span></header>
    <p class="late">${icon('alert')} ${hours(one.promisedGap)} of customers' hours with nobody</p>
    ${one.members === 0 ? html`<p>Nobody has a share in it.</p>` : html`
    <p class="hint">${one.members} ${one.members === 1 ? 'person' : 'people'}${
  one.byHand ? `, ${one.byHand} of them without shifts` : ''}</p>
    <dl class="org-days">${runs(one.gaps).map(({ days, hours }) => html`<div>
      <dt>${days.length === 1 ? DAY.format(days[0]) : DAY.formatRange(days[0], days.at(-1))}</dt>
      <dd>${hours.map((each) => html`<span class="org-chip">${each}</span> `)}</dd></div>`)}</dl>`}
  </section>`;
}

/** Days with the hours that nobody is there; days in a row that are alike are one entry. */
function runs(gaps) {
  const days = new Map();
  for (const gap of gaps.filter((each) => each.promised)) {
    for (const { from, to } of byDay(gap)) {
      const key = new Date(from.getFullYear(), from.getMonth(), from.getDate()).getTime();
      days.set(key, [...days.get(key) ?? [], `${hour(from)}–${hour(to, from)}`]);
    }
  }
  const all = [];
  for (const [key, hours] of days) {
    const last = all.at(-1);
    const day = new Date(key);
    if (last && String(last.hours) === String(hours) && sameDay(last.days.at(-1).getTime(),
      new Date(day.getFullYear(), day.getMonth(), day.getDate() - 1).getTime())) {
      last.days.push(day);
    } else {
      all.push({ days: [day], hours });
    }
  }
  return all;
}

/** Hours, because a day of service hours has no fixed length. */
function hours(duration) {
  return `${Math.round(millisOf(duration) / 360_000) / 10} h`;
}

/** A gap over midnight belongs to each of its days. */
function byDay({ from, to }) {
  const parts = [];
  let begin = new Date(from);
  const end = new Date(to);
  while (begin < end) {
    const midnight = new Date(begin.getFullYear(), begin.getMonth(), begin.getDate() + 1);
    const stop = midnight < end ? midnight : end;
    parts.push({ from: begin, to: stop });
    begin = stop;
  }
  return parts;
}

/** An hour; the end of a day is 24:00. */
export function hour(instant, begin) {
  const text = new Date(instant).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  return begin && text === '00:00' && !sameDay(begin, instant) ? '24:00' : text;
}
