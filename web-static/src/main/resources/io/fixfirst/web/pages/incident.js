/** A ticket: what it is, what may be done, its clocks, and one timeline of everything. */
import { html } from 'lit';
import { Page, styles } from '../parts/page.js';
import { failed, loading, shown, empty } from '../parts/states.js';
import { icon } from '../parts/icons.js';
import { priority, state } from '../parts/badges.js';
import { moment, besides, inFull, spanOf } from '../parts/times.js';
import { line, role, severity, words } from '../parts/words.js';
import { link, incident as incidentLink } from '../parts/link.js';
import { timeline, who, KINDS } from '../parts/timeline.js';
import { ledger, legend } from '../parts/ledger.js';
import { Snapshot, may } from '../store.js';
import { get, query } from '../api.js';
import { loadHours, zoneOf } from '../hours.js';
import { myActions, perform } from '../actions.js';
import { now } from '../clock.js';
import { router } from '../router.js';

await styles(new URL('./incident.css', import.meta.url));

const STEPS = 200; // Of the slider to the past.
const OVER = new Set(['resolved', 'closed']);
const OFF_THE_FLOOR = new Set([...OVER, 'open', 'waiting', 'restored']);

class Incident extends Page {
  title = 'Ticket';

  static properties = { ...Page.properties, only: { state: true }, then: { state: true } };

  #id = '';
  #snapshots = [];
  #incident;
  #events;
  #sla;
  #actions;
  #similar;
  #ticket;

  constructor() {
    super();
    this.only = '';
    this.then = null; // The moment of the past that is shown, in milliseconds; null for now.
  }

  connectedCallback() {
    super.connectedCallback();
    if (may('see-contract')) {
      loadHours().then(() => this.requestUpdate(), () => {}); // The viewer's zone serves without.
    }
    this.onLeave(() => this.#close());
  }

  keys() {
    return [
      ...myActions().map((each) => ({
        key: each.key, label: each.word,
        when: () => this.then === null && (this.#verdict(each)?.allowed ?? false),
        run: () => this.#perform(each),
      })),
      { key: 'Escape', label: 'Back to the queue', run: () => history.length > 1
        ? history.back() : router.go('/console/queues') },
    ];
  }

  willUpdate() {
    const id = this.rest[0] ?? '';
    if (id && id !== this.#id) {
      this.#close();
      this.#id = id;
      this.then = Date.parse(router.query.get('at') ?? '') || null;
      this.#open(id);
    }
  }

  #open(id) {
    const at = `/api/v1/incidents/${encodeURIComponent(id)}`;
    const own = (load, shows) => {
      const snapshot = new Snapshot({ load, shows,
        concerns: (event) => event.kind === 'incident' && event.entity === id });
      snapshot.addEventListener('change', () => this.requestUpdate());
      this.#snapshots.push(snapshot);
      return snapshot.start();
    };
    const then = () => ({ at: this.then === null ? '' : new Date(this.then).toISOString() });
    this.#incident = own(() => get(`${at}${query(then())}`),
      (one, event) => this.then !== null || one.revision >= event.revision);
    this.#events = own(() => get(`${at}/timeline${query({ limit: 5000, ...then() })}`),
      (page, event) => this.then !== null || (page.items.at(-1)?.revision ?? 0) >= event.revision);
    this.#sla = own(() => get(`${at}/sla${query(then())}`));
    this.#actions = own(() => get(`${at}/actions`));
    this.#similar = own(() => get(`${at}/similar`));
    this.#ticket = own(async () => {
      const one = this.#incident.value ?? await get(at);
      if (OFF_THE_FLOOR.has(one.state)) {
        return {};
      }
      try {
        return await get(`/api/v1/desk/tickets/${encodeURIComponent(id)}`);
      } catch (error) {
        if (error.status === 404) {
          return {}; // It has left the floor meanwhile.
        }
        throw error;
      }
    });
    const minute = setInterval(() => this.#sla.refresh(), 60_000);
    this.#snapshots.push({ close: () => clearInterval(minute) });
  }

  #close() {
    this.#snapshots.splice(0).forEach((each) => each.close());
    this.#id = '';
  }

  /** A slider to any moment since it was opened. */
  #past(one) {
    const begun = this.#events.value?.items[0]?.at ?? one.opened;
    const first = Date.parse(begun) + 1; // So that nothing of its first millisecond is left out.
    const latest = Math.max(now(), first + 1);
    const step = Math.max(1, Math.floor((latest - first) / STEPS));
    return html`<div class="ticket-past row">
      <label for="ticket-then">${icon('clock')} ${this.then === null ? 'As it is now'
    : html`As it was at <time>${moment(this.then)}</time>`}</label>
      <input id="ticket-then" class="grow" type="range" step=${step} min=${first} max=${latest}
        .value=${String(this.then ?? latest)}
        @input=${(event) => this.#goTo(Number(event.target.value), latest - step)}>
      <button type="button" class="small" ?disabled=${this.then === null}
        @click=${() => this.#goTo(latest, latest)}>Back to now</button></div>`;
  }

  #goTo(moment, nearlyNow) {
    this.then = moment >= nearlyNow ? null : moment;
    [this.#incident, this.#events, this.#sla].forEach((each) => each.refresh());
  }

  #verdict(action) {
    return this.#actions?.value?.actions.find((each) => each.action === action.name);
  }

  async #perform(action) {
    const incident = this.#incident.value;
    if (incident && await perform(action, incident)) {
      this.#snapshots.forEach((each) => each.refresh?.());
    }
  }

  render() {
    if (!this.#id) {
      return html`<h1>Tickets</h1>${empty('No ticket is chosen.')}`;
    }
    const one = this.#incident.value;
    if (!one) {
      return html`<h1 class="visually-hidden">Ticket ${this.#id}</h1>
        ${this.#incident.error ? failed(this.#incident.error, () => this.#incident.refresh())
    : loading(8)}`;
    }
    document.title = `${one.id} ${one.summary} · Fixfirst`;
    return html`
      <div class="ticket">
        ${this.#head(one)}
        ${this.#past(one)}
        <div class="ticket-main">
          ${this.then === null ? this.#buttons() : ''}
          ${this.#now(one)}
          <section class="panel clocks" aria-labelledby="clocks-title">
            <header><h2 id="clocks-title">Clocks</h2></header>
            ${shown(this.#sla, ({ clocks }) => (clocks.length === 0
    ? html`<p class="hint">No clock has begun.</p>`
    : html`${clocks.map((each) => ledger(each, zoneOf(one.tenant)))}${legend()}`))}
          </section>
          <section class="panel events" aria-labelledby="events-title">
            <header><h2 id="events-title">Timeline</h2>
              <span class="row kinds" role="group" aria-label="Show">${KINDS.map(([value, label]) => html`
                <button type="button" class="tab small" aria-pressed=${this.only === value}
                  @click=${() => { this.only = value; }}>${label}</button>`)}</span></header>
            ${shown(this.#events, ({ items }) => timeline(items, this.only, zoneOf(one.tenant)), 8)}
          </section>
        </div>
        <div class="ticket-side">
          ${this.#facts(one)}
          ${this.#why()}
          ${this.#core(one)}
          ${this.#alarms(one)}
          ${this.#similarOnes()}
        </div>
      </div>`;
  }

  #head(one) {
    return html`<header class="ticket-head">
      <div class="row">${priority(one.priority)} ${state(one.state)}
        <span class="hint">${one.id}</span>
        <span class="hint">${link(`/console/tenants/${one.tenant}`, one.tenant)}${
  one.service ? ` · ${one.service}` : ''}</span></div>
      <h1>${one.summary}</h1>
    </header>`;
  }

  #buttons() {
    return html`<div class="actions" role="group" aria-label="Actions">
      ${myActions().map((each) => {
    const verdict = this.#verdict(each);
    const allowed = verdict?.allowed ?? false;
    const why = verdict && !allowed ? `${verdict.detail} ${verdict.advice ?? ''}`.trim() : '';
    return html`<span class="action" title=${why || `${each.word} (${each.key})`}>
        <button type="button" class=${each.name === 'declare-major' ? 'p1' : ''}
          aria-disabled=${allowed ? 'false' : 'true'}
          aria-describedby=${why ? `why-${each.name}` : ''}
          @click=${() => allowed && this.#perform(each)}>${icon(each.icon)}${each.word}
          <kbd aria-hidden="true">${each.key}</kbd></button>
        ${why ? html`<span class="visually-hidden" id="why-${each.name}">${why}</span>` : ''}</span>`;
  })}</div>`;
  }

  /** What matters of it at this moment, in a sentence or two. */
  #now(one) {
    const lines = [];
    if (one.waiting) {
      lines.push([html`${icon('pause')}`, `Waits for ${one.waiting.reason === 'customer'
        ? 'the customer' : `a ${one.waiting.reason}`}: ${one.waiting.text}${
        one.waiting.until ? ` (until ${moment(one.waiting.until)})` : ''}`]);
    }
    if (one.suspendedFor) {
      lines.push([icon('pause'), html`Its engineer is on the P1 ${incidentLink(one.suspendedFor)} and
        comes back to it.`]);
    }
    if (OVER.has(one.state)) {
      // Nothing more is promised.
    } else if (one.updateOverdue) {
      lines.push([icon('alert'), 'A word to the customer is overdue.']);
    } else if (one.nextUpdateDue) {
      lines.push([icon('announce'), html`The next word to the customer is due
        <ff-ago until at=${one.nextUpdateDue}></ff-ago>.`]);
    }
    if (one.workaround) {
      lines.push([icon('tool'), `Workaround by ${who(one.workaround.by)}: ${one.workaround.text}`]);
    }
    if (one.resolution) {
      lines.push([icon('check'), `Resolved by ${who(one.resolution.by)}: ${one.resolution.text}`]);
    }
    return lines.length === 0 ? '' : html`<ul class="now panel">${lines.map(([sign, text]) =>
      html`<li>${sign}<span>${text}</span></li>`)}</ul>`;
  }

  #facts(one) {
    const rows = [
      ['With', one.engineer ?? one.vendor ?? (one.coreTeam.length ? 'its core team' : 'nobody')],
      ['Where', `${line(one.line)}${one.team ? ` · ${one.team}` : ''}`],
      ['Impact', words(one.impact)], ['Urgency', words(one.urgency)],
      ['Kind', one.kind ? words(one.kind) : null], ['Category', one.category],
      ['Reported', html`<time title=${inFull(one.opened, zoneOf(one.tenant))}>${
        besides(one.opened, zoneOf(one.tenant))}</time>
        by ${who(one.reportedBy)} (${one.channel})`],
      ['Device', one.device ? link(`/console/devices/${encodeURIComponent(one.device)}`, one.device) : null],
      ['Handed on', one.reassignments ? `${one.reassignments}×${
        one.returns ? `, came back ${one.returns}×` : ''}` : null],
      ['Reopened', one.reopened ? `${one.reopened}×` : null],
      ['Closes', one.closes ? besides(one.closes, zoneOf(one.tenant)) : null],
      ['Promised', one.promised ? besides(one.promised, zoneOf(one.tenant)) : null],
    ].filter(([, value]) => value);
    return html`<section class="panel" aria-labelledby="facts-title">
      <header><h2 id="facts-title">Facts</h2></header>
      ${one.description ? html`<p class="description">${one.description}</p>` : ''}
      <dl class="facts">${rows.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}
      </dl></section>`;
  }

  #why() {
    const explanation = this.#ticket.value?.explanation;
    if (!explanation) {
      return '';
    }
    return html`<section class="panel" aria-labelledby="why-title">
      <header><h2 id="why-title">Why ${this.#ticket.value.engineer ?? 'this engineer'}</h2></header>
      <p>${words(explanation.rule)}; ${explanation.considered} looked at.</p>
      <details><summary>All candidates</summary><ul class="candidates">${
  explanation.candidates.map((each) => html`<li><strong>${each.engineer}</strong>
        <span class="hint">${each.excluded || `${each.score}${
  each.reasons.length ? `: ${each.reasons.join(', ')}` : ''}`}</span></li>`)}</ul></details>
    </section>`;
  }

  #core(one) {
    if (one.coreTeam.length === 0 && !one.paged) {
      return '';
    }
    return html`<section class="panel" aria-labelledby="core-title">
      <header><h2 id="core-title">Core team</h2>
        <span class="hint">${one.seen.length} of ${one.paged} have seen it</span></header>
      <ul class="candidates">${one.coreTeam.map((each) => html`<li><strong>${each.engineer}</strong>
        <span class="hint">${role(each.role)}${each.left ? html`, left ${incidentLink(each.left)}
          with ${spanOf(each.remaining)} to go` : ''}</span></li>`)}</ul></section>`;
  }

  #alarms(one) {
    if (one.alarms.length === 0) {
      return '';
    }
    return html`<section class="panel" aria-labelledby="alarms-title">
      <header><h2 id="alarms-title">Alarms</h2>
        <span class="hint">${one.alarmsStanding} of ${one.alarmsTotal} stand</span></header>
      <ul class="candidates">${one.alarms.map((each) => html`<li>
        ${icon(each.cleared ? 'check' : 'bell', each.cleared ? 'cleared' : 'stands')}
        ${link(`/console/devices/${encodeURIComponent(each.device)}`, each.device)}
        <span class="hint">${severity(each.severity)}: ${each.summary}, ${moment(each.raised)}${
  each.cleared ? `, cleared ${moment(each.cleared)}` : ''}</span></li>`)}</ul>
      <p class="hint">${link(`/console/queues${query({ text: one.device ?? one.tenant })}`,
    'Other tickets there')}</p></section>`;
  }

  #similarOnes() {
    return html`<section class="panel" aria-labelledby="similar-title">
      <header><h2 id="similar-title">Past incidents like this</h2></header>
      ${shown(this.#similar, ({ items }) => (items.length === 0
    ? html`<p class="hint">None is known.</p>`
    : html`<ul class="similar">${items.slice(0, 6).map((each) => html`<li>
        ${incidentLink(each.incident, each.summary, { cls: 'truncate' })}
        <span class="hint">${each.resolution ?? ''}</span>
        <small>${each.because}</small></li>`)}</ul>`))}
    </section>`;
  }
}

customElements.define('ff-incident', Incident);
