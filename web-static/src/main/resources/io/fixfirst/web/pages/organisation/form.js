/** Fields that say at their own place what is wrong with them. */
import { html, nothing } from 'lit';
import { Part } from '../../parts/page.js';
import { ask } from '../../parts/dialog.js';

/** What is inside a form; `errors` is `{field: message}`. */
export class Fields extends Part {
  static properties = { errors: { state: true } };

  constructor() {
    super();
    this.errors = {};
  }

  /** One field: a label, its control, a hint, and what is wrong with it. */
  field(name, label, control, { hint = '', optional = false, group = false } = {}) {
    const wrong = this.errors[name];
    const id = `org-${name}`;
    const described = [hint && `${id}-hint`, wrong && `${id}-wrong`].filter(Boolean).join(' ');
    const inside = html`${control({ id, described: described || nothing, wrong: wrong ? 'true' : nothing })}
      ${hint ? html`<small class="hint" id="${id}-hint">${hint}</small>` : ''}
      ${wrong ? html`<p class="field-wrong" id="${id}-wrong">${wrong}</p>` : ''}`;
    const mark = optional ? html` <small>(optional)</small>` : '';
    return group
      ? html`<fieldset class="field"><legend>${label}${mark}</legend>${inside}</fieldset>`
      : html`<div class="field"><label for=${id}>${label}${mark}</label>${inside}</div>`;
  }

  text(name, label, value, { max = 120, required = false, readonly = false, ...more } = {}) {
    return this.field(name, label, ({ id, described, wrong }) => html`<input id=${id} name=${name}
      maxlength=${max} ?required=${required} ?readonly=${readonly} autocomplete="off"
      aria-describedby=${described} aria-invalid=${wrong} .value=${value ?? ''}>`,
    { optional: !required, ...more });
  }

  select(name, label, value, options, more = {}) {
    return this.field(name, label, ({ id, described, wrong }) => html`<select id=${id} name=${name}
      aria-describedby=${described} aria-invalid=${wrong} @change=${() => this.requestUpdate()}>
      ${options.map(([each, word]) => html`<option value=${each} ?selected=${each === value}>${word}</option>`)}
      </select>`, more);
  }
}

/** What is wrong with fields, as the form itself sees it or as the server said. */
export class Wrong extends Error {
  constructor(errors) {
    super(Object.keys(errors).length === 1 ? 'One field is not as expected.'
      : 'Some fields are not as expected.');
    this.errors = errors;
  }
}

/**
 * Asks with such fields; `save` gets the values. A refusal is shown at its field where that is known.
 *
 * @param {(path: string) => string} place the name of the field that a path of the request belongs to
 */
export async function askFor(title, fields, action, save, place) {
  return await ask({
    title,
    text: fields,
    action,
    run: async (values) => {
      fields.errors = {};
      try {
        await save(values);
      } catch (error) {
        fields.errors = error.errors ?? Object.fromEntries(
          (error.problem?.errors ?? []).map((each) => [place(each.field), each.message]));
        throw error;
      }
    },
  }) !== null;
}

/** The parts of a text with commas. */
export function list(text) {
  return (text ?? '').split(',').map((one) => one.trim()).filter(Boolean);
}
