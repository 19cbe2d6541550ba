/** The wall: everything that burns, on one screen. */
import { html } from 'lit';
import { Page } from '../parts/page.js';
import { shown, empty } from '../parts/states.js';
import { priority } from '../parts/badges.js';
import { Snapshot } from '../store.js';
import { get } from '../api.js';

class Wall extends Page {
  title = 'Wall';

  #desk = this.follow(new Snapshot({
    load: () => get('/api/v1/desk'),
    concerns: (event) => event.kind === 'desk',
  }));

  render() {
    return html`<h1 class="visually-hidden">Wall</h1>
      <section class="panel"><header><h2>Teams</h2></header>
        ${shown(this.#desk, (desk) => html`
          ${desk.majors.map((one) => html`<p>${priority('p1')} ${one.incident}</p>`)}
          ${desk.teams.length === 0 ? empty('There is no team yet.') : html`<table>
            <thead><tr><th scope="col">Team</th><th scope="col" class="number">Waiting</th>
              <th scope="col" class="number">Assigned</th><th scope="col" class="number">Working</th>
              <th scope="col" class="number">Suspended</th></tr></thead>
            <tbody>${desk.teams.map((one) => html`<tr><th scope="row">${
  one.team.label ?? one.team.id}</th><td class="number">${one.waiting}</td>
              <td class="number">${one.assigned}</td><td class="number">${one.working}</td>
              <td class="number">${one.suspended}</td></tr>`)}</tbody></table>`}`)}
      </section>`;
  }
}

customElements.define('ff-wall', Wall);
