/**
 * An editor of scenarios: Ace, told by the JSON Schema which words may stand where, and by the
 * server what is wrong. `text`, and the events `change` and `checked` (detail: the mistakes).
 */
import { Part, styles } from './page.js';
import { get, post } from '../api.js';
import { wordsAt } from './scenario-words.js';
import { theme } from '../theme.js';

const CHECK_AFTER_MILLIS = 400;

let ready = null;

/** Ace is no module: it comes by a script of its own, and with style sheets instead of inline ones. */
function ace() {
  ready ??= (async () => {
    const root = import.meta.resolve('ace/');
    await Promise.all(['css/ace.css', 'css/theme/github_light_default.css', 'css/theme/github_dark.css']
      .map((file) => styles(root + file)));
    for (const file of ['ace.js', 'ext-language_tools.js', 'mode-yaml.js',
      'theme-github_light_default.js', 'theme-github_dark.js']) {
      await script(`${root}src-min-noconflict/${file}`);
    }
    window.ace.config.set('useStrictCSP', true);
    return window.ace;
  })();
  return ready;
}

function script(source) {
  return new Promise((resolve, reject) => {
    const element = document.createElement('script');
    element.src = source;
    element.onload = resolve;
    element.onerror = () => reject(new Error('The editor could not be loaded.'));
    document.head.append(element);
  });
}

class ScenarioEditor extends Part {
  #editor = null;
  #text = '';
  #timer = 0;
  #schema = null;
  #checks = 0;

  get text() {
    return this.#editor ? this.#editor.getValue() : this.#text;
  }

  set text(value) {
    this.#text = value;
    if (this.#editor && this.#editor.getValue() !== value) {
      this.#editor.setValue(value, -1);
    } else if (this.#editor) {
      this.#changed(); // Whoever has set it waits to hear that it is checked.
    }
  }

  /** Goes to a line, from 1. */
  goTo(line) {
    this.#editor?.gotoLine(line, 0, true);
    this.#editor?.focus();
  }

  connectedCallback() {
    super.connectedCallback();
    this.#open();
    window.addEventListener('fixfirst-theme', this.#onTheme);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener('fixfirst-theme', this.#onTheme);
    clearTimeout(this.#timer);
    this.#editor?.destroy();
    this.#editor = null;
  }

  #onTheme = () => this.#editor?.setTheme(
    theme() === 'dark' ? 'ace/theme/github_dark' : 'ace/theme/github_light_default');

  async #open() {
    const [library, schema] = await Promise.all([ace(), get('/api/v1/scenario-schema')]);
    if (!this.isConnected) {
      return;
    }
    this.#schema = schema;
    const place = document.createElement('div');
    this.replaceChildren(place);
    const editor = library.edit(place, {
      useWorker: false, // Before the mode, which would start one.
      mode: 'ace/mode/yaml',
      tabSize: 2,
      useSoftTabs: true,
      showPrintMargin: false,
      enableBasicAutocompletion: [this.#completer()],
      enableLiveAutocompletion: true,
      enableKeyboardAccessibility: true,
    });
    editor.textInput.getElement().setAttribute('aria-label', 'Scenario, YAML');
    this.#editor = editor;
    this.#onTheme();
    editor.setValue(this.#text, -1);
    editor.session.on('change', () => this.#changed());
    this.#changed();
  }

  #completer() {
    return {
      identifierRegexps: [/[a-zA-Z0-9_-]/],
      getCompletions: (editor, session, position, prefix, done) => done(null,
        wordsAt(session.doc.getAllLines(), position.row, position.column, this.#schema)
          .map((word) => ({ caption: word.name, value: word.insert, meta: word.kind,
            docText: word.description, score: 1000 }))),
    };
  }

  #changed() {
    this.dispatchEvent(new CustomEvent('change'));
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#check(), CHECK_AFTER_MILLIS);
  }

  async #check() {
    const number = ++this.#checks;
    try {
      const { mistakes } = await post('/api/v1/scenario-check', { text: this.text });
      if (number === this.#checks && this.#editor) {
        this.#editor.session.setAnnotations(mistakes.map((one) => ({
          row: one.line - 1, column: 0, type: 'error',
          text: one.field ? `${one.field}: ${one.message}` : one.message })));
        this.dispatchEvent(new CustomEvent('checked', { detail: mistakes }));
      }
    } catch (error) {
      this.dispatchEvent(new CustomEvent('checked', {
        detail: [{ line: 1, field: '', message: error.message }] }));
    }
  }
}

customElements.define('ff-scenario-editor', ScenarioEditor);
