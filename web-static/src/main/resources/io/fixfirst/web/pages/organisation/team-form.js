/** Makes, changes and removes teams; the desk is arranged as a whole. */
import { html } from 'lit';
import { get, put } from '../../api.js';
import { done } from '../../parts/toast.js';
import { ask } from '../../parts/dialog.js';
import { millisOf } from '../../parts/times.js';
import { sameAsSeen } from '../../changes.js';
import { Fields, askFor, list } from './form.js';

const POLICIES = [['earliest-deadline', 'whatever runs out first'], ['priority', 'the heaviest'],
  ['first-come', 'the oldest'], ['least-loaded', 'for whoever has the least']];
const LINES = [['first', '1st: the service desk'], ['second', '2nd: resolve teams'],
  ['third', '3rd: third parties']];

/** How the next ticket is chosen, in words. */
export function policyWord(policy) {
  return POLICIES.find(([value]) => value === policy)?.[1] ?? policy;
}

class TeamFields extends Fields {
  static properties = { team: { attribute: false } };

  render() {
    const { team } = this;
    return html`
      <div class="org-pair">
        ${this.text('id', 'Id', team?.id, { required: true, readonly: team !== null, max: 40,
    hint: team ? '' : 'Short and stable: infrastructure' })}
        ${this.text('label', 'Name', team?.label, { required: true })}</div>
      ${this.select('line', 'Line', team?.line ?? 'second', LINES)}
      ${this.text('categories', 'Takes', team?.categories.join(', '), { max: 1000,
    hint: 'Categories, with commas between; empty takes what no other team of the line takes' })}
      ${this.select('policy', 'Next is', team?.policy ?? 'earliest-deadline', POLICIES)}
      <div class="org-pair">
        ${this.#number('pickUpWithin', 'Goes back if not picked up, minutes', team?.pickUpWithin, 60_000, 10)}
        ${this.field('limit', 'Assigned at once, 0 for no limit', ({ id, described }) => html`<input id=${id}
          name="limit" type="number" min="0" step="1" aria-describedby=${described}
          .value=${String(team?.limit ?? 0)}>`)}</div>
      ${this.field('touchLimit', '1st line: may work on a ticket, minutes', ({ id, described }) => html`<input id=${id}
        name="touchLimit" type="number" min="0" step="any" aria-describedby=${described}
        .value=${team?.touchLimit ? String(millisOf(team.touchLimit) / 60_000) : ''}>`,
    { hint: 'Then it goes to the 2nd line; empty for what the contract says', optional: true })}
      <div class="org-pair">
        ${this.text('vendor', 'Third party', team?.vendor, { hint: 'Where the team is one' })}
        ${this.#number('promised', 'It may take, hours', team?.promised, 3_600_000, 24)}</div>`;
  }

  #number(name, label, duration, unit, standard) {
    return this.field(name, label, ({ id, described }) => html`<input id=${id} name=${name} type="number"
      min="0" step="any" aria-describedby=${described}
      .value=${String(duration ? millisOf(duration) / unit : standard)}>`);
  }
}

customElements.define('ff-team-fields', TeamFields);

/** Asks, and says whether something was changed. */
export function editTeam(team) {
  const fields = document.createElement('ff-team-fields');
  fields.team = team ?? null;
  const seen = { ...team };
  return askFor(team ? team.label ?? team.id : 'New team', fields, team ? 'Change' : 'Make',
    async (values) => {
      const form = {
        id: values.id.trim(),
        label: values.label.trim(),
        line: values.line,
        categories: list(values.categories),
        policy: values.policy,
        pickUpWithin: `PT${Math.round(Number(values.pickUpWithin) * 60) || 600}S`,
        limit: Number(values.limit) || 0,
        touchLimit: values.line === 'first' && Number(values.touchLimit)
          ? `PT${Math.round(Number(values.touchLimit) * 60)}S` : null,
        vendor: values.vendor.trim() || null,
        promised: values.vendor.trim() ? `PT${Math.round(Number(values.promised) * 3600) || 86400}S` : null,
      };
      const others = await teams();
      const at = others.findIndex((each) => each.id === form.id);
      if (team) {
        sameAsSeen(seen, others[at]);
      }
      await put('/api/v1/desk/teams', { teams: at < 0 ? [...others, form] : others.with(at, form) });
      done(team ? `${form.label} has changed.` : `There is a team ${form.label} now.`);
    }, (path) => path.replace(/^teams(\[\d+\])?\.?/, '') || 'id');
}

/** Asks, and says whether it is gone. */
export async function removeTeam(team) {
  return await ask({
    title: `Remove ${team.label ?? team.id}`,
    text: 'A team that still has people or tickets stays until they have gone elsewhere.',
    action: 'Remove',
    danger: true,
    run: async () => put('/api/v1/desk/teams',
      { teams: (await teams()).filter((each) => each.id !== team.id) }),
  }) !== null;
}

async function teams() {
  return (await get('/api/v1/desk')).teams.map((each) => each.team);
}
