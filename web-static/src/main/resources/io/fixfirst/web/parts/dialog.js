/**
 * Dialogs by Shoelace, loaded when the first one opens. `ask` shows a form and resolves with its
 * values, or with null where it was cancelled.
 */
import { html, render, nothing } from 'lit';

let ready = null;

async function shoelace() {
  ready ??= (async () => {
    const { registerIconLibrary } = await import('shoelace/utilities/icon-library.js');
    // Its own few icons are data: addresses that it would fetch; ours come from this server.
    const names = { 'x-lg': 'x-lg', 'chevron-down': 'chevron-down', 'chevron-right': 'chevron-right',
      'chevron-left': 'chevron-left', 'caret': 'caret-down', 'check': 'check' };
    registerIconLibrary('system', {
      resolver: (name) => import.meta.resolve(`shoelace/assets/icons/${names[name] ?? name}.svg`),
    });
    await import('shoelace/components/dialog/dialog.js');
  })();
  return ready;
}

/** Inside the main part, so that a dialog's head is not taken for the page's. */
function place() {
  return document.querySelector('main') ?? document.body;
}

/**
 * One field of a form.
 *
 * @typedef {object} Field
 * @property {string} name
 * @property {string} label
 * @property {'text'|'password'|'area'|'select'|'choice'|'check'|'datetime'} [kind]
 * @property {Array<{value: string, label: string, hint?: string}>} [options] for a select or choice
 * @property {string} [value]
 * @property {boolean} [optional]
 * @property {number} [max] characters
 * @property {string} [hint]
 */

function field(one) {
  const id = `field-${one.name}`;
  const required = !one.optional;
  const hint = one.hint ? html`<small id="${id}-hint" class="hint">${one.hint}</small>` : '';
  const describedBy = one.hint ? `${id}-hint` : nothing;
  const control = {
    area: () => html`<textarea id=${id} name=${one.name} rows="4" maxlength=${one.max ?? 2000}
        ?required=${required} aria-describedby=${describedBy}
        .value=${one.value ?? ''}></textarea>`,
    select: () => html`<select id=${id} name=${one.name} ?required=${required}
        aria-describedby=${describedBy}>${one.options.map((option) => html`<option
          value=${option.value} ?selected=${option.value === one.value}>${option.label}</option>`)}
      </select>`,
    choice: () => html`<div id=${id} class="choices" role="radiogroup" aria-label=${one.label}>${
      one.options.map((option) => html`<label class="choice"><input type="radio" name=${one.name}
        value=${option.value} ?checked=${option.value === one.value} ?required=${required}>
        <span>${option.label}<small>${option.hint ?? ''}</small></span></label>`)}</div>`,
    check: () => html`<input id=${id} name=${one.name} type="checkbox"
        ?checked=${one.value === 'on'}>`,
    password: () => html`<input id=${id} name=${one.name} type="password" maxlength=${one.max ?? 200}
        ?required=${required} aria-describedby=${describedBy} autocomplete=${one.auto ?? 'off'}>`,
    datetime: () => html`<input id=${id} name=${one.name} type="datetime-local"
        ?required=${required} aria-describedby=${describedBy} .value=${one.value ?? ''}>`,
    text: () => html`<input id=${id} name=${one.name} type="text" maxlength=${one.max ?? 300}
        ?required=${required} aria-describedby=${describedBy} .value=${one.value ?? ''}
        autocomplete="off">`,
  }[one.kind ?? 'text']();
  return html`<div class="field field-${one.kind ?? 'text'}">
    ${one.kind === 'choice' ? html`<span class="field-label">${one.label}</span>`
    : html`<label for=${id}>${one.label}${
      one.optional ? html` <small>(optional)</small>` : ''}</label>`}
    ${control}${hint}</div>`;
}

/**
 * Asks for something in a dialog.
 *
 * @param {object} question
 * @param {string} question.title
 * @param {any} [question.text] above the fields: a string or a template
 * @param {Field[]} [question.fields]
 * @param {string} [question.action] the word on the button
 * @param {boolean} [question.danger] whether it is hard to take back
 * @param {(values: object) => Promise<any>} [question.run] does it; the dialog stays open, and says
 *     why, where it is refused
 * @returns {Promise<object|null>} the values
 */
export async function ask({ title, text = '', fields = [], action = 'OK', danger = false, run }) {
  await shoelace();
  const dialog = document.createElement('sl-dialog');
  dialog.label = title;
  place().append(dialog);
  return new Promise((resolve) => {
    let answer = null;
    const draw = (error = null, busy = false) => render(html`
      <form class="dialog-form" @submit=${submit}>
        ${text ? html`<div class="dialog-text">${text}</div>` : ''}
        ${fields.map(field)}
        <p class="form-error" role="alert" ?hidden=${!error}>${error?.message ?? ''}
          ${(error?.details ?? []).map((each) => html`<span class="form-detail">${each}</span>`)}
          ${error?.advice ? html`<span class="hint">${error.advice}</span>` : ''}</p>
        <div class="dialog-buttons">
          <button type="button" @click=${() => dialog.hide()}>Cancel</button>
          <button type="submit" class=${danger ? 'primary danger' : 'primary'}
            ?disabled=${busy}>${action}</button>
        </div>
      </form>`, dialog);

    async function submit(event) {
      event.preventDefault();
      const values = Object.fromEntries(new FormData(event.target));
      if (run) {
        draw(null, true);
        try {
          await run(values);
        } catch (error) {
          draw(error);
          return;
        }
      }
      answer = values;
      dialog.hide();
    }

    dialog.addEventListener('sl-initial-focus', (event) => {
      const first = dialog.querySelector('input:checked')
        ?? dialog.querySelector('textarea, select, input, button.primary');
      if (first) {
        event.preventDefault();
        first.focus();
      }
    });
    dialog.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
        dialog.querySelector('form').requestSubmit();
      }
    });
    dialog.addEventListener('sl-after-hide', (event) => {
      if (event.target === dialog) {
        dialog.remove();
        resolve(answer);
      }
    });
    draw();
    dialog.updateComplete.then(() => dialog.show());
  });
}

/** Shows something to read; resolves when it is closed. */
export async function tell(title, content) {
  await shoelace();
  const dialog = document.createElement('sl-dialog');
  dialog.label = title;
  place().append(dialog);
  render(html`<div class="dialog-text">${content}</div>`, dialog);
  await dialog.updateComplete;
  dialog.show();
  return new Promise((resolve) => {
    dialog.addEventListener('sl-after-hide', (event) => {
      if (event.target === dialog) {
        dialog.remove();
        resolve();
      }
    });
  });
}
