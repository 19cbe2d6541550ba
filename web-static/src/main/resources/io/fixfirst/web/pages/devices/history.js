/** What a device has measured, and the alarms that it has raised. */
import { html } from 'lit';
import { empty, shown } from '../../parts/states.js';
import { icon } from '../../parts/icons.js';
import { inFull, moment, span } from '../../parts/times.js';
import { severity } from '../../parts/words.js';
import './chart.js';

/** Charts of the last readings, those with a rule first. */
export function readings(snapshot, rules) {
  const ruled = new Map(rules.map((rule) => [rule.metric, rule]));
  return html`<section class="panel ten-wide"><header><h2>Readings</h2>
      <span class="hint">The last day, with the limits of its rules</span></header>
    ${shown(snapshot, ({ series, since }) => (series.length === 0
    ? empty('No reading has come in lately.', 'POST /api/v1/devices/…/readings takes them.')
    : html`<div class="dev-charts">${[...series].sort((a, b) => ruled.has(b.metric) - ruled.has(a.metric)
        || a.metric.localeCompare(b.metric)).map((each) => html`<ff-readings .series=${each}
      .rule=${ruled.get(each.metric)} since=${since}></ff-readings>`)}</div>`))}</section>`;
}

/** Every alarm, the newest first. */
export function alarms(snapshot) {
  return html`<section class="panel ten-scroll ten-wide"><header><h2>Alarm history</h2></header>
    ${shown(snapshot, ({ items }) => (items.length === 0 ? empty('It has never been in alarm.')
    : html`<table><thead><tr><th scope="col">Alarm</th><th scope="col">Severity</th><th scope="col">Raised</th>
        <th scope="col">Cleared</th><th scope="col" class="number">Stood for</th></tr></thead>
      <tbody>${items.map((each) => html`<tr><th scope="row">${icon(each.cleared ? 'check' : 'bell')} ${each.summary}</th>
        <td>${severity(each.severity)}</td>
        <td><time title=${inFull(each.raised)}>${moment(each.raised)}</time></td>
        <td>${each.cleared ? html`<time title=${inFull(each.cleared)}>${moment(each.cleared)}</time>` : 'stands'}</td>
        <td class="number">${each.cleared ? span(Date.parse(each.cleared) - Date.parse(each.raised))
    : html`<ff-ago at=${each.raised}></ff-ago>`}</td></tr>`)}</tbody></table>`))}</section>`;
}
