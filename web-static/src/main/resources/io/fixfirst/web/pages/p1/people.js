/** Who takes care of a P1: its core team, and everybody who was called. */
import { html } from 'lit';
import { icon } from '../../parts/icons.js';
import { spanOf } from '../../parts/times.js';
import { may } from '../../store.js';
import { isRunning, refusal } from './stand.js';

const ROLES = {
  lead: 'Leads',
  communications: 'Talks to the customer',
  expert: 'Expert',
  scribe: 'Writes down',
};

/** Two panels. */
export function people({ room, engineers, extend, seen }) {
  const names = new Map(engineers.map((one) => [one.id, one.profile.label ?? one.id]));
  return html`${coreTeam(room, names, extend)}${called(room, engineers, names, seen)}`;
}

function coreTeam({ incident, actions, timeline }, names, extend) {
  const why = refusal(actions, 'extend-core-team', 'work-incidents');
  const outside = timeline.filter((one) => one.type === 'incident-core-team-extension-requested'
      && one.data.vendor).map((one) => one.data.vendor);
  return html`<section class="panel" aria-labelledby="p1-team">
    <header><h2 id="p1-team">Core team</h2><span class="hint">the customer's only contact</span></header>
    ${incident.coreTeam.length === 0 ? html`<p class="hint">${isRunning(incident)
    ? 'The desk is forming it.' : 'There is none any more.'}</p>` : html`
    <ul class="p1-team">${incident.coreTeam.map((one) => html`<li>
      <span class="row">${icon('person')}<strong>${names.get(one.engineer) ?? one.engineer}</strong>
        <span class="p1-role">${ROLES[one.role] ?? one.role}</span>
        ${incident.seen.some((each) => each.engineer === one.engineer)
    ? html`<span class="p1-yes">${icon('check')}has seen it</span>`
    : isRunning(incident) ? html`<span class="p1-no">${icon('bell')}not seen yet</span>` : ''}</span>
      ${one.left ? html`<small>left <a href="/console/incidents/${one.left}">${one.left}</a>${
    one.remaining ? ` with ${spanOf(one.remaining)} of work to do` : ''}</small>` : ''}
    </li>`)}</ul>`}
    ${outside.length ? html`<p>${icon('link')} From outside: ${outside.join(', ')}</p>` : ''}
    <div class="row"><button type="button" ?disabled=${why !== ''} @click=${extend}
      aria-describedby="p1-extend-text">${icon('people')}Extend</button>
      <span class="hint" id="p1-extend-text">${why}</span></div></section>`;
}

function called({ incident }, engineers, names, seen) {
  const core = new Map(incident.coreTeam.map((one) => [one.engineer, one.role]));
  const has = new Map(incident.seen.map((one) => [one.engineer, one]));
  const waiting = engineers.flatMap((one) => {
    const page = one.pages.find((each) => each.incident === incident.id);
    return page && !has.has(one.id) ? [{ ...page, engineer: one.id }] : [];
  });
  const known = incident.seen.filter((one) => one.seenBefore);
  return html`<section class="panel" aria-labelledby="p1-called">
    <header><h2 id="p1-called">Called</h2>
      <span class="hint" role="status">${has.size} of ${incident.paged} have seen it</span></header>
    <div class="p1-tally" aria-hidden="true"><span
      .style=${`width: ${incident.paged ? Math.min(100, 100 * has.size / incident.paged) : 0}%`}
      ></span></div>
    ${known.map((one) => html`<p class="p1-known">${icon('star')}<span><strong>${
    names.get(one.engineer) ?? one.engineer}</strong> has seen this before: ${one.seenBefore}</span></p>`)}
    <ul class="p1-called">
      ${waiting.map((one) => html`<li>${icon('bell')}<span class="grow">${
    names.get(one.engineer) ?? one.engineer}
        ${role(core, one.engineer)}</span>
        <small>called over ${one.over} <ff-ago at=${one.at}></ff-ago> ago${
  one.attempt > 1 ? `, ${one.attempt} times` : ''}</small>
        ${may('set-presence') ? html`<button type="button" class="small"
          aria-label="${names.get(one.engineer) ?? one.engineer} has seen it"
          @click=${() => seen(one.engineer)}>Has seen it</button>` : ''}</li>`)}
      ${incident.seen.toReversed().map((one) => html`<li class="p1-has">${icon('check')}
        <span class="grow">${names.get(one.engineer) ?? one.engineer} ${role(core, one.engineer)}</span>
        <small><ff-ago at=${one.at}></ff-ago> ago</small></li>`)}
    </ul></section>`;
}

function role(core, engineer) {
  return core.has(engineer)
    ? html`<span class="p1-role">${ROLES[core.get(engineer)] ?? core.get(engineer)}</span>` : '';
}
