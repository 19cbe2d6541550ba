/** The room of one P1: who is called, who works on it, what the customer was told, how it ends. */
import { html } from 'lit';
import { Page } from '../../parts/page.js';
import { shown } from '../../parts/states.js';
import { priority, state } from '../../parts/badges.js';
import { icon } from '../../parts/icons.js';
import { moment, inFull } from '../../parts/times.js';
import { Snapshot, may } from '../../store.js';
import { all, get } from '../../api.js';
import { act } from '../../changes.js';
import { ask } from '../../parts/dialog.js';
import { refused } from '../../parts/toast.js';
import { people } from './people.js';
import { byName, isOver, isRunning, refusal } from './stand.js';
import './updates.js';
import './review.js';

class Room extends Page {
  static properties = { incident: { attribute: false } };

  #room = null;
  #engineers = null;

  connectedCallback() {
    super.connectedCallback();
    const path = this.#path();
    this.#room = this.follow(new Snapshot({
      load: async () => {
        const [incident, actions, timeline] = await Promise.all([
          get(path), get(`${path}/actions`), get(`${path}/timeline?limit=5000`)]);
        return { incident, actions: byName(actions), timeline: timeline.items };
      },
      concerns: (event) => event.entity === this.incident,
      shows: (value, event) => value.incident.revision >= event.revision,
    }));
    this.#engineers = may('see-engineers') ? this.follow(new Snapshot({
      load: () => all('/api/v1/engineers'),
      concerns: (event) => event.kind === 'engineer',
      gapMillis: 500,
    })) : null;
  }

  #path() {
    return `/api/v1/incidents/${encodeURIComponent(this.incident)}`;
  }

  #incident() {
    return this.#room.value.incident;
  }

  render() {
    return shown(this.#room, (room) => html`
      ${this.#head(room)}
      ${this.#ends(room)}
      <div class="p1-room">
        <div class="stack p1-main">
          ${isOver(room.incident) ? this.#review(room) : ''}
          <ff-p1-updates .room=${room} .path=${this.#path()}
            @fixfirst-done=${() => this.#room.refresh()}></ff-p1-updates>
          ${this.#responsibility(room)}
          ${isOver(room.incident) ? '' : this.#review(room)}
        </div>
        <div class="stack p1-side">${people({
    room,
    engineers: this.#engineers?.value ?? [],
    extend: () => this.#extend(room),
    seen: (engineer) => this.#seen(engineer),
  })}</div>
      </div>`, 8);
  }

  #head({ incident, timeline }) {
    const declared = timeline.findLast((one) => one.type === 'incident-major-declared');
    const running = isRunning(incident);
    return html`
      <p class="p1-way"><a href="/console/p1">P1</a> / ${incident.id}</p>
      <div class="p1-title">${priority('p1')}<h1>${incident.summary}</h1></div>
      <div class="row p1-facts">
        ${state(incident.state)}
        <span>${icon('tenant')} ${incident.tenant}</span>
        ${incident.service ? html`<span>service ${incident.service}</span>` : ''}
        <span>reported by ${incident.reportedBy} at <time datetime=${incident.opened}
          title=${inFull(incident.opened)}>${moment(incident.opened)}</time></span>
        ${declared ? html`<span>declared by ${declared.data.by}: ${declared.data.reason}</span>` : ''}
        <a href="/console/incidents/${incident.id}">${icon('link')} The ticket and its time line</a>
      </div>
      <div class="p1-clock ${running ? 'p1-running' : 'p1-over'}">
        ${running
    ? html`<span>${icon('flame')} Service is down</span>
        <strong><ff-ago at=${incident.opened}></ff-ago></strong>`
    : html`<span>${icon('check')} ${!isOver(incident)
      ? 'Service runs again by a workaround' : 'Resolved'}</span>
        <strong>${sentence(incident)}</strong>`}
        ${running && incident.resolveDue ? html`<span>to be restored
          <ff-ago until at=${incident.resolveDue}></ff-ago></span>` : ''}
      </div>`;
  }

  #ends({ incident, actions }) {
    const buttons = [
      ['workaround', 'tool', 'Service runs again', 'By a workaround: the customer can work, the cause remains.',
        'How does it run again?', 'Say that service runs again'],
      ['resolve', 'check', 'Resolved', 'The cause is removed, and service runs as it should.',
        'What was it, and what was done?', 'Say that it is resolved'],
    ];
    return html`<div class="p1-ends">${buttons.map(([action, sign, name, text, question, label]) => {
    const why = refusal(actions, action, 'work-incidents');
    return html`<div><button type="button" class="p1-end p1-${action}" ?disabled=${why !== ''}
        aria-describedby="p1-${action}-text"
        @click=${() => this.#say(action, name, question, label)}>
        ${icon(sign)}<span>${name}</span></button>
        <p class="hint" id="p1-${action}-text">${why || text}</p></div>`;
  })}
    ${incident.state !== 'closed' && !isRunning(incident) ? html`<div>
      <button type="button" ?disabled=${refusal(actions, 'reopen', 'reopen-incidents') !== ''}
        @click=${() => this.#reopen()}>${icon('reply')}It is not over</button>
      <p class="hint">Calls everybody again.</p></div>` : ''}</div>`;
  }

  #review(room) {
    return room.incident.review ? html`<ff-p1-review .room=${room} .path=${this.#path()}
      @fixfirst-done=${() => this.#room.refresh()}></ff-p1-review>` : '';
  }

  #responsibility({ incident, actions }) {
    const known = incident.responsibility;
    const why = refusal(actions, 'record-responsibility', 'review');
    const locked = why !== '';
    const verdict = actions['record-responsibility'];
    return html`<section class="panel" aria-labelledby="p1-who">
      <header><h2 id="p1-who">Who was responsible</h2></header>
      ${locked ? html`<p class="p1-locked">${icon('lock')}<span>${verdict?.code === 'incident.fix-first'
    ? html`<strong>Fix first, discuss later.</strong> ${verdict.detail}` : why}</span></p>` : ''}
      ${known ? html`<p><strong>${known.party}</strong>: ${known.text}
        <small>${known.by}, ${moment(known.at)}</small></p>` : ''}
      <form class="p1-who" @submit=${(event) => this.#record(event)}>
        <fieldset ?disabled=${locked}>
          <legend class="visually-hidden">Responsibility</legend>
          <div class="field"><label for="p1-party">Who</label>
            <input id="p1-party" name="party" required maxlength="120" list="p1-parties"
              autocomplete="off">
            <datalist id="p1-parties"><option value="provider"></option>
              <option value="customer"></option><option value="vendor"></option></datalist></div>
          <div class="field grow"><label for="p1-party-text">Why</label>
            <input id="p1-party-text" name="text" required maxlength="2000" autocomplete="off"></div>
          <button type="submit">Record</button>
        </fieldset></form></section>`;
  }

  async #record(event) {
    event.preventDefault();
    const form = event.target;
    if (await this.#do('responsibility', Object.fromEntries(new FormData(form)))) {
      form.reset();
    }
  }

  async #do(action, body) {
    try {
      await act(this.#incident(), action, body);
      this.#room.refresh();
      return true;
    } catch (error) {
      refused(error);
      return false;
    }
  }

  async #say(action, title, question, label) {
    await ask({
      title,
      fields: [{ name: 'text', label: question, kind: 'area' }],
      action: label,
      run: (values) => act(this.#incident(), action, values),
    });
    this.#room.refresh();
  }

  async #reopen() {
    await ask({
      title: 'It is not over',
      text: 'Everybody is called again, and a core team is formed anew.',
      fields: [{ name: 'reason', label: 'Why', kind: 'area' }],
      action: 'Reopen',
      danger: true,
      run: (values) => act(this.#incident(), 'reopen', values),
    });
    this.#room.refresh();
  }

  async #seen(engineer) {
    await ask({
      title: `${engineer} has seen it`,
      fields: [{ name: 'seenBefore', label: 'Seen this at another customer? What was it?',
        kind: 'area', optional: true }],
      action: 'Has seen it',
      run: ({ seenBefore }) => act(this.#incident(), 'seen',
        { engineer, seenBefore: seenBefore || null }),
    });
    this.#room.refresh();
  }

  async #extend({ incident }) {
    const core = new Set(incident.coreTeam.map((one) => one.engineer));
    const others = (this.#engineers?.value ?? []).filter((one) => !core.has(one.id));
    await ask({
      title: 'Extend the core team',
      text: 'Name an engineer or a specialist from outside; where you name neither, the desk chooses.',
      fields: [
        { name: 'engineer', label: 'Engineer', kind: 'select', optional: true,
          options: [{ value: '', label: 'The desk chooses' }, ...others.map((one) => ({
            value: one.id,
            label: `${one.profile.label ?? one.id} (${one.presence.replace('-', ' ')})`,
          }))] },
        { name: 'skills', label: 'Skills they must have, with commas between', optional: true },
        { name: 'vendor', label: 'Or a specialist from outside', optional: true, max: 120 },
      ],
      action: 'Extend',
      run: ({ engineer, skills, vendor }) => act(this.#incident(), 'extend-core-team', {
        engineer: engineer || null,
        vendor: vendor.trim() || null,
        skills: skills.split(',').map((one) => one.trim()).filter(Boolean),
      }),
    });
    this.#room.refresh();
  }
}

function sentence(incident) {
  const said = incident.resolution ?? incident.workaround;
  return said ? `${moment(said.at)}: ${said.text}` : '';
}

customElements.define('ff-p1-room', Room);
