import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { LinkIdentified } from '@isoloir/api-client';
import type { Texts } from '../../i18n/texts.ts';

/** Where the identifier goes (E3): the address that is known, masked, or another one, which is then fixed. */
export function addressChoiceView({
  texts,
  known,
  elsewhere,
  onChoice,
}: {
  readonly texts: Texts;
  readonly known: LinkIdentified;
  readonly elsewhere: boolean;
  readonly onChoice: (elsewhere: boolean) => void;
}): TemplateResult {
  const { t } = texts;
  const { address, addressFixed } = known;
  if (addressFixed) return html`<p>${t('link.addressFixed', { address })}</p>`;
  const option = (id: string, other: boolean, label: string, hint: string) =>
    html`<div class="option">
      <label class="check">
        <input
          type="radio"
          name="address"
          aria-describedby="${id}-hint"
          .checked=${live(elsewhere === other)}
          @change=${() => onChoice(other)}
        />
        <span>${label}</span>
      </label>
      <p class="hint" id="${id}-hint">${hint}</p>
    </div>`;
  return html`<fieldset class="choice">
    <legend>${t('link.addressLegend')}</legend>
    ${option('known', false, t('link.addressKnown', { address }), t('link.addressKnownHint'))}
    ${option('other', true, t('link.addressOther'), t('link.addressOtherHint'))}
  </fieldset>`;
}
