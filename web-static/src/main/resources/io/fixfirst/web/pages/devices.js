/** Devices: which are in alarm, what is normal for each, and what has happened to it. */
import { html } from 'lit';
import { Page, styles } from '../parts/page.js';
import { empty, shown } from '../parts/states.js';
import { icon } from '../parts/icons.js';
import { inFull, moment, spanOf } from '../parts/times.js';
import { priority, state as incidentState } from '../parts/badges.js';
import { incident } from '../parts/link.js';
import { ask } from '../parts/dialog.js';
import { done, refused } from '../parts/toast.js';
import { Snapshot, may } from '../store.js';
import { del, get, post, put, query } from '../api.js';
import { change } from '../changes.js';
import { router } from '../router.js';
import { alarms, readings } from './devices/history.js';

await styles(new URL('./tenants.css', import.meta.url));

const STATES = { ok: ['check', 'OK'], noticed: ['alert', 'Noticed'], alarm: ['bell', 'Alarm'],
  silenced: ['pause', 'Silenced'], retired: ['cross', 'Retired'] };
const PAGE = 100;

class Devices extends Page {
  title = 'Devices';
  #filter = { tenant: '', state: '', text: '' };
  #cursors = [''];
  #list = null;
  #tenants = [];
  #one = null;
  #past = null;
  #readings = null;
  #alarms = null;
  #id = '';

  connectedCallback() {
    super.connectedCallback();
    Object.assign(this.#filter, Object.fromEntries(router.query));
    this.#list = this.follow(new Snapshot({
      load: () => get(`/api/v1/devices${query({ ...this.#filter, limit: PAGE, cursor: this.#cursors.at(-1) })}`),
      concerns: (event) => event.kind === 'device',
      gapMillis: 1000,
    }));
    const minute = setInterval(() => this.#readings?.refresh(), 30_000);
    this.onLeave(() => clearInterval(minute));
    get('/api/v1/tenants?limit=500').then((page) => {
      this.#tenants = page.items;
      this.requestUpdate();
    }, refused);
  }

  render() {
    const [id] = this.rest;
    return id ? this.#device(id) : this.#all();
  }

  #all() {
    return html`<div class="page-head"><h1>Devices</h1><span class="grow"></span>
        <form class="ten-filter" role="search" @submit=${(event) => event.preventDefault()}>
          <select aria-label="Tenant" @change=${(event) => this.#set('tenant', event.target.value)}>
            <option value="">All tenants</option>${this.#tenants.map((one) => html`<option value=${one.id}
              ?selected=${one.id === this.#filter.tenant}>${one.name}</option>`)}</select>
          <select aria-label="State" @change=${(event) => this.#set('state', event.target.value)}>
            <option value="">Any state</option>${Object.entries(STATES).map(([value, [, label]]) =>
    html`<option value=${value} ?selected=${value === this.#filter.state}>${label}</option>`)}</select>
          <input type="search" aria-label="Search" placeholder="Search" maxlength="100" .value=${this.#filter.text}
            @input=${(event) => this.#set('text', event.target.value)}></form></div>
      <section class="panel ten-scroll">${shown(this.#list, (page) => page.items.length === 0
    ? empty('There is no such device.', 'A tenant’s page takes a list of servers.')
    : html`<table><thead><tr><th scope="col">Device</th><th scope="col">State</th><th scope="col">Alarms</th>
        <th scope="col">Label</th><th scope="col">Service</th><th scope="col">Site</th><th scope="col">Tenant</th></tr></thead>
        <tbody>${page.items.map((one) => html`<tr>
          <th scope="row"><a href="/console/devices/${encodeURIComponent(one.id)}">${one.name}</a></th>
          <td>${sign(one.state)}</td><td>${one.alarms.map((each) => each.summary).join('; ')}</td>
          <td>${one.profile.label ?? ''}</td><td>${one.profile.service ?? ''}</td><td>${one.profile.site ?? ''}</td>
          <td><a href="/console/tenants/${one.tenant}">${one.tenant}</a></td></tr>`)}</tbody></table>
        <div class="row"><button type="button" ?disabled=${this.#cursors.length === 1}
            @click=${() => { this.#cursors.pop(); this.#list.refresh(); }}>Back</button>
          <button type="button" ?disabled=${!page.cursor}
            @click=${() => { this.#cursors.push(page.cursor); this.#list.refresh(); }}>More</button></div>`, 10)}
      </section>`;
  }

  #set(name, value) {
    this.#filter[name] = value;
    this.#cursors = [''];
    router.note(Object.fromEntries(Object.entries(this.#filter).filter(([, each]) => each)));
    this.#list.refresh();
  }

  // One device

  #device(id) {
    if (this.#id !== id) {
      this.#id = id;
      [this.#one, this.#past, this.#readings, this.#alarms].forEach((each) => each?.close());
      const path = `/api/v1/devices/${encodeURIComponent(id)}`;
      this.#one = this.follow(new Snapshot({ load: () => get(path),
        concerns: (event) => event.kind === 'device' && event.entity === id }));
      this.#past = this.follow(new Snapshot({
        load: () => get(`/api/v1/incidents${query({ device: id, limit: 20 })}`),
        concerns: (event) => event.kind === 'incident' && id.startsWith(`${event.tenant}:`), gapMillis: 2000 }));
      this.#readings = this.follow(new Snapshot({ load: () => get(`${path}/readings`), concerns: () => false }));
      this.#alarms = this.follow(new Snapshot({ load: () => get(`${path}/alarms?limit=50`),
        concerns: (event) => event.kind === 'device' && event.entity === id, gapMillis: 1000 }));
    }
    return shown(this.#one, (one) => this.#shown(one), 6);
  }

  #shown(one) {
    return html`<div class="page-head"><h1>${one.profile.label ?? one.name}</h1><code>${one.id}</code>${sign(one.state)}
        <span class="grow"></span>${this.#actions(one)}<a href="/console/devices">All devices</a></div>
      <div class="ten-grid">
        <section class="panel"><header><h2>Alarms</h2></header>${one.alarms.length === 0 ? empty('Nothing is raised.')
    : html`<ul class="ten-results">${one.alarms.map((each) => html`<li class="dev-alarm">${icon('bell')}
        ${each.summary} <small class="hint">${each.severity}${each.flapping ? ', goes on and off' : ''}, since
        <time title=${inFull(each.raised)}>${moment(each.raised)}</time></small></li>`)}</ul>`}</section>
        <section class="panel"><header><h2>What it is</h2></header><dl class="ten-facts">
          ${fact('Tenant', html`<a href="/console/tenants/${one.tenant}">${one.tenant}</a>`)}
          ${fact('Category', one.profile.category)}${fact('Service', one.profile.service)}${fact('Site', one.profile.site)}
          ${fact('Needs', (one.profile.dependsOn ?? []).join(', '))}
          ${fact('Sign of life', one.profile.heartbeatEvery ? `at least every ${spanOf(one.profile.heartbeatEvery)}` : '')}
          ${one.silencedUntil ? fact('Silenced until', moment(one.silencedUntil)) : ''}</dl></section>
        <section class="panel ten-scroll"><header><h2>What is normal</h2></header>
          ${(one.profile.rules ?? []).length === 0 ? html`<p class="hint">No rule on a metric.</p>`
    : html`<table><thead><tr><th scope="col">Metric</th><th scope="col" class="number">Noticed from</th>
        <th scope="col" class="number">Alarm from</th><th scope="col">For</th><th scope="col">Severity</th>
        <th scope="col" class="number">Noticed at</th>${this.#mayRule(one) ? html`<th scope="col"><span
          class="visually-hidden">Actions</span></th>` : ''}</tr></thead><tbody>${one.profile.rules.map((rule) =>
      html`<tr><th scope="row">${rule.metric}</th><td class="number">${rule.notice ?? '–'}</td>
          <td class="number">${rule.alarm}</td><td>${rule.hold ? spanOf(rule.hold) : 'at once'}</td><td>${rule.severity}</td>
          <td class="number ${one.noticed?.[rule.metric] === undefined ? '' : 'dev-noticed'}">${
  one.noticed?.[rule.metric] ?? ''}</td>${this.#mayRule(one) ? html`<td class="number"><button type="button"
            class="small" aria-label="Remove the rule on ${rule.metric}"
            @click=${() => this.#removeRule(one, rule)}>Remove</button></td>` : ''}</tr>`)}</tbody></table>`}
          ${this.#mayRule(one) ? html`<div class="row"><button type="button"
            @click=${() => this.#rule(one)}>${icon('plus')}Rule</button></div>` : ''}</section>
        <section class="panel"><header><h2>Incidents</h2></header>${shown(this.#past, (page) => page.items.length === 0
    ? empty('It has never been in an incident.')
    : html`<table><tbody>${page.items.map((each) => html`<tr><td>${priority(each.priority)}</td>
        <th scope="row">${incident(each.id, each.summary)}</th><td>${incidentState(each.state)}</td>
        <td><time title=${inFull(each.opened)}>${moment(each.opened)}</time></td></tr>`)}</tbody></table>`)}</section>
        ${readings(this.#readings, one.profile.rules ?? [])}${alarms(this.#alarms)}
      </div>`;
  }

  #actions(one) {
    if (one.state === 'retired') {
      return '';
    }
    return html`${may('plan-maintenance') ? one.silencedUntil
      ? html`<button type="button" @click=${() => this.#try(() => this.#change(one, silence,
        (path, options) => del(`${path}/silence`, options)), 'It is heard again.')}>End the silence</button>`
      : html`<button type="button" @click=${() => this.#silence(one)}>Silence</button>` : ''}
      ${may('manage-devices') ? html`<button type="button" @click=${() => this.#retire(one)}>Retire</button>` : ''}`;
  }

  async #try(what, sentence) {
    try {
      await what();
      done(sentence);
    } catch (error) {
      refused(error);
    }
    this.#one.refresh();
  }

  async #silence(one) {
    await ask({ title: `Silence ${one.name}`, action: 'Silence',
      text: 'New alarms are held back until then, and told if they still stand.',
      fields: [{ name: 'until', label: 'Until', kind: 'datetime' }, { name: 'reason', label: 'Why', max: 1000 }],
      run: (entered) => this.#change(one, silence, (path, options) => post(`${path}/silence`, {
        until: new Date(entered.until).toISOString(), reason: entered.reason }, options)) });
    this.#one.refresh();
  }

  async #retire(one) {
    await ask({ title: `Retire ${one.name}`, action: 'Retire', danger: true,
      text: 'It is taken out of monitoring, and its alarms clear.',
      run: () => this.#change(one, (seen) => seen.profile, (path, options) => del(path, options)) });
    this.#one.refresh();
  }

  #mayRule(one) {
    return may('manage-devices') && one.state !== 'retired';
  }

  async #removeRule(one, rule) {
    await ask({ title: `Remove the rule on ${rule.metric}`, action: 'Remove', danger: true,
      text: 'Its readings are no longer noticed. An alarm that stands goes on until a reading would have ended it.',
      run: () => this.#profile(one, () => one.profile.rules.filter((each) => each.metric !== rule.metric)) });
    this.#one.refresh();
  }

  async #rule(one) {
    await ask({ title: `A rule for ${one.name}`, action: 'Save',
      text: 'A rule on the same metric takes the place of the one that is there.',
      fields: [{ name: 'metric', label: 'Metric', max: 60, hint: 'As the readings name it: cpu' },
        { name: 'notice', label: 'Noticed from', optional: true }, { name: 'alarm', label: 'Alarm from' },
        { name: 'hold', label: 'For minutes', optional: true, value: '5' }],
      run: (entered) => this.#profile(one, () => [
        ...(one.profile.rules ?? []).filter((each) => each.metric !== entered.metric),
        { metric: entered.metric, alarm: Number(entered.alarm),
          ...(entered.notice ? { notice: Number(entered.notice) } : {}),
          ...(entered.hold ? { hold: `PT${Number(entered.hold)}M` } : {}) }]) });
    this.#one.refresh();
  }

  /** Changes its rules; they are made from what it is when they are sent. */
  #profile(one, rules) {
    return this.#change(one, (seen) => seen.profile, (path, options) =>
      put(path, { ...one.profile, rules: rules() }, options));
  }

  #change(one, part, send) {
    const path = `/api/v1/devices/${encodeURIComponent(one.id)}`;
    return change(one, { path, part, send: (options) => send(path, options) });
  }
}

function silence(device) {
  return device.silencedUntil;
}

function sign(name) {
  const [picture, word] = STATES[name] ?? ['alert', name];
  return html`<span class="dev-sign dev-${name}">${icon(picture)}${word}</span>`;
}

function fact(name, value) {
  return value ? html`<div><dt>${name}</dt><dd>${value}</dd></div>` : '';
}

customElements.define('ff-devices', Devices);
