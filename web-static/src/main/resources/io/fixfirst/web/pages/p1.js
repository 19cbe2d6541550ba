/** P1s: what burns, what is restored, which reviews are owed; and the room of each of them. */
import { html } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { Page, styles } from '../parts/page.js';
import { empty, shown } from '../parts/states.js';
import { priority, state } from '../parts/badges.js';
import { icon } from '../parts/icons.js';
import { moment } from '../parts/times.js';
import { Snapshot, may } from '../store.js';
import { get } from '../api.js';
import { declareMajor, mayDeclare } from './p1/declare.js';
import { isOver, isRunning } from './p1/stand.js';
import './p1/room.js';

await styles(new URL('./p1.css', import.meta.url));

class MajorIncidents extends Page {
  title = 'P1';

  #list = this.follow(new Snapshot({
    load: () => get('/api/v1/incidents?priority=p1&limit=100'),
    concerns: (event) => event.kind === 'incident',
    gapMillis: 1000,
  }));

  render() {
    const [incident] = this.rest;
    return incident
      ? keyed(incident, html`<ff-p1-room .incident=${incident}></ff-p1-room>`)
      : this.#overview();
  }

  #overview() {
    return html`<div class="page-head"><h1>P1</h1>
        ${mayDeclare() ? html`<button type="button" class="primary danger" @click=${declareMajor}>
          ${icon('flame')}Declare a P1</button>` : ''}</div>
      ${shown(this.#list, ({ items }) => this.#groups(items), 6)}`;
  }

  #groups(all) {
    const burning = all.filter(isRunning);
    const restored = all.filter((one) => !isRunning(one) && !isOver(one));
    const owed = all.filter((one) => isOver(one) && one.review && !one.review.finished);
    const past = all.filter((one) => isOver(one) && !owed.includes(one));
    return html`
      <section class="p1-group" aria-labelledby="p1-burning"><h2 id="p1-burning">Burning now</h2>
        ${burning.length ? burning.map((one) => this.#card(one))
    : empty('Nothing burns.', 'A P1 that is declared appears here at once.')}</section>
      ${restored.length ? html`<section class="p1-group" aria-labelledby="p1-restored">
        <h2 id="p1-restored">Service runs again, the cause remains</h2>
        ${restored.map((one) => this.#card(one))}</section>` : ''}
      ${owed.length ? html`<section class="p1-group" aria-labelledby="p1-owed">
        <h2 id="p1-owed">Reviews to write</h2>
        ${owed.map((one) => this.#card(one))}</section>` : ''}
      ${past.length ? html`<section class="p1-group" aria-labelledby="p1-past">
        <h2 id="p1-past">Over</h2><ul class="p1-past">${past.map((one) => html`<li>
          <a href="/console/p1/${one.id}">${one.id}</a> ${one.summary}
          <small>${moment(one.opened)}</small></li>`)}</ul></section>` : ''}`;
  }

  #card(one) {
    const running = isRunning(one);
    return html`<a class="panel p1-card" href="/console/p1/${one.id}">
      <span class="row">${priority('p1')}<strong>${one.summary}</strong></span>
      <span class="row p1-facts">${state(one.state)}<span>${one.tenant}</span>
        <span>${running ? html`for <ff-ago at=${one.opened}></ff-ago>`
    : `since ${moment(one.opened)}`}</span>
        ${running && one.nextUpdateDue ? html`<span>next update
          <ff-ago until at=${one.nextUpdateDue}></ff-ago></span>` : ''}
        ${running ? html`<span>${one.coreTeam.length
    ? `core team of ${one.coreTeam.length}` : 'no core team yet'}</span>` : ''}
        ${!running && one.review && !one.review.finished ? html`<span>review due
          <ff-ago until at=${one.review.due}></ff-ago></span>` : ''}</span></a>`;
  }

  keys() {
    return may('declare-major') ? [{ key: 'n', label: 'Declare a P1', run: declareMajor }] : [];
  }
}

customElements.define('ff-p1', MajorIncidents);
