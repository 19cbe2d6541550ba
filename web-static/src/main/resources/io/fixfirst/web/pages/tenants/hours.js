/** When a tenant's clocks run: the hours of each weekday, public holidays and closed days. */
import { html } from 'lit';
import { Part } from '../../parts/page.js';
import { icon } from '../../parts/icons.js';
import { priority } from '../../parts/badges.js';
import { inFull, millisOf, moment } from '../../parts/times.js';
import { done, refused } from '../../parts/toast.js';
import { may } from '../../store.js';
import { now } from '../../clock.js';
import { dueWithin, stretches } from '../../hours.js';
import { post } from '../../api.js';

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const COUNTRIES = [['', 'None'], ['dk', 'Denmark'], ['se', 'Sweden'], ['no', 'Norway'], ['fi', 'Finland'],
  ['nl', 'Netherlands'], ['be', 'Belgium'], ['de', 'Germany'], ['gb', 'United Kingdom'], ['ie', 'Ireland'],
  ['fr', 'France'], ['pl', 'Poland'], ['es', 'Spain'], ['it', 'Italy'], ['us', 'United States']];
const PRESETS = [['office', 'Office hours, Monday to Friday 08–16'], ['extended', 'Every day 07–22'],
  ['around-the-clock', 'Around the clock']];
const TRY_MILLIS = 250;

/** `<ff-tenant-hours .tenant=${tenant} .save=${(hours) => ...}>`. */
class TenantHours extends Part {
  static properties = { tenant: { attribute: false }, save: { attribute: false },
    draft: { state: true }, tried: { state: true }, problem: { state: true } };

  #of = '';
  #timer = 0;

  constructor() {
    super();
    this.draft = null;
    this.tried = null;
    this.problem = '';
  }

  willUpdate() {
    if (this.#of !== this.tenant.id) {
      this.#of = this.tenant.id;
      this.#undo();
      this.#try();
    }
  }

  get #hours() {
    return this.draft ?? this.tenant.contract.terms.hours;
  }

  render() {
    const editable = may('manage-contracts');
    const hours = this.#hours;
    return html`<header><h2>Service hours</h2><span class="hint">${hours.zone}</span></header>
      <div class="ten-columns"><div class="stack">
        ${editable ? html`<div class="row">${PRESETS.map(([name, label]) => html`<button type="button" class="small"
          title=${label} @click=${() => this.#preset(name)}>${label.split(',')[0]}</button>`)}</div>` : ''}
        <div class="ten-week">${DAYS.map((day) => html`<span>${word(day)}</span>
          <div class="row">${this.#day(day, hours.week?.[day] ?? [], editable)}</div>`)}</div>
      </div><div class="stack">
        <label for="ten-zone">Time zone</label>
        <input id="ten-zone" list="ten-zones" maxlength="60" ?readonly=${!editable} .value=${hours.zone}
          @change=${(event) => this.#edit({ zone: event.target.value.trim() })}>
        <datalist id="ten-zones">${zones().map((each) => html`<option value=${each}></option>`)}</datalist>
        <div class="ten-form"><label>Public holidays of
          <select ?disabled=${!editable} @change=${(event) => this.#edit({ holidays: event.target.value
    ? { country: event.target.value } : null })}>${countries(hours).map(([code, name]) => html`<option value=${code}
            ?selected=${code === (hours.holidays?.country ?? '').toLowerCase()}>${name}</option>`)}</select></label>
          ${hours.holidays ? html`<label>Region <input maxlength="20" size="6" placeholder="all" ?readonly=${!editable}
            .value=${hours.holidays.region ?? ''} @change=${(event) => this.#edit({ holidays: {
    country: hours.holidays.country, ...(event.target.value ? { region: event.target.value.trim() } : {}) } })}></label>` : ''}</div>
        <span class="field-label">Own closed days</span>
        ${(hours.closingDays ?? []).length === 0 ? html`<small class="hint">None.</small>`
    : html`<ul class="ten-closed">${hours.closingDays.map((day) => html`<li>${day}${editable ? html`<button type="button"
            class="quiet small" aria-label="Open again on ${day}" @click=${() => this.#edit({
    closingDays: hours.closingDays.filter((each) => each !== day) })}>${icon('cross')}</button>` : ''}</li>`)}</ul>`}
        ${editable ? html`<form class="ten-form" @submit=${this.#close}><label>Closed on
          <input type="date" name="day" required></label><button type="submit">Add</button></form>` : ''}
      </div></div>
      ${this.#due()}
      <p class="form-error" role="alert" ?hidden=${!this.problem}>${this.problem}</p>
      ${editable ? html`<div class="row"><button type="button" class="primary" ?disabled=${!this.draft || this.problem}
          @click=${() => this.#save()}>Save</button>
        <button type="button" ?disabled=${!this.draft} @click=${() => { this.#undo(); this.#try(); }}>Undo</button>
        <small class="hint">Running clocks follow a change.</small></div>` : ''}`;
  }

  #day(day, intervals, editable) {
    if (!editable) {
      return intervals.length === 0 ? html`<span class="hint">closed</span>`
        : intervals.map((each) => html`<span>${time(each.from)}–${end(each.to)}</span>`);
    }
    const set = (index, change) => this.#week(day, intervals.map((each, i) => (i === index
      ? { ...each, ...change } : each)));
    return html`${intervals.map((each, index) => html`
        <input type="time" aria-label="${word(day)} from" .value=${time(each.from)} required
          @change=${(event) => event.target.value && set(index, { from: event.target.value })}> –
        <input type="time" aria-label="${word(day)} to; 00:00 is the end of the day" .value=${time(each.to)} required
          @change=${(event) => event.target.value && set(index, { to: event.target.value })}>
        <button type="button" class="quiet small" aria-label="Remove ${word(day)} ${time(each.from)}"
          @click=${() => this.#week(day, intervals.filter((_, i) => i !== index))}>${icon('cross')}</button>`)}
      ${intervals.length === 0 ? html`<span class="hint">closed</span>` : ''}
      <button type="button" class="quiet small" aria-label="Add hours on ${word(day)}" @click=${() => this.#week(day,
    [...intervals, intervals.length === 0 ? { from: '08:00', to: '16:00' } : { from: '18:00', to: '20:00' }])}>${
  icon('plus')}</button>`;
  }

  /** Opened now, due at: by the hours as they stand in the form. */
  #due() {
    if (!this.tried) {
      return '';
    }
    const cells = (this.tenant.contract.terms.matrix ?? []).flat();
    const kinds = [...new Map(cells.map((each) => [`${each.priority} ${each.resolve}`, each])).values()]
      .sort((a, b) => millisOf(a.resolve) - millisOf(b.resolve));
    const times = stretches(this.tried);
    return html`<div class="row ten-due" aria-live="polite"><span class="field-label">Opened now, due at</span>
      ${kinds.map((each) => {
    const due = dueWithin(times, now(), millisOf(each.resolve));
    return html`<span>${priority(each.priority)} ${due ? html`<time title=${inFull(due)}>${moment(due)}</time>`
      : 'beyond two months'}</span>`;
  })}</div>`;
  }

  #edit(change) {
    this.draft = { ...structuredClone(this.#hours), preset: undefined, ...change };
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#try(), TRY_MILLIS);
  }

  #week(day, intervals) {
    this.#edit({ week: { ...this.#hours.week, [day]: intervals } });
  }

  #close = (event) => {
    event.preventDefault();
    const day = new FormData(event.target).get('day');
    this.#edit({ closingDays: [...new Set([...(this.#hours.closingDays ?? []), day])].sort() });
    event.target.reset();
  };

  async #preset(preset) {
    const { zone, holidays, closingDays } = this.#hours;
    const week = {};
    const open = { office: DAYS.slice(0, 5), extended: DAYS, 'around-the-clock': DAYS }[preset];
    const [from, to] = { office: ['08:00', '16:00'], extended: ['07:00', '22:00'],
      'around-the-clock': ['00:00', '00:00'] }[preset];
    open.forEach((day) => { week[day] = [{ from, to }]; });
    this.#edit({ week, zone, holidays, closingDays });
  }

  async #try() {
    const hours = this.#hours;
    try {
      const answer = await post('/api/v1/service-hours/preview', hours);
      if (hours === this.#hours) {
        this.tried = answer;
        this.problem = '';
      }
    } catch (error) {
      this.problem = [error.message, error.advice].join(' ').trim();
    }
  }

  #undo() {
    this.draft = null;
    this.problem = '';
  }

  async #save() {
    try {
      await this.save(this.draft);
      this.#undo();
      done('The service hours are changed.');
    } catch (error) {
      refused(error);
    }
  }
}

function word(day) {
  return day[0].toUpperCase() + day.slice(1);
}

function time(text) {
  return String(text).slice(0, 5);
}

function end(text) {
  return time(text) === '00:00' ? '24:00' : time(text);
}

function zones() {
  return Intl.supportedValuesOf('timeZone');
}

/** The usual ones, and whatever the contract has. */
function countries(hours) {
  const own = hours.holidays?.country?.toLowerCase();
  return !own || COUNTRIES.some(([code]) => code === own) ? COUNTRIES : [...COUNTRIES, [own, own.toUpperCase()]];
}

customElements.define('ff-tenant-hours', TenantHours);
