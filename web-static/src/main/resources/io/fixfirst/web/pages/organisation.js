/** The provider's people and teams: who is there, who comes when, and when nobody does. */
import { html, nothing } from 'lit';
import { Page, styles } from '../parts/page.js';
import { empty, shown } from '../parts/states.js';
import { presenceWord } from '../parts/badges.js';
import { icon } from '../parts/icons.js';
import { moment, zone } from '../parts/times.js';
import { Snapshot, comparePlaces, may } from '../store.js';
import { all, del, get, post } from '../api.js';
import { change } from '../changes.js';
import { ask } from '../parts/dialog.js';
import { done } from '../parts/toast.js';
import { router } from '../router.js';
import { gaps, promised } from './organisation/gaps.js';
import { monday, week } from './organisation/week.js';
import { editEngineer } from './organisation/engineer-form.js';
import { editTeam, policyWord, removeTeam } from './organisation/team-form.js';

await styles(new URL('./organisation.css', import.meta.url));

const TABS = [['', 'People'], ['teams', 'Teams'], ['shifts', 'Shifts'], ['gaps', 'Gaps ahead']];
const LINES = { first: '1st line', second: '2nd line', third: '3rd line' };
const PRESENCE_SIGN = {
  'present': 'check', 'meeting': 'people', 'off-shift': 'moon', 'resting': 'moon', 'on-leave': 'out',
};
const AHEAD_DAYS = 14;

class Organisation extends Page {
  static properties = { weekOf: { state: true }, find: { state: true } };

  title = 'Organisation';

  #people = this.follow(new Snapshot({
    load: () => all('/api/v1/engineers'),
    concerns: (event) => event.kind === 'engineer' || event.kind === 'desk',
    gapMillis: 1000,
  }));

  #desk = this.follow(new Snapshot({
    load: () => get('/api/v1/desk'),
    concerns: (event) => event.kind === 'desk' || event.kind === 'engineer',
    shows: (desk, event) => comparePlaces(desk.place, event.id) >= 0,
    gapMillis: 2000,
  }));

  #ahead = this.follow(new Snapshot({
    load: () => get(`/api/v1/desk/coverage?days=${AHEAD_DAYS}`),
    concerns: changesShifts,
    gapMillis: 2000,
  }));

  #week = this.follow(new Snapshot({
    load: () => get(`/api/v1/desk/coverage?days=7&from=${(this.weekOf ?? monday()).toISOString()}`),
    concerns: changesShifts,
    gapMillis: 2000,
  }));

  constructor() {
    super();
    this.weekOf = monday();
    this.find = '';
  }

  keys() {
    return [
      { key: 'n', label: 'New engineer', when: () => may('manage-engineers'), run: () => this.#edit() },
      { key: '[', label: 'The week before', run: () => this.#turn(-7) },
      { key: ']', label: 'The week after', run: () => this.#turn(7) },
    ];
  }

  render() {
    const [tab = ''] = this.rest;
    const lost = this.#ahead.value ? promised(this.#ahead.value).length : 0;
    return html`
      <div class="page-head"><h1>Organisation</h1>
        <nav class="org-tabs" aria-label="Organisation">${TABS.map(([path, title]) => html`
          <a href="/console/organisation${path ? `/${path}` : ''}"
            aria-current=${path === tab ? 'page' : nothing}>${title}${
  path === 'gaps' && lost ? html` <span class="org-sign">${lost}<span class="visually-hidden">
            without anybody in customers' hours</span></span>` : ''}</a>`)}</nav>
        <span class="grow"></span>
        ${tab === 'teams' && may('arrange-desk') ? html`<button type="button" class="primary"
          @click=${() => this.#editTeam()}>${icon('plus')}New team</button>` : ''}
        ${tab === '' && may('manage-engineers') ? html`<button type="button" class="primary"
          @click=${() => this.#edit()}>${icon('plus')}New engineer</button>` : ''}</div>
      ${this.#content(tab)}`;
  }

  #content(tab) {
    switch (tab) {
      case 'teams': return shown(this.#desk, (desk) => this.#teams(desk), 6);
      case 'shifts': return shown(this.#week, (cover) => week({
        cover, monday: this.weekOf, turn: (days) => this.#turn(days), today: () => this.#today(),
      }), 8);
      case 'gaps': return shown(this.#ahead, (cover) => gaps(cover, AHEAD_DAYS), 6);
      default: return shown(this.#people, (people) => this.#list(people), 8);
    }
  }

  #turn(days) {
    if (this.rest[0] !== 'shifts') {
      router.go('/console/organisation/shifts');
    }
    const next = new Date(this.weekOf);
    next.setDate(next.getDate() + days); // A week with daylight saving has another length.
    this.#weekOf(next);
  }

  #today() {
    this.#weekOf(monday());
  }

  #weekOf(day) {
    this.weekOf = day;
    this.#week.refresh();
  }

  #list(people) {
    if (people.length === 0) {
      return empty('Nobody works here yet.', 'Take on an engineer, and give them a share in a team.');
    }
    const words = this.find.toLowerCase().split(/\s+/).filter(Boolean);
    const found = people.filter((one) => words.every((word) => text(one).includes(word)));
    return html`
      <div class="row org-find"><label for="org-find" class="visually-hidden">Find</label>
        <input id="org-find" type="search" placeholder="Name, team, skill" autocomplete="off"
          .value=${this.find} @input=${(event) => { this.find = event.target.value; }}>
        <span class="hint" role="status">${found.length === people.length
    ? `${people.length} people` : `${found.length} of ${people.length} people`}</span></div>
      ${found.length === 0 ? empty('Nobody fits.') : html`
      <div class="panel org-people" role="table" aria-label="People">
        <div role="row" class="org-row org-heads">${['Name', 'Presence', 'Teams', 'Skills',
    'Works on', ''].map((head) => html`<span role="columnheader">${head
    || html`<span class="visually-hidden">Actions</span>`}</span>`)}</div>
        ${found.map((one) => this.#person(one))}</div>`}`;
  }

  #person(one) {
    const { profile } = one;
    const name = profile.label ?? one.id;
    return html`<div role="row" class="org-row">
      <span role="cell"><strong>${name}</strong><small>${one.id}${profile.shifts
    ? '' : ' · presence by hand'}</small></span>
      <span role="cell"><button type="button" class="quiet small org-presence presence-${one.presence}"
        ?disabled=${!may('set-presence')} aria-label="${name}: ${presenceWord(one.presence)}, change"
        @click=${() => this.#presence(one)}>${icon(PRESENCE_SIGN[one.presence])}${
  presenceWord(one.presence)}</button>${one.until ? html`<small>until ${moment(one.until)}</small>`
    : one.nextShiftChange ? html`<small>${one.presence === 'off-shift' ? 'comes' : 'goes'} ${
      moment(one.nextShiftChange)}</small>` : ''}</span>
      <span role="cell">${Object.entries(profile.shares).map(([team, share]) => html`<span
        class="org-chip">${team}${share < 1 ? ` ${Math.round(share * 100)} %` : ''}</span> `)}</span>
      <span role="cell">${profile.skills.map((skill) => html`<span class="org-chip">${skill}</span> `)}</span>
      <span role="cell">${one.ticket
    ? html`<a href="/console/incidents/${one.ticket}">${one.ticket}</a>` : html`<small>nothing</small>`}</span>
      <span role="cell" class="org-actions">${may('manage-engineers') ? html`
        <button type="button" class="small" aria-label="Change ${name}"
          @click=${() => this.#edit(one)}>Change</button>
        <button type="button" class="small quiet" aria-label="${name} leaves"
          @click=${() => this.#retire(one)}>Leaves</button>` : ''}</span></div>`;
  }

  #teams(desk) {
    if (desk.teams.length === 0) {
      return empty('There is no team yet.', 'Tickets need at least one team of the 1st line.');
    }
    return html`<div class="org-teams">${desk.teams.map(({ team, members, ...counts }) => html`
      <section class="panel" aria-labelledby="team-${team.id}">
        <header><h2 id="team-${team.id}">${team.label ?? team.id}</h2>
          <span class="hint">${LINES[team.line]}</span></header>
        <dl class="org-facts">
          <div><dt>Takes</dt><dd>${team.categories.length ? team.categories.join(', ')
    : 'whatever no other team of the line takes'}</dd></div>
          ${team.vendor ? html`<div><dt>Third party</dt><dd>${team.vendor}</dd></div>` : html`
          <div><dt>People</dt><dd>${members.length ? members.length : html`<span class="late">${
  icon('alert')} nobody</span>`}</dd></div>
          <div><dt>Next is</dt><dd>${policyWord(team.policy)}</dd></div>`}
          <div><dt>Now</dt><dd>${counts.waiting} waiting, ${counts.assigned} assigned, ${
  counts.working} in work${counts.suspended ? `, ${counts.suspended} suspended` : ''}</dd></div>
        </dl>
        <div class="row"><a href="/console/queues?team=${team.id}">Its queue</a>
          <span class="grow"></span>${may('arrange-desk') ? html`
          <button type="button" class="small" aria-label="Change ${team.label ?? team.id}"
            @click=${() => this.#editTeam(team)}>Change</button>
          <button type="button" class="small quiet" aria-label="Remove ${team.label ?? team.id}"
            @click=${() => this.#removeTeam(team)}>Remove</button>` : ''}</div></section>`)}</div>`;
  }

  #refresh() {
    this.#people.refresh();
    this.#desk.refresh();
    this.#ahead.refresh();
    this.#week.refresh();
  }

  async #edit(engineer) {
    const desk = this.#desk.value ?? await get('/api/v1/desk');
    if (await editEngineer(engineer, desk.teams.map(({ team }) => team))) {
      this.#refresh();
    }
  }

  async #editTeam(team) {
    if (await editTeam(team)) {
      this.#refresh();
    }
  }

  async #removeTeam(team) {
    if (await removeTeam(team)) {
      this.#refresh();
    }
  }

  #change(one, part, send) {
    const path = `/api/v1/engineers/${encodeURIComponent(one.id)}`;
    return change(one, { path, part: (seen) => seen[part], send: (options) => send(path, options) });
  }

  async #retire(one) {
    const name = one.profile.label ?? one.id;
    if (await ask({
      title: `${name} leaves`,
      text: 'They get no work and no pages any more; what they have goes back to the queue. '
        + 'What they did stays written.',
      action: 'They have left',
      danger: true,
      run: () => this.#change(one, 'retired', (path, options) => del(path, options)),
    })) {
      done(`${name} has left.`);
      this.#refresh();
    }
  }

  async #presence(one) {
    const name = one.profile.label ?? one.id;
    if (await ask({
      title: name,
      fields: [
        { name: 'presence', label: 'Presence', kind: 'select', value: one.presence,
          options: Object.keys(PRESENCE_SIGN).map((value) => ({ value, label: presenceWord(value) })) },
        { name: 'until', label: `Until, as far as one knows (${zone()})`, kind: 'datetime', optional: true },
      ],
      action: 'Set',
      run: ({ presence, until }) => this.#change(one, 'presence', (path, options) => post(`${path}/presence`,
        { presence, until: until ? new Date(until).toISOString() : null }, options)),
    })) {
      this.#refresh();
    }
  }
}

function changesShifts(event) {
  return event.kind === 'engineer' && !event.type.startsWith('engineer-page')
      || event.kind === 'tenant' && /contract|registered/.test(event.type)
      || event.type === 'desk-arranged';
}

function text({ id, profile }) {
  return [id, profile.label, ...profile.skills, ...Object.keys(profile.shares)].join(' ').toLowerCase();
}

customElements.define('ff-organisation', Organisation);
