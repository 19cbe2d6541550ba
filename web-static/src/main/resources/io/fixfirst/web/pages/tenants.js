/** Tenants: taking one on, its devices and monitoring, contract, maintenance and status page. */
import { html, nothing } from 'lit';
import { Page, styles } from '../parts/page.js';
import { empty, failed, shown } from '../parts/states.js';
import { icon } from '../parts/icons.js';
import { inFull, millisOf, moment, spanOf } from '../parts/times.js';
import { priority, state } from '../parts/badges.js';
import { incident } from '../parts/link.js';
import { ask } from '../parts/dialog.js';
import { done, refused } from '../parts/toast.js';
import { Snapshot, may } from '../store.js';
import { all, del, get, post, put } from '../api.js';
import { change } from '../changes.js';
import { dueAt, loadHours } from '../hours.js';
import { router } from '../router.js';
import { now } from '../clock.js';
import './tenants/tokens.js';
import './tenants/hours.js';
import './tenants/webhooks.js';

await styles(new URL('./tenants.css', import.meta.url));

const STAGES = ['prospect', 'poc', 'rollout', 'live', 'leaving'];
const STAGE = { prospect: 'Prospect', poc: 'Proof of concept', rollout: 'Rollout', live: 'Live', leaving: 'Leaving' };
const URGENCIES = ['Low', 'Normal', 'High', 'Urgent'];
const IMPACTS = ['Low', 'Medium', 'High'];
const PRIORITIES = ['low', 'medium', 'normal', 'high'];
const LINES_MAX = 500;

class Tenants extends Page {
  static properties = { ...Page.properties, shownTenant: { state: true } };

  title = 'Tenants';
  #list = this.follow(new Snapshot({
    load: () => all('/api/v1/tenants'),
    concerns: (event) => event.kind === 'tenant' || event.kind === 'incident', // It counts them.
    gapMillis: 2000,
  }));
  #incidents = null;
  #of = '';
  #added = null;
  #matrix = null;

  constructor() {
    super();
    this.shownTenant = '';
    loadHours().then(() => this.requestUpdate(), refused);
  }

  keys() {
    return [{ key: 'n', label: 'New tenant', when: () => may('manage-tenants'), run: () => this.#register() }];
  }

  render() {
    const [id] = this.rest;
    if (!id) {
      return this.#all();
    }
    return shown(this.#list, (tenants) => {
      const one = tenants.find((each) => each.id === id);
      return one ? this.#one(one) : failed({ status: 404 });
    }, 6);
  }

  #all() {
    return html`<div class="page-head"><h1>Tenants</h1><span class="grow"></span>
        ${may('manage-tenants') ? html`<button type="button" @click=${() => this.#register()}>${
    icon('plus')}New tenant</button>` : ''}</div>
      <section class="panel ten-scroll">${shown(this.#list, (tenants) => tenants.length === 0
    ? empty('There is no tenant yet.', 'Take one on as a prospect, and add a dozen servers for a proof of concept.')
    : html`<table><thead><tr><th scope="col">Tenant</th><th scope="col">Stage</th>
        <th scope="col" class="number">Open</th><th scope="col" class="number">Devices</th>
        <th scope="col">Status page</th><th scope="col">Maintenance</th></tr></thead>
        <tbody>${tenants.map((one) => html`<tr>
          <th scope="row"><a href="/console/tenants/${one.id}">${one.name}</a></th>
          <td>${STAGE[one.stage] ?? one.stage}</td>
          <td class="number"><a href="/console/queues?tenant=${one.id}">${one.openIncidents}</a></td>
          <td class="number"><a href="/console/devices?tenant=${one.id}">${one.devices}</a></td>
          <td>${one.statusPage?.visibility ?? '–'}</td>
          <td>${windows(one)[0] ? moment(windows(one)[0].from) : '–'}</td></tr>`)}</tbody></table>`, 8)}
      </section>
      ${this.#list.value && may('manage-webhooks') && (may('manage-tenants') || may('see-metrics'))
    ? html`<section class="panel"><ff-tenant-webhooks tenant=""></ff-tenant-webhooks></section>` : ''}`;
  }

  async #register() {
    const values = await ask({ title: 'New tenant', action: 'Take on', fields: [
      { name: 'name', label: 'Name', max: 200 },
      { name: 'id', label: 'Id', max: 40, hint: 'Short and stable: letters, digits, hyphens.' },
      { name: 'stage', label: 'Begins as', kind: 'select', value: 'prospect',
        options: STAGES.slice(0, 4).map((value) => ({ value, label: STAGE[value] })) },
    ], run: (values) => post('/api/v1/tenants', values) });
    if (values) {
      await this.#list.refresh();
      router.go(`/console/tenants/${values.id}`);
    }
  }

  // One tenant

  #one(one) {
    if (this.#of !== one.id) {
      this.#of = one.id;
      this.#added = null;
      this.#matrix = null;
      this.#incidents?.close();
      this.#incidents = this.follow(new Snapshot({
        load: () => get(`/api/v1/incidents?tenant=${encodeURIComponent(one.id)}&state=open&sort=due&limit=8`),
        concerns: (event) => event.kind === 'incident' && event.tenant === one.id,
        gapMillis: 1000,
      }));
    }
    const next = STAGES[STAGES.indexOf(one.stage) + 1];
    return html`<div class="page-head"><h1>${one.name}</h1><code>${one.id}</code>
        <ol class="ten-stages" aria-label="Stage">${STAGES.map((each) => html`<li
          aria-current=${each === one.stage ? 'step' : nothing}>${STAGE[each]}</li>`)}</ol>
        <span class="grow"></span>
        ${next && may('manage-tenants') ? html`<button type="button"
          @click=${() => this.#move(one, next)}>Move to ${STAGE[next].toLowerCase()}</button>` : ''}
        <a href="/console/tenants">All tenants</a></div>
      <div class="ten-grid">
        ${this.#open(one)}${this.#onboarding(one)}${this.#tokens(one)}${this.#services(one)}
        ${this.#sla(one)}${this.#hours(one)}${this.#maintenance(one)}${this.#status(one)}${this.#webhooks(one)}
      </div>`;
  }

  async #try(what, sentence) {
    try {
      await what();
      await this.#list.refresh();
      done(sentence);
    } catch (error) {
      refused(error);
    }
  }

  #move(one, stage) {
    return this.#try(() => this.#change(one, 'stage', (path, options) => post(`${path}/stage`, { stage }, options)),
      `${one.name}: ${STAGE[stage]}.`);
  }

  #open(one) {
    return html`<section class="panel"><header><h2>Open incidents</h2>
        <a class="hint" href="/console/queues?tenant=${one.id}">${one.openIncidents} in all</a></header>
      ${shown(this.#incidents, (page) => page.items.length === 0 ? empty('Nothing is open.')
    : html`<table><tbody>${page.items.map((each) => html`<tr><td>${priority(each.priority)}</td>
        <th scope="row">${incident(each.id, each.summary)}</th><td>${state(each.state)}</td></tr>`)}</tbody></table>`)}
    </section>`;
  }

  #onboarding(one) {
    return html`<section class="panel"><header><h2>Devices</h2>
        <a class="hint" href="/console/devices?tenant=${one.id}">${one.devices} in all</a></header>
      ${may('manage-devices') ? html`<form class="stack" @submit=${(event) => this.#addDevices(event, one)}>
        <label for="ten-devices">Add devices, one a line</label>
        <textarea id="ten-devices" rows="5" placeholder="srv-001, Patient records 1, server, care, town-hall"></textarea>
        <small class="hint">Name, then if you like: label, category, service, site; with commas or tabs between them.</small>
        <div class="row"><button type="submit" class="primary">Add</button>
          <label class="button" for="ten-file">Open a file…</label>
          <input id="ten-file" class="visually-hidden" type="file" accept=".csv,.txt" @change=${this.#file}></div>
      </form>` : ''}
      ${this.#added ? html`<ul class="ten-results" aria-live="polite">
        <li>${icon('check')} ${this.#added.good} of ${this.#added.of} added.</li>
        ${this.#added.bad.map((each) => html`<li class="late">${icon('alert')} Line ${each.line}: ${each.why}</li>`)}</ul>` : ''}
    </section>`;
  }

  #file = async (event) => {
    const [file] = event.target.files;
    if (file && file.size < 1_000_000) {
      this.querySelector('#ten-devices').value = await file.text();
    } else if (file) {
      refused(new Error('A list has at most 1 MB.'));
    }
    event.target.value = '';
  };

  async #addDevices(event, one) {
    event.preventDefault();
    const area = this.querySelector('#ten-devices');
    const lines = area.value.split('\n').map((text, index) => ({ text: text.trim(), line: index + 1 }))
      .filter((each) => each.text && !each.text.startsWith('#'));
    if (lines.length === 0 || lines.length > LINES_MAX) {
      refused(new Error(`Give 1 to ${LINES_MAX} devices.`));
      return;
    }
    this.#added = { good: 0, of: lines.length, bad: [] };
    for (const { text, line } of lines) {
      const [name, label, category, service, site] = text.split(/[,;\t]/).map((each) => each.trim() || undefined);
      try {
        await post('/api/v1/devices', { tenant: one.id, name: name ?? '', profile: { label, category, service, site } });
        this.#added.good += 1;
      } catch (error) {
        this.#added.bad.push({ line, why: [error.message, ...(error.problem?.errors ?? [])
          .map((each) => `${each.field} ${each.message}`)].join(' ') });
      }
      this.requestUpdate();
    }
    if (this.#added.bad.length === 0) {
      area.value = '';
    }
    await this.#list.refresh();
  }

  #tokens(one) {
    return may('manage-tenants') ? html`<section class="panel"><ff-tenant-tokens tenant=${one.id}></ff-tenant-tokens></section>`
      : '';
  }

  #webhooks(one) {
    return may('manage-webhooks')
      ? html`<section class="panel ten-wide"><ff-tenant-webhooks tenant=${one.id}></ff-tenant-webhooks></section>` : '';
  }

  #services(one) {
    const services = one.contract?.services ?? [];
    return html`<section class="panel ten-scroll"><header><h2>Services</h2></header>
      ${services.length === 0 ? empty('The contract names no service.') : html`<table><thead><tr>
        <th scope="col">Service</th><th scope="col">Impact</th><th scope="col">Urgency</th>
        <th scope="col">Down is a P1</th><th scope="col">By</th></tr></thead>
        <tbody>${services.map((each) => html`<tr><th scope="row">${each.label ?? each.id}</th>
          <td>${each.impact ?? '–'}</td><td>${each.urgency ?? '–'}</td><td>${each.majorWhenDown ? 'yes' : 'no'}</td>
          <td>${each.deliveredBy ?? 'provider'}</td></tr>`)}</tbody></table>`}</section>`;
  }

  // The SLA matrix: opened now, due at

  #sla(one) {
    const matrix = this.#matrix ?? one.contract?.terms?.matrix;
    if (!matrix) {
      return '';
    }
    const editable = may('manage-contracts');
    return html`<section class="panel ten-wide ten-scroll"><header><h2>SLA: impact × urgency</h2>
        <span class="hint">Resolve time in service hours; opened now, due at (your time)</span></header>
      <table class="ten-matrix"><thead><tr><th scope="col">Impact</th>${URGENCIES.map((each) =>
    html`<th scope="col">${each} urgency</th>`)}</tr></thead>
        <tbody>${matrix.map((row, i) => html`<tr><th scope="row">${IMPACTS[i]}</th>${row.map((cell, j) =>
    html`<td>${this.#cell(one, cell, i, j, editable)}</td>`)}</tr>`)}</tbody></table>
      ${editable ? html`<div class="row"><button type="button" class="primary" ?disabled=${!this.#matrix}
          @click=${() => this.#saveMatrix(one)}>Save</button>
        <button type="button" ?disabled=${!this.#matrix}
          @click=${() => { this.#matrix = null; this.requestUpdate(); }}>Undo</button>
        <small class="hint">Running clocks follow a change.</small></div>` : ''}</section>`;
  }

  #hours(one) {
    return one.contract?.terms?.hours ? html`<section class="panel ten-wide"><ff-tenant-hours .tenant=${one}
      .save=${(hours) => this.#saveHours(one, hours)}></ff-tenant-hours></section>` : '';
  }

  async #saveHours(one, hours) {
    await this.#terms(one, { hours });
    await loadHours();
    await this.#list.refresh();
  }

  #cell(one, cell, i, j, editable) {
    const hours = millisOf(cell.resolve) / 3_600_000;
    const due = dueAt(one.id, now(), millisOf(cell.resolve));
    return html`${editable ? html`<div class="row">
        <input type="number" min="0.25" step="0.25" .value=${String(hours)}
          aria-label="Hours at impact ${IMPACTS[i]}, urgency ${URGENCIES[j]}"
          @change=${(event) => this.#edit(one, i, j, { resolve: `PT${Math.round(event.target.value * 60)}M` })}>
        <select aria-label="Priority at impact ${IMPACTS[i]}, urgency ${URGENCIES[j]}"
          @change=${(event) => this.#edit(one, i, j, { priority: event.target.value })}>${PRIORITIES.map((each) =>
    html`<option value=${each} ?selected=${each === cell.priority}>${each}</option>`)}</select></div>`
    : html`${spanOf(cell.resolve)} ${priority(cell.priority)}`}
      <small class="hint">${due ? html`<time title=${inFull(due)}>${moment(due)}</time>` : 'beyond a month'}</small>`;
  }

  #edit(one, i, j, change) {
    this.#matrix = structuredClone(this.#matrix ?? one.contract.terms.matrix);
    Object.assign(this.#matrix[i][j], change);
    this.requestUpdate();
  }

  async #saveMatrix(one) {
    await this.#try(async () => {
      await this.#terms(one, { matrix: this.#matrix });
      this.#matrix = null;
    }, 'The contract is changed.');
  }

  /** Changes terms of the contract as it is when it is sent. */
  #terms(one, terms) {
    return this.#change(one, 'contract', (path, options) => put(`${path}/contract`,
      { ...one.contract, terms: { ...one.contract.terms, ...terms } }, options));
  }

  #change(one, part, send) {
    const path = `/api/v1/tenants/${one.id}`;
    return change(one, { path, part: (seen) => seen[part], send: (options) => send(path, options) });
  }

  // Maintenance and the status page

  #maintenance(one) {
    return html`<section class="panel"><header><h2>Maintenance</h2></header>
      ${windows(one).length === 0 ? html`<p class="hint">Nothing is planned.</p>`
    : html`<table><tbody>${windows(one).map((each) => html`<tr><th scope="row">${each.reason}</th>
        <td>${moment(each.from)} – ${moment(each.to)}</td><td>${may('plan-maintenance') ? html`<button type="button"
          class="small" @click=${() => this.#try(() => this.#change(one, 'maintenance',
      (path, options) => del(`${path}/maintenance/${encodeURIComponent(each.id)}`, options)), 'It is cancelled.')}>${
  Date.parse(each.from) < now() ? 'End' : 'Cancel'}</button>` : ''}</td></tr>`)}</tbody></table>`}
      ${may('plan-maintenance') ? html`<div class="row"><button type="button"
        @click=${() => this.#plan(one)}>${icon('plus')}Plan a window</button></div>` : ''}</section>`;
  }

  async #plan(one) {
    const values = await ask({ title: `Maintenance at ${one.name}`, action: 'Plan',
      text: 'Alarms of the devices are held back in the window, and told afterwards if they still stand.',
      fields: [{ name: 'from', label: 'From', kind: 'datetime' }, { name: 'to', label: 'To', kind: 'datetime' },
        { name: 'reason', label: 'Why', max: 1000 },
        { name: 'services', label: 'Only these services', optional: true, hint: 'Ids with commas; all devices without.' }],
      run: (entered) => this.#change(one, 'maintenance', (path, options) => post(`${path}/maintenance`, {
        from: new Date(entered.from).toISOString(), to: new Date(entered.to).toISOString(), reason: entered.reason,
        services: entered.services.split(',').map((each) => each.trim()).filter(Boolean) }, options)) });
    if (values) {
      await this.#list.refresh();
    }
  }

  #status(one) {
    const page = one.statusPage;
    return html`<section class="panel stack"><header><h2>Status page</h2></header>
      ${page?.path ? html`<p><a href=${page.path} target="_blank" rel="noopener">${location.origin}${page.path}</a></p>` : ''}
      <label for="ten-visibility">Who may see it</label>
      <select id="ten-visibility" ?disabled=${!may('manage-tenants')} @change=${(event) => this.#try(
    () => this.#change(one, 'statusPage', (path, options) => put(`${path}/status-page`,
      { visibility: event.target.value }, options)), 'The status page is changed.')}>
        ${[['signed-in', 'Their own people, signed in'], ['secret-link', 'Whoever has the link'], ['public', 'Everybody']]
    .map(([value, label]) => html`<option value=${value} ?selected=${value === page?.visibility}>${label}</option>`)}</select>
    </section>`;
  }
}

function windows(one) {
  return [...(one.maintenance ?? [])].filter((each) => Date.parse(each.to) > now())
    .sort((a, b) => a.from.localeCompare(b.from));
}

customElements.define('ff-tenants', Tenants);
