import '@isoloir/components/copy-button/define.js';
import { html, nothing, type TemplateResult } from 'lit';
import type { Texts } from '../../i18n/texts.ts';

/** The tracker of an encrypted ballot, to note or copy. */
export function trackerView({ t }: Texts, tracker: string, help?: string): TemplateResult {
  return html`<section class="tracker" aria-labelledby="tracker-heading">
    <h2 id="tracker-heading">${t('vote.tracker')}</h2>
    <p><code class="code">${tracker}</code></p>
    ${help === undefined ? nothing : html`<p class="hint">${help}</p>`}
    <isoloir-copy-button .value=${tracker} label=${t('vote.copyTracker')}></isoloir-copy-button>
  </section>`;
}
