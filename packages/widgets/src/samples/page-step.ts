import { getLocale } from '@isoloir/components';
import { drawAgainWithLocale, sharedStyles } from '@isoloir/components/parts.js';
import { html, LitElement, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { styles } from '../in-page/in-page.styles.ts';
import { widgetStyles } from '../shared/widget.styles.ts';

/** Draws a step of the vote as the booth does, for stories. */
export class SamplePageStep extends LitElement {
  static override styles = [sharedStyles, widgetStyles, styles];

  @property({ attribute: false }) draw: () => TemplateResult = () => html``;

  constructor() {
    super();
    drawAgainWithLocale(this);
  }

  protected override render(): TemplateResult {
    return html`<div class="root" lang=${getLocale()}><div class="vote">${this.draw()}</div></div>`;
  }
}

if (customElements.get('sample-page-step') === undefined) {
  customElements.define('sample-page-step', SamplePageStep);
}
