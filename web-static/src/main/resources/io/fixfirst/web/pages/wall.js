/** The wall: everything that burns, on one screen, now or at a moment of the past. */
import { html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { Page, styles } from '../parts/page.js';
import { loading, failed } from '../parts/states.js';
import { icon } from '../parts/icons.js';
import { priority, state, stateWord, presenceWord } from '../parts/badges.js';
import { line, role, severity, count } from '../parts/words.js';
import { link, incident } from '../parts/link.js';
import { pastBar } from './wall/past-bar.js';
import { LookBack } from './wall/look-back.js';
import { Snapshot, comparePlaces } from '../store.js';
import { get, query } from '../api.js';

await styles(new URL('./wall.css', import.meta.url));

const STATES = [
  ['queued', ['open', 'queued']], ['assigned', ['assigned']], ['working', ['working']],
  ['waiting', ['waiting']], ['suspended', ['suspended']], ['restored', ['restored']],
];

const HEALTH = {
  major: ['flame', 'P1'],
  breached: ['clock', 'SLA breached'],
  strained: ['up', 'High priority open'],
  alarms: ['bell', 'Devices in alarm'],
  well: ['check', 'Well'],
};

class Wall extends Page {
  title = 'Wall';

  #back = new LookBack(() => this.#wall.refresh(), () => this.#wall.value?.begins);

  #wall = this.follow(new Snapshot({
    load: () => get(`/api/v1/wall${query({ at: this.#back.at })}`),
    concerns: () => this.#back.moment === null,
    shows: (wall, event) => this.#back.moment !== null || comparePlaces(wall.place, event.id) >= 0,
  }));

  connectedCallback() {
    super.connectedCallback();
    this.#back.addEventListener('change', () => this.requestUpdate());
    this.#back.open();
    this.onLeave(() => this.#back.close());
  }

  keys() {
    return this.#back.keys();
  }

  render() {
    const wall = this.#wall.value;
    if (this.#wall.error && (!wall || this.#back.moment !== null)) {
      return html`<h1 class="visually-hidden">Wall</h1>${pastBar(this.#back)}
        ${failed(this.#wall.error, () => this.#wall.refresh())}`;
    }
    if (!wall) { // Nobody knows how much of each there will be: panels would move when it comes.
      return html`<h1 class="visually-hidden">Wall</h1>${pastBar(this.#back)}
        <section class="panel" aria-busy="true">${loading(12)}</section>`;
    }
    return html`<h1 class="visually-hidden">Wall</h1>${pastBar(this.#back)}
      <div class="wall" aria-busy=${this.#isOld(wall) ? 'true' : 'false'}>
        <section class="panel majors" aria-labelledby="majors-title">
          <header><h2 id="majors-title">P1</h2>
            <span class="hint">${wall.majors.length ? count(wall.majors.length, 'major incident') : ''}</span></header>
          ${this.#majors(wall)}
        </section>
        <section class="panel lines" aria-labelledby="lines-title">
          <header><h2 id="lines-title">Tickets</h2>
            <span class="hint">${wall.risk.open} open</span></header>
          ${this.#lines(wall)}
        </section>
        <section class="panel risk" aria-labelledby="risk-title">
          <header><h2 id="risk-title">SLA risk</h2></header>
          ${this.#risk(wall)}
        </section>
        <section class="panel tenants" aria-labelledby="tenants-title" tabindex="0">
          <header><h2 id="tenants-title">Tenants</h2>
            <span class="hint">${wall.tenants.filter((one) => one.health === 'well').length} of ${
      wall.tenants.length} well</span></header>
          ${this.#tenants(wall)}
        </section>
        <section class="panel alarms" aria-labelledby="alarms-title">
          <header><h2 id="alarms-title">Devices in alarm</h2>
            <span class="hint">${wall.alarms.devices}</span></header>
          ${this.#alarms(wall)}
        </section>
        <section class="panel people" aria-labelledby="people-title">
          <header><h2 id="people-title">People</h2>
            <span class="hint">${this.#present(wall)}</span></header>
          ${this.#people(wall)}
        </section>
      </div>`;
  }

  /** While a moment is being read, what stands here is of another one. */
  #isOld(wall) {
    return this.#back.moment !== null && Date.parse(wall.at) !== this.#back.moment;
  }

  #majors({ majors, people }) {
    const names = new Map(people.map((one) => [one.id, one.label ?? one.id]));
    if (majors.length === 0) {
      return html`<p class="calm">${icon('check')}No P1 ${this.#back.moment === null ? 'now' : 'then'}.</p>`;
    }
    return html`<ul class="major-list">${repeat(majors, (one) => one.id, (one) => html`
      <li class="major ${one.state === 'restored' ? 'restored' : ''}">
        <div class="since">${icon(one.state === 'restored' ? 'tool' : 'flame')}
          <ff-ago at=${one.opened}></ff-ago><span class="visually-hidden">since it was reported</span>
        </div>
        <div class="what">${incident(one.id, one.summary, { cls: 'truncate' })}
          <span class="hint">${one.tenant} · ${one.id} · ${state(one.state)}</span></div>
        <div class="team">${(one.coreTeam ?? []).length === 0
    ? html`<span class="late">No core team yet</span>`
    : one.coreTeam.map((member) => html`<span class="chip" title=${member.engineer}>${names.get(member.engineer) ?? member.engineer}
              <small>${role(member.role)}</small></span>`)}
          <span class="hint">seen by ${one.seen ?? 0} of ${one.paged ?? 0}</span></div>
        <div class="next">${one.nextUpdateDue ? html`<span class="hint">next update</span>
          <ff-ago until at=${one.nextUpdateDue}></ff-ago>` : html`<span class="hint"
          >no update promised</span>`}</div>
      </li>`)}</ul>`;
  }

  #lines({ lines, teams }) {
    return html`<table class="figures"><thead><tr><th scope="col">Line</th>
        ${STATES.map(([name]) => html`<th scope="col" class="number">${stateWord(name)}</th>`)}
        <th scope="col" class="number">Open</th></tr></thead>
      <tbody>${lines.map((one) => html`<tr><th scope="row">${
  link(`/console/queues?line=${one.line}`, line(one.line))}</th>
        ${STATES.map(([, of]) => this.#number(of.reduce((sum, each) =>
    sum + (one.states[each] ?? 0), 0)))}
        <td class="number"><strong>${one.open}</strong></td></tr>`)}</tbody></table>
      <table class="figures teams"><thead><tr><th scope="col">Team</th>
        <th scope="col" class="number">Breached</th><th scope="col" class="number">Within 1 h</th>
        <th scope="col" class="number">Open</th></tr></thead>
      <tbody>${teams.filter((one) => one.team || one.open).map((one) => html`<tr>
        <th scope="row" class="truncate">${one.team
    ? link(`/console/queues?team=${one.team}`, one.label) : one.label}</th>
        <td class="number ${one.breached ? 'late' : 'zero'}">${one.breached}</td>
        <td class="number ${one.soon ? 'soon' : 'zero'}">${one.soon}</td>
        <td class="number"><strong>${one.open}</strong></td></tr>`)}</tbody></table>`;
  }

  #number(value) {
    return html`<td class=${value ? 'number' : 'number zero'}>${value}</td>`;
  }

  #risk({ risk }) {
    return html`<dl class="big">
        <div class=${risk.breached ? 'bad' : ''}><dt>Breached</dt><dd>${risk.breached}</dd></div>
        <div class=${risk.soon ? 'warn' : ''}><dt>Within 1 h</dt><dd>${risk.soon}</dd></div>
      </dl>
      <h3>Next to run out</h3>
      ${risk.next.length === 0 ? html`<p class="calm">${icon('check')}No clock runs.</p>`
    : html`<ol class="next-list">${repeat(risk.next, (one) => one.id, (one) => html`
        <li>${priority(one.priority)}
          ${incident(one.id, one.summary, { cls: 'truncate', title: one.summary })}
          <span class="hint truncate">${this.#owner(one)}</span>
          <ff-ago until at=${this.#next(one)}></ff-ago></li>`)}</ol>`}`;
  }

  #owner(one) {
    const lead = one.coreTeam?.find((member) => member.role === 'lead') ?? one.coreTeam?.[0];
    return one.engineer ?? lead?.engineer ?? one.vendor ?? one.team ?? 'new';
  }

  #next(one) {
    const times = [one.respondDue, one.resolveDue].filter(Boolean).sort();
    return times[0];
  }

  #tenants({ tenants }) {
    if (tenants.length === 0) {
      return html`<p class="calm">${icon('tenant')}No tenant yet.</p>`;
    }
    return html`<ul class="tiles">${repeat(tenants, (one) => one.id, (one) => {
      const [sign, word] = HEALTH[one.health];
      const title = `${one.name}: ${word}. ${one.open} open, ${one.breached} breached, ${
        count(one.alarms, 'device')} in alarm.`;
      return html`<li>${link(`/console/tenants/${one.id}`, html`${icon(sign)}
        <span class="name truncate">${one.name}</span><span class="visually-hidden">${word}</span>
        <span class="number">${one.open || ''}</span>`, { cls: `tile tile-${one.health}`, title })}</li>`;
    })}</ul>`;
  }

  #alarms({ alarms }) {
    if (alarms.newest.length === 0) {
      return html`<p class="calm">${icon('check')}No device is in alarm.</p>`;
    }
    return html`<ul class="alarm-list">${repeat(alarms.newest, (one) => one.device, (one) => html`
      <li><span class="severity severity-${one.severity}">${severity(one.severity)}</span>
        ${link(`/console/devices/${encodeURIComponent(one.device)}`, one.device,
    { cls: 'truncate', title: one.summary })}
        <span class="hint truncate">${one.summary}</span>
        <ff-ago at=${one.raised}></ff-ago></li>`)}</ul>
      ${alarms.devices > alarms.newest.length ? html`<p class="hint">${
  link('/console/devices?state=alarm', `${alarms.devices - alarms.newest.length} more`)}</p>` : ''}`;
  }

  #present({ people }) {
    const here = people.filter((one) => one.presence === 'present');
    return `${here.filter((one) => one.ticket).length} of ${here.length} present are busy`;
  }

  #people({ people }) {
    const rank = (one) => (one.priority === 'p1' ? 0 : one.presence === 'present'
      ? (one.ticket ? 1 : 2) : one.presence === 'meeting' ? 3 : 4);
    const here = people.filter((one) => rank(one) < 4).sort((a, b) => rank(a) - rank(b));
    const away = people.filter((one) => rank(one) === 4);
    const kinds = Object.entries(Object.groupBy(away, (one) => one.presence));
    return html`${here.length === 0 ? html`<p class="calm">${icon('moon')}Nobody is here.</p>` : ''}
      <ul class="chips">${repeat(here, (one) => one.id, (one) => {
    const kind = ['p1', 'busy', 'free', 'meeting'][rank(one)];
    const sign = { p1: 'flame', busy: 'play', free: 'check', meeting: 'people' }[kind];
    const word = { p1: 'on a P1', busy: 'busy', free: 'free', meeting: 'in a meeting' }[kind];
    const content = html`${icon(sign)}<span>${one.label ?? one.id}</span>
        <span class="visually-hidden">${word}</span>${one.pages
  ? html`<span class="pages" title="Pages not acknowledged">${icon('bell')}${one.pages}</span>` : ''}`;
    return html`<li>${one.ticket
      ? incident(one.ticket, content, { cls: `chip chip-${kind}`, title: `${word}: ${one.ticket}` })
      : html`<span class="chip chip-${kind}" title=${word}>${content}</span>`}</li>`;
  })}</ul>
      ${away.length ? html`<p class="hint">${kinds.map(([name, of], index) => html`${
  index ? ' · ' : ''}${presenceWord(name)}: ${of.length}`)}</p>` : ''}`;
  }
}

customElements.define('ff-wall', Wall);
