import { html, nothing, type TemplateResult } from 'lit';
import { sizeInWords } from '../../i18n/format.ts';
import type { Texts } from '../../i18n/texts.ts';
import type { StatementSource } from '@isoloir/widgets/journey.js';

/** What the ballot shows of the lists’ statements. */
export interface StatementsView extends StatementSource {
  /** Whether the voter has begun to choose: then nothing is fetched any more. */
  readonly begun: boolean;
  /** The PDFs were asked for, and did not come. */
  readonly pdfsFailed: boolean;
  readonly onLoadPdfs: () => void;
}

/**
 * The way to PDFs that are too large to come with every ballot: all at once, and before the first choice, so that the
 * server learns neither which list somebody reads nor when they choose. The texts that say the same are always there.
 */
export function pdfsView({ t, language }: Texts, view: StatementsView): TemplateResult | typeof nothing {
  const { statements, begun, pdfsFailed, onLoadPdfs } = view;
  if (statements === undefined) return nothing;
  const here = statements.pdfs;
  if (here === 'here' || here === 'coming' || (begun && statements.pdfsFollow)) return nothing;
  if (begun) return html`<p class="hint">${t('vote.pdfs.tooLate')}</p>`;
  const size = sizeInWords(statements.pdfBytes, language);
  return html`<div class="pdfs">
    <p class="hint" id="pdfs-hint">${t('vote.pdfs.hint')}</p>
    <p class="actions">
      <button
        type="button"
        class="button quiet"
        aria-describedby="pdfs-hint"
        aria-disabled=${here === 'loading' ? 'true' : 'false'}
        @click=${() => {
          if (here !== 'loading') onLoadPdfs();
        }}
      >
        ${t('vote.pdfs.load', { size })}
      </button>
    </p>
    <p role="status">
      ${here === 'loading' ? t('vote.pdfs.loading') : pdfsFailed ? t('vote.pdfs.failed') : nothing}
    </p>
  </div>`;
}

/**
 * Said after the ballot, so that nothing moves under a finger, where the first choice came before the PDFs that would have
 * followed by themselves.
 */
export function pdfsMissedView(
  { t }: Texts,
  { statements, begun }: StatementsView,
): TemplateResult | typeof nothing {
  const missed = begun && statements?.pdfsFollow === true && statements.pdfs !== 'here';
  return missed ? html`<p class="hint">${t('vote.pdfs.tooLate')}</p>` : nothing;
}
