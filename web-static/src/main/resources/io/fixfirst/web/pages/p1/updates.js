/** What the customer was told, when the next word is due, and its draft. */
import { html } from 'lit';
import { Part } from '../../parts/page.js';
import { icon } from '../../parts/icons.js';
import { moment, inFull } from '../../parts/times.js';
import { act } from '../../changes.js';
import { done, refused } from '../../parts/toast.js';
import { refusal, isRunning } from './stand.js';

const NEXT = [
  ['', 'As the contract says'], ['PT15M', 'In 15 minutes'], ['PT30M', 'In 30 minutes'],
  ['PT1H', 'In an hour'], ['PT2H', 'In two hours'],
];

class Updates extends Part {
  static properties = {
    room: { attribute: false },
    path: { attribute: false },
    draft: { state: true },
    busy: { state: true },
  };

  constructor() {
    super();
    this.draft = null; // The template, as long as nobody has typed.
    this.busy = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.draft = localStorage.getItem(this.#key());
  }

  #key() {
    return `fixfirst-draft-${this.room.incident.id}`;
  }

  #keep(text) {
    this.draft = text;
    if (text === null) {
      localStorage.removeItem(this.#key());
    } else {
      localStorage.setItem(this.#key(), text);
    }
  }

  render() {
    const { incident, actions, timeline } = this.room;
    const why = refusal(actions, 'update', 'publish-updates');
    const text = this.draft ?? template(incident);
    const told = timeline.filter((one) => one.type === 'incident-update-published').toReversed();
    return html`<section class="panel" aria-labelledby="p1-updates">
      <header><h2 id="p1-updates">Updates to the customer</h2></header>
      ${incident.nextUpdateDue && isRunning(incident) ? html`
        <p class="p1-next ${incident.updateOverdue ? 'p1-overdue' : ''}">
          ${icon(incident.updateOverdue ? 'alert' : 'announce')}
          <span>${incident.updateOverdue ? 'The customer waits for an update' : 'Next update'}</span>
          <strong><ff-ago until at=${incident.nextUpdateDue}></ff-ago></strong>
          <small>${moment(incident.nextUpdateDue)}</small></p>`
    : html`<p class="hint">${isRunning(incident) ? 'No update is promised.'
      : 'No further update is promised.'}</p>`}
      <form class="stack" @submit=${(event) => this.#publish(event)}>
        <div class="field"><label for="p1-draft">The next update</label>
          <textarea id="p1-draft" name="text" rows="4" maxlength="2000" required
            aria-describedby="p1-draft-hint" .value=${text}
            @input=${(event) => this.#keep(event.target.value)}></textarea>
          <small class="hint" id="p1-draft-hint">${why
    || (this.draft === null ? 'A beginning, made from what is known now.'
      : 'Your draft is kept on this computer until you publish it.')}</small></div>
        <div class="row"><label for="p1-within">Next word</label>
          <select id="p1-within" name="nextWithin" class="p1-within">${NEXT.map(([value, label]) => html`
            <option value=${value}>${label}</option>`)}</select>
          <span class="grow"></span>
          ${this.draft === null ? '' : html`<button type="button" class="quiet"
            @click=${() => this.#keep(null)}>Begin anew</button>`}
          <button type="submit" class="primary" ?disabled=${why !== '' || this.busy}>
            ${icon('announce')}Publish</button></div>
      </form>
      ${told.length ? html`<ol class="p1-told">${told.map((one) => html`<li>
        <time datetime=${one.at} title=${inFull(one.at)}>${moment(one.at)}</time>
        <p>${one.data.text}</p><small>${one.data.by}${one.data.nextDue
  ? `, next word promised for ${moment(one.data.nextDue)}` : ''}</small></li>`)}</ol>`
    : html`<p class="hint">The customer has not been told anything yet.</p>`}
    </section>`;
  }

  async #publish(event) {
    event.preventDefault();
    const { text, nextWithin } = Object.fromEntries(new FormData(event.target));
    this.busy = true;
    try {
      await act(this.room.incident, 'update', { text, nextWithin: nextWithin || null });
      this.#keep(null);
      done('The customer can read it now.');
      this.dispatchEvent(new CustomEvent('fixfirst-done'));
    } catch (error) {
      refused(error);
    } finally {
      this.busy = false;
    }
  }
}

/** The beginning of an update, by where the incident stands. */
function template(incident) {
  const about = `"${incident.summary}"`;
  if (incident.resolution) {
    return `${about} is resolved. ${incident.resolution.text}`;
  }
  if (incident.workaround) {
    return `Service runs again after ${about}. ${incident.workaround.text} `
      + 'We go on until the cause is removed.';
  }
  if (incident.coreTeam.length > 0) {
    return `We are working on ${about} before everything else. `
      + `A core team of ${incident.coreTeam.length} is on it. What we know now: `;
  }
  return `We know of ${about} and have called all our engineers.`;
}

customElements.define('ff-p1-updates', Updates);
