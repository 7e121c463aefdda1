import '@isoloir/components/error-summary/define.js';
import '@isoloir/components/notice/define.js';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { supportView } from '../../app/help.ts';
import type { Portal } from '../../app/portal.ts';
import type { LetterCode, LetterFault } from '@isoloir/widgets/journey.js';
import type { Texts } from '../../i18n/texts.ts';

const fieldId = 'letter-code';

/** What is wrong with the code, in the words that stand both in the summary and beside the field. */
function faultText({ t }: Texts, fault: LetterFault): string {
  // A refusal by the server is worded as all of its answers are.
  return isRefusal(fault) ? t(`errors.${fault}`) : t(`vote.letter.faults.${fault}`);
}

function isRefusal(fault: LetterFault): fault is 'ballot-credential-unlisted' | 'ballot-credential-used' {
  return fault === 'ballot-credential-unlisted' || fault === 'ballot-credential-used';
}

/** What has to be put right in the code, above the title of the page, leading to its field. */
export function letterSummary(
  texts: Texts,
  letter: LetterCode | undefined,
  onTarget: (field: string) => void,
): TemplateResult | typeof nothing {
  if (letter?.fault === undefined) return nothing;
  return html`<isoloir-error-summary
    heading=${texts.t(isRefusal(letter.fault) ? 'vote.letter.refusedHeading' : 'vote.letter.faultHeading')}
    .errors=${[{ target: fieldId, message: faultText(texts, letter.fault) }]}
    @isoloir-error-link=${(event: CustomEvent<{ target: string }>) => {
      onTarget(event.detail.target);
    }}
  ></isoloir-error-summary>`;
}

/**
 * The field for the code from the letter, and what to do without the letter. It stands in the review, not before the
 * ballot: it is needed to sign what was chosen, so that it is in memory for as short as can be; whoever goes back to
 * change a choice finds it written; and when the server refuses it, the voter comes back to this very place, with their
 * choices above it. The ballot itself says beforehand that the letter will be needed.
 */
export function letterField(view: {
  readonly texts: Texts;
  readonly portal: Portal;
  readonly letter: LetterCode;
  readonly onInput: (typed: string) => void;
}): TemplateResult {
  const { texts, portal, letter } = view;
  const { t } = texts;
  const message = letter.fault === undefined ? undefined : faultText(texts, letter.fault);
  return html`<div class="letter">
    <label class="label" for=${fieldId}>${t('vote.letter.label')}</label>
    <p class="hint" id="letter-hint">${t('vote.letter.hint')}</p>
    <p class="hint">${t('vote.letter.stays')}</p>
    ${message === undefined ? nothing : html`<p class="field-error" id="letter-error">${message}</p>`}
    <input
      id=${fieldId}
      class="field code"
      type="text"
      required
      autocomplete="off"
      autocapitalize="off"
      autocorrect="off"
      spellcheck="false"
      translate="no"
      aria-invalid=${message === undefined ? 'false' : 'true'}
      aria-describedby=${message === undefined ? 'letter-hint' : 'letter-error letter-hint'}
      .value=${live(letter.typed)}
      @input=${(event: InputEvent) => {
        if (event.target instanceof HTMLInputElement) view.onInput(event.target.value);
      }}
    />
    <details>
      <summary>${t('vote.letter.lost')}</summary>
      <p>${t('vote.letter.lostText')}</p>
      ${supportView(texts, portal.consultation?.support)}
    </details>
  </div>`;
}

/** Said with the ballot, so that nobody finds out at the end that they need their letter. */
export function letterNotice({ t }: Texts): TemplateResult {
  return html`<isoloir-notice variant="info">
    <p>${t('vote.letter.needed')}</p>
    <p>${t('vote.letter.neededLost')} <a href="#contact" data-jump="contact">${t('help.reach')}</a></p>
  </isoloir-notice>`;
}
