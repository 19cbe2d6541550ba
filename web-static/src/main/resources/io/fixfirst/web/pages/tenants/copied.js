/** Text to be copied elsewhere, with a button that does it. */
import { html } from 'lit';
import { done, refused } from '../../parts/toast.js';

export function copied(text) {
  return html`<div class="ten-copy"><pre tabindex="0">${text}</pre><button type="button" class="small"
    @click=${() => copy(text)}>Copy</button></div>`;
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    done('Copied.');
  } catch {
    refused(new Error('The browser does not let us copy; select it by hand.'));
  }
}
