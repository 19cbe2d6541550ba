/** Takes on an engineer, or changes what is known of one. */
import { html } from 'lit';
import { post, put } from '../../api.js';
import { change } from '../../changes.js';
import { done } from '../../parts/toast.js';
import { millisOf, zone } from '../../parts/times.js';
import { Fields, Wrong, askFor, list } from './form.js';

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const HOLIDAYS = [['', 'none'], ['dk', 'Denmark'], ['se', 'Sweden'], ['no', 'Norway'], ['fi', 'Finland'],
  ['nl', 'Netherlands'], ['de', 'Germany']];
const HOURS = /^\d\d:\d\d\s*-\s*\d\d:\d\d$/;
const OFFICE = '08:00-16:00';

class EngineerFields extends Fields {
  static properties = { profile: { attribute: false }, teams: { attribute: false },
    planned: { state: true }, sum: { state: true } };

  constructor() {
    super();
    this.profile = null;
    this.teams = [];
  }

  begin(profile, teams) {
    this.profile = profile;
    this.teams = teams.filter((team) => !team.vendor);
    this.planned = profile ? profile.shifts !== null && profile.shifts !== undefined : true;
    this.sum = Math.round(100 * Object.values(profile?.shares ?? {}).reduce((a, b) => a + b, 0));
    return this;
  }

  render() {
    const one = this.profile;
    return html`
      <div class="org-pair">
        ${this.text('id', 'Id', one?.id, { required: true, readonly: one !== null,
    hint: one ? '' : 'Short and stable: ada, or an e-mail address' })}
        ${this.text('label', 'Name', one?.label, { required: true })}</div>
      ${this.field('shares', 'Share of their time in each team, in per cent', () => html`
        <div class="org-shares">${this.teams.map((team) => html`
          <label for="share-${team.id}">${team.label ?? team.id}</label>
          <input id="share-${team.id}" name="share.${team.id}" type="number" min="0" max="100" step="1"
            .value=${one?.shares[team.id] ? String(Math.round(100 * one.shares[team.id])) : ''}
            @input=${() => this.#count()}>`)}
        <span>Together</span><output class=${this.sum > 100 || this.sum === 0 ? 'late' : ''}>${this.sum} %</output>
        </div>`, { group: true })}
      ${this.text('skills', 'Skills', one?.skills.join(', '), { max: 1000, hint: 'With commas between' })}
      ${this.text('knows', 'Customers that they know well', one?.knows.join(', '),
    { max: 2000, hint: 'Their ids, with commas between' })}
      ${this.#shifts(one?.shifts)}
      ${this.field('contactWays', 'How to reach them', ({ id, described }) => html`<textarea id=${id}
        name="contactWays" rows="2" maxlength="2000" aria-describedby=${described} .value=${
  (one?.contactWays ?? []).map((way) => `${way.kind} ${way.address}`).join('\n')}></textarea>`,
  { optional: true, hint: 'One a line, in this order: push, sms, call or mail, and the address' })}
      <div class="org-pair">
        ${this.#number('pageAgainAfter', 'Page again after, minutes', one?.pageAgainAfter, 60_000, 5)}
        ${this.#number('restAfterNightCall', 'Rest after a night call, hours', one?.restAfterNightCall,
    3_600_000, 0)}</div>`;
  }

  #number(name, label, duration, unit, standard) {
    return this.field(name, label, ({ id, described }) => html`<input id=${id} name=${name} type="number"
      min="0" step="any" aria-describedby=${described}
      .value=${String(duration ? millisOf(duration) / unit : standard)}>`);
  }

  #shifts(hours) {
    const country = hours?.holidays?.country?.toLowerCase() ?? '';
    const known = HOLIDAYS.some(([value]) => value === country);
    return html`<fieldset class="field"><legend>Shifts</legend>
      <label class="org-check"><input type="checkbox" name="planned" .checked=${this.planned}
        @change=${(event) => { this.planned = event.target.checked; }}>
        They work by the clock; else presence is set by hand</label>
      ${this.planned ? html`
      <div class="org-hours-of">${DAYS.map((day) => html`<label for="shift-${day}">${
  day[0].toUpperCase()}${day.slice(1)}</label>
        <input id="shift-${day}" name="shift.${day}" autocomplete="off" maxlength="100" placeholder="free"
          aria-invalid=${this.errors[`shift.${day}`] ? 'true' : 'false'}
          .value=${written(hours, day)}>
        ${this.errors[`shift.${day}`] ? html`<p class="field-wrong">${this.errors[`shift.${day}`]}</p>` : ''}`)}
      </div>
      <div class="org-pair">
        ${this.text('zone', 'In the time of', hours?.zone ?? zone(), { required: true, max: 60 })}
        ${this.select('country', 'Free on the public holidays of', country,
    known ? HOLIDAYS : [...HOLIDAYS, [country, country.toUpperCase()]])}</div>
      ${this.text('closingDays', 'Other free days', (hours?.closingDays ?? []).join(', '),
    { max: 5000, hint: 'Like 2026-12-24, with commas between' })}` : ''}</fieldset>`;
  }

  #count() {
    this.sum = [...this.querySelectorAll('.org-shares input')]
      .reduce((sum, input) => sum + (Number(input.value) || 0), 0);
  }
}

customElements.define('ff-engineer-fields', EngineerFields);

function written(hours, day) {
  if (!hours) {
    return DAYS.indexOf(day) < 5 ? OFFICE : '';
  }
  return (hours.week[day] ?? []).map((part) => `${part.from.slice(0, 5)}-${part.to.slice(0, 5)}`).join(', ');
}

/** Asks, and says whether something was changed. */
export function editEngineer(engineer, teams) {
  const profile = engineer?.profile ?? null;
  const fields = document.createElement('ff-engineer-fields').begin(profile, teams);
  return askFor(profile ? profile.label ?? profile.id : 'New engineer', fields,
    profile ? 'Change' : 'Take on', async (values) => {
      const form = read(values, profile);
      if (profile) {
        const path = `/api/v1/engineers/${encodeURIComponent(profile.id)}`;
        await change(engineer, { path, part: (seen) => seen.profile, send: (options) => put(path, form, options) });
        done(`What is known of ${form.label} has changed.`);
      } else {
        await post('/api/v1/engineers', form);
        done(`${form.label} works here.`);
      }
    }, place);
}

/** The request, or what is wrong with what was written. */
function read(values, before) {
  const errors = {};
  const shares = {};
  for (const [name, value] of Object.entries(values)) {
    if (name.startsWith('share.') && Number(value) > 0) {
      shares[name.slice('share.'.length)] = Number(value) / 100;
    }
  }
  const sum = Object.values(shares).reduce((a, b) => a + b, 0);
  if (sum === 0 || sum > 1.0001) {
    errors.shares = sum === 0 ? 'Give them a share in at least one team.'
      : `Nobody has more than 100 % (these are ${Math.round(sum * 100)} %).`;
  }
  const contactWays = (values.contactWays ?? '').split('\n').map((line) => line.trim()).filter(Boolean)
    .map((line) => {
      const [kind, ...address] = line.split(/\s+/);
      if (!/^(push|sms|call|mail)$/.test(kind) || address.length === 0) {
        errors.contactWays = `"${line}" is not like "sms +45 12 34 56 78".`;
      }
      return { kind, address: address.join(' ') };
    });
  const shifts = values.planned ? hours(values, errors, before?.shifts) : null;
  if (Object.keys(errors).length > 0) {
    throw new Wrong(errors);
  }
  return {
    id: values.id.trim(),
    label: values.label.trim(),
    desk: before?.desk ?? null,
    skills: list(values.skills),
    shares,
    knows: list(values.knows),
    shifts,
    contactWays,
    pageAgainAfter: `PT${Math.round(Number(values.pageAgainAfter) * 60) || 300}S`,
    restAfterNightCall: `PT${Math.round(Number(values.restAfterNightCall) * 3600) || 0}S`,
  };
}

function hours(values, errors, before) {
  const week = {};
  for (const day of DAYS) {
    const parts = list(values[`shift.${day}`]);
    if (parts.some((part) => !HOURS.test(part))) {
      errors[`shift.${day}`] = 'Write it like 08:00-12:00, 13:00-16:00.';
    } else if (parts.length > 0) {
      week[day] = parts.map((part) => {
        const [from, to] = part.split('-').map((each) => each.trim());
        return { from, to: to === '24:00' ? '00:00' : to };
      });
    }
  }
  if (Object.keys(week).length === 0 && !DAYS.some((day) => errors[`shift.${day}`])) {
    errors['shift.monday'] = 'There must be a shift on some day.';
  }
  return {
    zone: values.zone.trim(),
    week,
    holidays: values.country ? { country: values.country,
      region: before?.holidays?.country?.toLowerCase() === values.country
        ? before.holidays.region ?? null : null } : null,
    closingDays: list(values.closingDays),
  };
}

/** The field that a path of the request belongs to. */
function place(path) {
  const [first, second, third] = path.split(/[.[]/);
  if (/zone/.test(path)) {
    return 'zone';
  }
  return first === 'shifts' && second === 'week' ? `shift.${third ?? 'monday'}`
    : first === 'shifts' ? 'zone' : first;
}
