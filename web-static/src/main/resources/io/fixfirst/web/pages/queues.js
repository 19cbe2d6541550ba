/** Queues: every open ticket, by line and team; found, sorted and worked on by mouse or keys. */
import { html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { Page, styles } from '../parts/page.js';
import { empty, failed, loading } from '../parts/states.js';
import { icon } from '../parts/icons.js';
import { priority, state, stateWord } from '../parts/badges.js';
import { span, inFull } from '../parts/times.js';
import { line, words } from '../parts/words.js';
import { QueueList } from '../queue-list.js';
import { loadHours, zoneOf } from '../hours.js';
import { people } from '../people.js';
import { perform, myActions } from '../actions.js';
import { ask } from '../parts/dialog.js';
import { me } from '../store.js';
import { router } from '../router.js';
import { everySecond, now } from '../clock.js';
import { COLUMNS, EMPTY_FILTER, STATES, found, sums } from './queues/filter.js';
import { forgetView, saveView, savedViews } from './queues/views.js';
import { clock, owner } from './queues/cells.js';

const [{ Virtualizer, elementScroll, observeElementOffset, observeElementRect }] = await Promise.all([
  virtualCore(), styles(new URL('./queues.css', import.meta.url))]);

/** It asks for Node's environment, which browsers do not have. */
function virtualCore() {
  globalThis.process ??= { env: { NODE_ENV: 'production' } };
  return import('@tanstack/virtual-core');
}

const ROW = 40;
const ROW_PHONE = 84;
class Queues extends Page {
  title = 'Queues';

  static properties = {
    ...Page.properties, filter: { state: true }, selected: { state: true }, savedViews: { state: true },
  };

  #list = new QueueList();
  #rows = [];
  #stale = true; // Rows and sums are found anew when tickets or the filter change, not at each scroll.
  #sums = { lines: { first: 0, second: 0, third: 0 }, owners: [], tenants: [] };
  #virtualizer = null;
  #teams = [];
  #unmount = null;
  #stop = null;

  constructor() {
    super();
    this.filter = { ...EMPTY_FILTER, ...Object.fromEntries(router.query) };
    this.selected = '';
    this.savedViews = 0;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#list.addEventListener('change', () => {
      this.#stale = true;
      this.requestUpdate();
    });
    this.#list.start();
    this.#stop = everySecond(() => this.requestUpdate());
    this.onLeave(() => {
      this.#list.close();
      this.#stop();
      this.#unmount?.();
    });
    loadHours().then(() => this.requestUpdate(), () => this.requestUpdate());
    people().then(({ teams }) => {
      this.#teams = teams;
      this.requestUpdate();
    }, () => {}); // Without the teams' names their ids are shown.
    const onRoute = () => {
      this.filter = { ...EMPTY_FILTER, ...Object.fromEntries(router.query) };
    };
    router.addEventListener('change', onRoute);
    this.onLeave(() => router.removeEventListener('change', onRoute));
  }

  keys() {
    const on = (run) => () => {
      const incident = this.#list.items.get(this.selected);
      if (incident) {
        run(incident);
      }
    };
    return [
      { key: 'j', label: 'Next ticket', run: () => this.#move(1) },
      { key: 'k', label: 'Ticket before', run: () => this.#move(-1) },
      { key: 'ArrowDown', label: 'Next ticket', run: () => this.#move(1) },
      { key: 'ArrowUp', label: 'Ticket before', run: () => this.#move(-1) },
      { key: 'g g', label: 'First ticket', run: () => this.#move(-1e9) },
      { key: 'G', label: 'Last ticket', run: () => this.#move(1e9) },
      { key: 'Enter', label: 'Open the ticket', when: () => this.selected !== ''
          && (document.activeElement === document.body || this.contains(document.activeElement))
          && !document.activeElement?.closest('a, button, summary'),
        run: on((one) => router.go(this.#href(one))) },
      { key: 'o', label: 'Open the ticket', run: on((one) => router.go(this.#href(one))) },
      ...myActions().map((each) => ({
        key: each.key, label: each.word, run: on((one) => this.#perform(each, one)) })),
      { key: '/', label: 'Search', run: () => this.querySelector('#queue-search').focus() },
      { key: 's', label: 'Save this view', run: () => this.#saveView() },
      { key: 'Escape', label: 'Clear the search', run: () => this.#set({ text: '' }) },
    ];
  }

  #href(one) {
    return `/console/incidents/${encodeURIComponent(one.id)}`;
  }

  #set(change) {
    this.filter = { ...this.filter, ...change };
    router.note(Object.fromEntries(Object.entries(this.filter)
      .filter(([name, value]) => value !== '' && value !== EMPTY_FILTER[name])));
    this.querySelector('.rows')?.scrollTo({ top: 0 });
  }

  #sortBy(column) {
    const same = this.filter.sort === column.name;
    this.#set({ sort: column.name, down: same && !this.filter.down ? '1' : '' });
  }

  willUpdate(changed) {
    if (!this.#stale && !changed.has('filter')) {
      return;
    }
    this.#stale = false;
    const tickets = [...this.#list.items.values()];
    this.#sums = sums(tickets);
    this.#rows = found(tickets, this.filter);
    if (this.selected && !this.#rows.some((one) => one.id === this.selected)) {
      const at = Math.min(this.lastIndex ?? 0, this.#rows.length - 1);
      this.selected = this.#rows[at]?.id ?? '';
    }
    this.lastIndex = this.#rows.findIndex((one) => one.id === this.selected);
  }

  updated() {
    const scroller = this.querySelector('.rows');
    if (scroller && !this.#virtualizer) {
      this.#virtualizer = new Virtualizer(this.#options(scroller));
      this.#unmount = this.#virtualizer._didMount();
      this.#virtualizer._willUpdate();
      this.requestUpdate();
    } else if (this.#virtualizer && this.#virtualizer.options.count !== this.#rows.length) {
      this.#virtualizer.setOptions(this.#options(scroller));
      this.#virtualizer._willUpdate();
      this.requestUpdate();
    }
  }

  #options(scroller) {
    const height = matchMedia('(max-width: 720px)').matches ? ROW_PHONE : ROW;
    return {
      count: this.#rows.length,
      getScrollElement: () => scroller,
      estimateSize: () => height,
      overscan: 8,
      scrollToFn: elementScroll,
      observeElementRect,
      observeElementOffset,
      onChange: () => this.requestUpdate(),
    };
  }

  #move(by) {
    if (this.#rows.length === 0) {
      return;
    }
    const at = this.#rows.findIndex((one) => one.id === this.selected);
    const to = Math.max(0, Math.min(this.#rows.length - 1, at < 0 ? by - 1 : at + by));
    this.selected = this.#rows[Math.max(0, to)].id;
    this.lastIndex = Math.max(0, to);
    this.#virtualizer?.scrollToIndex(Math.max(0, to), { align: 'auto' });
  }

  async #perform(action, incident) {
    const after = await perform(action, incident);
    if (after?.id) {
      this.#list.put(after);
    }
    this.querySelector('.queue')?.focus({ preventScroll: true });
  }

  async #saveView() {
    const answer = await ask({
      title: 'Save this view',
      action: 'Save',
      text: html`<p class="hint">It stays in this browser. Its address can be sent to others.</p>`,
      fields: [{ name: 'name', label: 'Name', max: 40 }],
    });
    if (answer?.name) {
      saveView(answer.name, location.search);
      this.savedViews += 1;
    }
  }

  #forget(name) {
    forgetView(name);
    this.savedViews += 1;
  }

  render() {
    const list = this.#list;
    return html`
      <div class="queues">
        <div class="queue-head">
          <h1>Queues</h1>
          ${this.#lines()}
          <input id="queue-search" type="search" placeholder="Search ( / )" aria-label="Search tickets"
            .value=${this.filter.text}
            @input=${(event) => this.#set({ text: event.target.value })}
            @keydown=${(event) => {
    if (event.key === 'Escape' || event.key === 'Enter') {
      event.preventDefault();
      this.querySelector('.queue')?.focus();
      this.#move(0);
    }
  }}>
        </div>
        ${guard([this.filter, this.#sums, this.#rows, this.#teams, this.savedViews],
    () => this.#filters())}
        ${list.error && !list.loaded
    ? failed(list.error, () => list.load())
    : list.loaded || list.items.size ? this.#table() : loading(8)}
      </div>`;
  }

  #lines() {
    const counts = this.#sums.lines;
    const tab = (value, label, number) => html`<button type="button" class="tab"
      aria-pressed=${this.filter.line === value}
      @click=${() => this.#set({ line: value })}>${label} <span class="number">${number}</span></button>`;
    return html`<div class="tabs" role="group" aria-label="Line">
      ${tab('', 'All', this.#list.items.size)}
      ${['first', 'second', 'third'].map((each) => tab(each, line(each), counts[each]))}</div>`;
  }

  #filters() {
    const { filter } = this;
    const select = (name, label, options) => html`<select aria-label=${label}
        class=${filter[name] ? 'set' : ''}
        @change=${(event) => this.#set({ [name]: event.target.value })}>
        <option value="" ?selected=${!filter[name]}>${label}</option>
        ${options.map(([value, text]) => html`<option value=${value}
          ?selected=${filter[name] === value}>${text}</option>`)}</select>`;
    const { owners, tenants } = this.#sums;
    const views = savedViews();
    return html`<div class="queue-filters">
      ${select('team', 'Any team', this.#teams.map((one) => [one.id, one.label ?? one.id]))}
      ${select('state', 'Any state', STATES.map((each) => [each, stateWord(each)]))}
      ${select('priority', 'Any priority', ['p1', 'high', 'normal', 'medium', 'low']
    .map((each) => [each, each === 'p1' ? 'P1' : words(each)]))}
      ${select('owner', 'Anybody', [['nobody', 'Nobody yet'],
    ...(owners.includes(me()?.name) ? [[me().name, 'Mine']] : []),
    ...owners.map((each) => [each, each])])}
      ${select('tenant', 'Any tenant', tenants.map((each) => [each, each]))}
      <span class="found" role="status">${this.#rows.length} of ${this.#list.items.size}</span>
      ${views.map((one) => html`<span class="view"><a href="/console/queues${one.query}">${one.name}</a>
        <button type="button" class="quiet small" aria-label="Forget the view ${one.name}"
          @click=${() => this.#forget(one.name)}>${icon('cross')}</button></span>`)}
      <button type="button" class="quiet small" @click=${() => this.#saveView()}>${icon('star')}Save view</button>
    </div>`;
  }

  #table() {
    const items = this.#virtualizer?.getVirtualItems() ?? [];
    return html`<div class="queue" role="grid" aria-label="Open tickets" tabindex="0"
        aria-activedescendant=${this.selected ? `row-${this.selected}` : nothing}
        aria-rowcount=${this.#rows.length + 1} aria-colcount=${COLUMNS.length + 1}>
      <div class="queue-row queue-titles" role="row" aria-rowindex="1">
        ${COLUMNS.map((column) => html`<span role="columnheader" class="cell-${column.name}"
          aria-sort=${this.filter.sort === column.name
    ? (this.filter.down ? 'descending' : 'ascending') : 'none'}>
          <button type="button" class="quiet small" @click=${() => this.#sortBy(column)}>${column.label}
            <span class="arrow" aria-hidden="true">${this.filter.sort === column.name
    ? (this.filter.down ? '▼' : '▲') : ''}</span></button></span>`)}
        <span role="columnheader" class="cell-do"><span class="visually-hidden">Actions</span></span>
      </div>
      <div class="rows" role="rowgroup" tabindex="-1">
        ${this.#rows.length === 0 ? html`<div role="row"><div role="gridcell">${this.#list.items.size === 0
    ? empty('No ticket is open.', 'What is reported or alarms appears here by itself.')
    : empty('No ticket is like that.', 'Take a filter or a word of the search away.')}</div></div>`
    : html`<div class="space" role="presentation" .style=${`height:${
      this.#virtualizer?.getTotalSize() ?? 0}px`}>
          ${repeat(items, (item) => this.#rows[item.index]?.id ?? item.index,
      (item) => this.#row(this.#rows[item.index], item))}</div>`}
      </div>
    </div>`;
  }

  #row(one, item) {
    if (!one) {
      return nothing;
    }
    const chosen = one.id === this.selected;
    return html`<div class="queue-row ${chosen ? 'chosen' : ''}" role="row" id="row-${one.id}"
        aria-rowindex=${item.index + 2} aria-selected=${chosen}
        .style=${`height:${item.size}px;transform:translateY(${item.start}px)`}
        @click=${() => { this.selected = one.id; }}
        @dblclick=${() => router.go(this.#href(one))}>
      <span role="gridcell" class="cell-priority">${priority(one.priority)}</span>
      <span role="gridcell" class="cell-summary"><a class="truncate" href=${this.#href(one)} tabindex="-1"
        >${one.summary}</a><small class="truncate">${one.id}${
  one.service ? ` · ${one.service}` : ''} · ${one.category}</small></span>
      <span role="gridcell" class="cell-clock">${clock(one)}</span>
      <span role="gridcell" class="cell-state">${state(one.state)}</span>
      <span role="gridcell" class="cell-owner"><span class="truncate">${owner(one)}</span>
        <small class="truncate">${line(one.line)}${one.team ? ` · ${this.#team(one.team)}` : ''}</small></span>
      <span role="gridcell" class="cell-moves number" title="${one.reassignments} handed on, ${
  one.returns} came back">${one.reassignments + one.returns || ''}</span>
      <span role="gridcell" class="cell-opened number" title=${inFull(one.opened, zoneOf(one.tenant))}
        >${span(now() - Date.parse(one.opened))}</span>
      <span role="gridcell" class="cell-do">${chosen ? this.#buttons(one) : ''}</span>
    </div>`;
  }

  #buttons(one) {
    return myActions().filter((each) => ['t', 'a', 'e', 'w', 'n', 'r'].includes(each.key))
      .map((each) => html`<button type="button" class="quiet small" tabindex="-1"
        aria-label="${each.word} ${one.id}" title="${each.word} (${each.key})"
        @click=${(event) => {
    event.stopPropagation();
    this.#perform(each, one);
  }}>${icon(each.icon)}</button>`);
  }

  #team(id) {
    return this.#teams.find((one) => one.id === id)?.label ?? id;
  }
}

customElements.define('ff-queues', Queues);
