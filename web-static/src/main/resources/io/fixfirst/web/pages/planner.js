/** The planner: will this team hold, and what if? */
import { html } from 'lit';
import { Page, styles } from '../parts/page.js';
import { empty, failed, loading } from '../parts/states.js';
import { icon } from '../parts/icons.js';
import { inFull, moment } from '../parts/times.js';
import { all, get, del, post, ApiError } from '../api.js';
import { router } from '../router.js';
import { refused } from '../parts/toast.js';
import '../parts/scenario-editor.js';
import { comparison } from './planner-compare.js';

await styles(new URL('./planner.css', import.meta.url));

const LOOK_MILLIS = 700;
const RUNS = '/api/v1/simulations';
const OVER = ['done', 'failed', 'cancelled'];
const STATE = { queued: ['queue', 'Waits'], running: ['play', 'Running'], done: ['check', 'Done'],
  failed: ['alert', 'Failed'], cancelled: ['pause', 'Cancelled'] };

class Planner extends Page {
  static properties = { ...Page.properties, runs: { state: true }, failure: { state: true } };

  title = 'Planner';
  #scenarios = [];
  #teams = [];
  #tenants = [];
  #form = { scenario: '', name: '', fromNow: false, changes: [], versusScenario: '', seed: '',
    replications: '', days: '' };
  #mistakes = null;
  #library = '';
  #refused = null;
  #timer = 0;
  #picked = new Set();
  #results = new Map();

  constructor() {
    super();
    this.runs = null;
    this.failure = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#look();
    this.#choices();
    this.onLeave(() => clearTimeout(this.#timer));
  }

  keys() {
    return [{ key: 'n', label: 'New simulation', run: () => router.go('/console/planner/new') }];
  }

  async #choices() {
    try {
      const [scenarios, desk, tenants] = await Promise.all([
        get('/api/v1/scenarios'), get('/api/v1/desk'), all('/api/v1/tenants')]);
      this.#scenarios = scenarios.items;
      this.#teams = desk.teams.map((one) => one.team).filter((one) => !one.vendor);
      this.#tenants = tenants;
      this.requestUpdate();
    } catch (error) {
      this.failure = error;
    }
  }

  async #look() {
    clearTimeout(this.#timer);
    try {
      this.runs = (await get(RUNS)).items;
      this.failure = null;
    } catch (error) {
      this.failure = error;
    }
    const going = (this.runs ?? []).some((run) => !OVER.includes(run.state));
    if (this.isConnected) {
      this.#timer = setTimeout(() => this.#look(), going ? LOOK_MILLIS : 5 * LOOK_MILLIS);
    }
  }

  render() {
    const [first, second, third] = this.rest;
    if (first === 'new') {
      return this.#new();
    }
    if (first === 'compare' && second && third) {
      return this.#compare(second, third);
    }
    return first ? this.#run(first) : this.#list();
  }

  // All runs

  #list() {
    return html`<div class="page-head"><h1>Planner</h1><span class="grow"></span>
        <button type="button" ?disabled=${this.#picked.size !== 2} @click=${() => this.#goCompare()}
          title="Choose two that are done">Compare two</button>
        <a class="button" href="/console/planner/new">${icon('plus')}New simulation</a></div>
      ${this.failure && !this.runs ? failed(this.failure, () => this.#look())
    : !this.runs ? loading(5)
      : this.runs.length === 0
        ? html`<section class="panel">${empty('Nobody has simulated anything yet.',
          'A simulation tells whether a team holds, what a new customer does to it, or what a P1 now would cost.')}</section>`
        : html`<section class="panel compare-scroll"><table class="planner-runs">
            <thead><tr><th scope="col"><span class="visually-hidden">Compare</span></th>
              <th scope="col">Simulation</th><th scope="col">State</th><th scope="col">Verdict</th>
              <th scope="col" class="number">Days</th><th scope="col" class="number">Replications</th>
              <th scope="col" class="number">Seed</th><th scope="col">Commit</th><th scope="col">By</th>
              <th scope="col">When</th></tr></thead>
            <tbody>${this.runs.map((run) => this.#row(run))}</tbody></table></section>`}`;
  }

  #row(run) {
    return html`<tr>
      <td><input type="checkbox" aria-label="Compare ${run.name}" ?disabled=${run.state !== 'done'}
        .checked=${this.#picked.has(run.id)} @change=${(event) => this.#pick(run, event)}></td>
      <th scope="row"><a href="/console/planner/${run.id}">${run.name}</a>
        <small class="hint">${run.fromNow ? 'from the live desk' : run.scenario}</small></th>
      <td>${stateOf(run)}${run.state === 'running' ? progress(run) : ''}</td>
      <td>${verdict(run)}</td>
      <td class="number">${daysOf(run.horizon)}</td>
      <td class="number">${run.done}/${run.replications}</td>
      <td class="number">${run.seed}</td>
      <td><code>${run.commit.slice(0, 8)}</code></td>
      <td>${run.by}</td>
      <td><time datetime=${run.created} title=${inFull(run.created)}>${moment(run.created)}</time></td>
    </tr>`;
  }

  #pick(run, event) {
    this.#picked[event.target.checked ? 'add' : 'delete'](run.id);
    this.requestUpdate();
  }

  #goCompare() {
    const [a, b] = this.runs.map((run) => run.id).filter((id) => this.#picked.has(id)).reverse();
    router.go(`/console/planner/compare/${a}/${b}`);
  }

  // A new one

  #new() {
    const form = this.#form;
    if (!form.scenario && this.#scenarios.length > 0) {
      this.#choose(this.#likely().file);
    }
    const ready = this.#mistakes !== null && this.#mistakes.length === 0;
    return html`<div class="page-head"><h1>New simulation</h1><span class="grow"></span>
        <a href="/console/planner">All simulations</a></div>
      <form class="planner-new" @submit=${(event) => this.#start(event)}>
        <div>
          <div class="row">
            <label for="scenario">Scenario</label>
            <select id="scenario" class="grow" .value=${form.scenario}
              @change=${(event) => this.#choose(event.target.value)}>${this.#scenarios.map((one) =>
  html`<option value=${one.file} ?selected=${one.file === form.scenario}>${one.title}</option>`)}
            </select>
            <label class="button" for="upload">Open a file…</label>
            <input id="upload" class="visually-hidden" type="file" accept=".yaml,.yml"
              @change=${(event) => this.#upload(event)}>
          </div>
          <ff-scenario-editor @checked=${(event) => this.#checked(event)}></ff-scenario-editor>
          <ul class="planner-mistakes" aria-live="polite">${this.#mistakes === null
    ? html`<li class="hint">Checking…</li>`
    : ready ? html`<li class="planner-fine">${icon('check')}This scenario can be run.</li>`
      : this.#mistakes.map((one) => html`<li><button type="button" class="quiet planner-wrong"
          @click=${() => this.#editor()?.goTo(one.line)}>${icon('alert')} Line ${one.line}: ${
  one.field ? html`<code>${one.field}</code> ` : ''}${one.message}</button></li>`)}</ul>
        </div>
        <div class="planner-options">
          <div class="field"><label for="name">Name <small>(optional)</small></label>
            <input id="name" maxlength="120" .value=${form.name} autocomplete="off"
              @input=${(event) => { form.name = event.target.value; }}></div>
          <fieldset><legend>Where it begins</legend>
            ${this.#radio(false, 'At the scenario’s own start')}
            ${this.#radio(true, 'With the live desk as it is now')}
          </fieldset>
          ${form.fromNow ? this.#changes() : this.#versus()}
          <div class="planner-pair">
            ${this.#number('days', 'Days', form.fromNow ? '14' : 'as it says')}
            ${this.#number('replications', 'Replications', 'as it says')}
          </div>
          ${this.#number('seed', 'Seed', 'as it says')}
          ${this.#refused ? html`<p class="form-error" role="alert">${this.#refused.message}${
    (this.#refused.problem?.errors ?? []).slice(0, 5).map((one) =>
      html`<span class="hint">${one.field}: ${one.message}</span>`)}</p>` : ''}
          <button class="primary" type="submit" ?disabled=${!ready}>${icon('play')}Run</button>
        </div>
      </form>`;
  }

  /** The scenario whose tenants the live desk has; else the first. */
  #likely() {
    const known = new Set(this.#tenants.map((one) => one.id));
    return this.#scenarios.find((one) => one.tenants.every((id) => known.has(id)))
      ?? this.#scenarios[0];
  }

  #radio(value, text) {
    return html`<label class="planner-radio"><input type="radio" name="begins"
      .checked=${this.#form.fromNow === value}
      @change=${() => { this.#form.fromNow = value; this.requestUpdate(); }}>${text}</label>`;
  }

  #number(name, label, placeholder) {
    return html`<div class="field"><label for=${name}>${label}</label>
      <input id=${name} inputmode="numeric" pattern="-?[0-9]{1,18}" placeholder=${placeholder}
        .value=${this.#form[name]} @input=${(event) => { this.#form[name] = event.target.value; }}></div>`;
  }

  #versus() {
    return html`<div class="field"><label for="versus">Compare with <small>(optional)</small></label>
      <select id="versus" @change=${(event) => { this.#form.versusScenario = event.target.value; }}>
        <option value="">nothing</option>${this.#scenarios.map((one) =>
    html`<option value=${one.file} ?selected=${one.file === this.#form.versusScenario}>${one.title}</option>`)}
      </select><small class="hint">On the same chance, so that small differences show.</small></div>`;
  }

  #changes() {
    const { changes } = this.#form;
    return html`<fieldset><legend>What if</legend>
      ${changes.length === 0 ? html`<small class="hint">Nothing changes: how will the next days go?
        With a change, both are simulated and compared.</small>` : ''}
      ${changes.map((one, index) => html`<div class="planner-change">
        ${one.what === 'more-people'
    ? html`<select aria-label="Team" @change=${(event) => { one.team = event.target.value; }}>${
      this.#teams.map((team) => html`<option value=${team.id} ?selected=${team.id === one.team}>${
        team.label || team.id}</option>`)}</select>
        <input type="number" min="1" max="1000" aria-label="More people" .value=${String(one.count)}
          @input=${(event) => { one.count = Number(event.target.value); }}>`
    : html`<select aria-label="P1 at" @change=${(event) => { one.tenant = event.target.value; }}>${
      this.#tenants.map((tenant) => html`<option value=${tenant.id}
        ?selected=${tenant.id === one.tenant}>P1 at ${tenant.name}</option>`)}</select><span></span>`}
        <button type="button" class="quiet" aria-label="Take this change away"
          @click=${() => { changes.splice(index, 1); this.requestUpdate(); }}>${icon('cross')}</button>
      </div>`)}
      <div class="row">
        <button type="button" class="small" ?disabled=${this.#teams.length === 0} @click=${() =>
    this.#add({ what: 'more-people', team: this.#teams[0].id, count: 1 })}>${icon('plus')}People</button>
        <button type="button" class="small" ?disabled=${this.#tenants.length === 0} @click=${() =>
    this.#add({ what: 'major-now', tenant: this.#tenants[0].id })}>${icon('plus')}A P1 now</button>
      </div></fieldset>`;
  }

  #add(change) {
    this.#form.changes.push(change);
    this.requestUpdate();
  }

  #editor() {
    return this.querySelector('ff-scenario-editor');
  }

  async #choose(file) {
    this.#form.scenario = file;
    this.#mistakes = null;
    try {
      const { text } = await get(`/api/v1/scenarios/${encodeURIComponent(file)}`);
      if (this.#form.scenario === file) {
        this.#library = text;
        await this.updateComplete;
        this.#editor().text = text;
      }
    } catch (error) {
      refused(error);
    }
  }

  async #upload(event) {
    const [file] = event.target.files;
    if (file && file.size > 1_000_000) {
      refused(new Error('A scenario has at most 1 MB.'));
    } else if (file) {
      this.#library = '';
      this.#editor().text = await file.text();
    }
    event.target.value = '';
  }

  #checked(event) {
    this.#mistakes = event.detail;
    this.requestUpdate();
  }

  async #start(event) {
    event.preventDefault();
    const form = this.#form;
    const text = this.#editor().text;
    const asked = { ...(text === this.#library ? { scenario: form.scenario } : { text }) };
    if (form.name.trim()) {
      asked.name = form.name.trim();
    }
    if (form.fromNow) {
      asked.fromNow = true;
      asked.changes = form.changes;
    } else if (form.versusScenario) {
      asked.versusScenario = form.versusScenario;
    }
    for (const name of ['seed', 'replications']) {
      if (form[name].trim()) {
        asked[name] = Number(form[name]);
      }
    }
    if (form.days.trim()) {
      asked.horizon = `P${Number(form.days)}D`;
    }
    try {
      this.#refused = null;
      const run = await post(RUNS, asked);
      await this.#look();
      router.go(`/console/planner/${run.id}`);
    } catch (error) {
      if (!(error instanceof ApiError)) {
        throw error;
      }
      this.#refused = error;
      this.requestUpdate();
    }
  }

  // One run

  #run(id) {
    const run = (this.runs ?? []).find((one) => one.id === id);
    if (!run) {
      return this.runs ? failed({ status: 404 }) : loading(6);
    }
    const others = this.runs.filter((one) => one.id !== id && one.state === 'done');
    return html`<div class="page-head"><h1>${run.name}</h1>${stateOf(run)}${verdict(run)}
        <span class="grow"></span><a href="/console/planner">All simulations</a>
        ${run.state === 'done' && others.length > 0 ? html`<select aria-label="Compare with"
          @change=${(event) => router.go(`/console/planner/compare/${event.target.value}/${id}`)}>
          <option value="">Compare with…</option>${others.map((one) =>
    html`<option value=${one.id}>${one.name}</option>`)}</select>` : ''}
        <button type="button" @click=${() => this.#again(run)}>Change and run again</button>
        <button type="button" @click=${() => this.#remove(run)}>${
  OVER.includes(run.state) ? 'Delete' : 'Cancel'}</button></div>
      <section class="panel"><dl class="planner-facts">
        ${fact('Scenario', run.versus ? `${run.scenario} beside ${run.fromNow ? 'itself, changed' : run.versus}` : run.scenario)}
        ${fact('Begins', run.fromNow ? `with the live desk of ${moment(run.fromNow)}` : 'at its own start')}
        ${fact('Horizon', `${daysOf(run.horizon)} days`)}${fact('Replications', `${run.done} of ${run.replications}`)}
        ${fact('Seed', run.seed)}${fact('Commit', run.commit.slice(0, 12))}
        ${fact('Took', `${run.seconds.toFixed(1)} s`)}
        ${run.digest ? fact('Digest', html`<code title=${run.digest}>${run.digest.slice(0, 23)}…</code>`) : ''}
      </dl></section>
      ${run.state === 'done' ? html`<p class="row"><a href="${RUNS}/${id}/report" target="_blank"
            rel="noopener">The report alone</a><a href="${RUNS}/${id}/results" download="${run.scenario}.json">
            Results as JSON</a></p>
          <iframe class="planner-report" title="Report of ${run.name}" sandbox="allow-scripts"
            src="${RUNS}/${id}/report"></iframe>`
    : OVER.includes(run.state) ? html`<section class="panel">${run.error
      ? html`<p class="form-error" role="alert">${run.error}</p>` : empty('It was cancelled.')}</section>`
      : html`<section class="panel planner-progress"><p role="status">${run.state === 'queued'
        ? 'It begins when those before it have ended.'
        : `${run.done} of at most ${run.replications} replications, ${run.seconds.toFixed(0)} s`}</p>
          ${progress(run)}</section>`}`;
  }

  async #again(run) {
    const asked = await get(`${RUNS}/${run.id}/request`);
    this.#form = { scenario: asked.scenario ?? this.#scenarios[0]?.file ?? '', name: asked.name ?? '',
      fromNow: asked.fromNow ?? false, changes: asked.changes ?? [],
      versusScenario: asked.versusScenario ?? '', seed: String(asked.seed ?? ''),
      replications: String(asked.replications ?? ''),
      days: asked.horizon ? String(daysOf(asked.horizon)) : '' };
    router.go('/console/planner/new');
    await this.updateComplete;
    if (asked.text) {
      this.#library = '';
      this.#editor().text = asked.text;
    } else {
      await this.#choose(asked.scenario);
    }
  }

  async #remove(run) {
    try {
      await del(`${RUNS}/${run.id}`);
      if (OVER.includes(run.state)) {
        router.go('/console/planner');
      }
      await this.#look();
    } catch (error) {
      refused(error);
    }
  }

  // Two runs

  #compare(a, b) {
    const [first, second] = [a, b].map((id) => (this.runs ?? []).find((one) => one.id === id));
    if (!first || !second) {
      return this.runs ? failed({ status: 404 }) : loading(6);
    }
    const [x, y] = [this.#resultsOf(a), this.#resultsOf(b)];
    return html`<div class="page-head"><h1>Two simulations side by side</h1><span class="grow"></span>
        <a href="/console/planner">All simulations</a></div>
      ${x && y ? comparison(first, second, x, y) : loading(8)}`;
  }

  #resultsOf(id) {
    if (!this.#results.has(id)) {
      this.#results.set(id, null);
      get(`${RUNS}/${id}/results`).then((results) => {
        this.#results.set(id, results);
        this.requestUpdate();
      }, refused);
    }
    return this.#results.get(id);
  }
}

function fact(name, value) {
  return html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
}

function stateOf(run) {
  const [sign, word] = STATE[run.state];
  return html`<span class="state">${icon(sign)}${word}</span>`;
}

function verdict(run) {
  if (typeof run.holds !== 'boolean') {
    return '';
  }
  return run.holds
    ? html`<span class="verdict verdict-holds">${icon('check')}Holds</span>`
    : html`<span class="verdict verdict-misses">${icon('alert')}Does not hold</span>`;
}

function progress(run) {
  return html`<progress max=${run.replications} .value=${run.done}
    aria-label="Replications done"></progress>`;
}

function daysOf(iso) {
  const found = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?)?/.exec(iso) ?? [];
  return Number(found[1] ?? 0) + Number(found[2] ?? 0) / 24;
}

customElements.define('ff-planner', Planner);
