import '@isoloir/components/notice/define.js';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { ElectionResult, ObservedRun } from '@isoloir/api-client';
import type { Portal } from '../../app/portal.ts';
import type { Language } from '../../i18n/language.ts';
import { numberInWords } from '../../i18n/format.ts';
import { isSameCount, reasonOf, trackerOfHash } from './failures.ts';
import type { ArchiveVerdict } from './orders.ts';
import { verifyArchiveAt, type VerificationOutcome, type VerificationProgress } from './verify-archive.ts';

type Shown =
  | { readonly kind: 'idle' | 'stopped' }
  | { readonly kind: 'running'; readonly progress: VerificationProgress }
  | VerificationOutcome;

/** Of more failures nobody reads each. */
const toldAtMost = 50;

/** What is not as this page shows it, though the archive is sound in itself. */
type Mismatch = 'observe.otherElection' | 'observe.otherSize' | 'observe.otherResult';

/** Verifies the archive of a run in this browser: every proof, the sum, the decryption, and that the result is the one shown. */
export class RunProofs extends LitElement {
  @property({ attribute: false }) portal: Portal | undefined;
  @property({ attribute: false }) run: ObservedRun | undefined;
  /** The result that the page shows, once there is one. */
  @property({ attribute: false }) result: ElectionResult | undefined;
  /** Only so that a change of language draws everything anew. */
  @property({ attribute: false }) language: Language | undefined;

  @state() private shown: Shown = { kind: 'idle' };

  #stop: AbortController | undefined;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop?.abort();
  }

  async #verify(address: string): Promise<void> {
    if (this.shown.kind === 'running') return;
    this.shown = { kind: 'running', progress: { step: 'download', part: 0, ballots: 0 } };
    const stop = new AbortController();
    this.#stop = stop;
    try {
      this.shown = await verifyArchiveAt(
        address,
        (progress) => {
          if (!stop.signal.aborted) this.shown = { kind: 'running', progress };
        },
        stop.signal,
      );
    } catch (error) {
      if (!stop.signal.aborted) throw error;
      this.shown = { kind: 'stopped' };
    }
  }

  protected override render(): unknown {
    const { portal, run, shown } = this;
    if (portal === undefined || run === undefined) return nothing;
    const { t } = portal.texts;
    const address = portal.client.archiveAddress(run.uuid);
    const isRunning = shown.kind === 'running';
    return html`<p>${t('observe.proofsIntro')}</p>
      <p class="actions">
        <button
          type="button"
          class="button"
          aria-disabled=${isRunning ? 'true' : 'false'}
          @click=${() => void this.#verify(address)}
        >
          ${t(isRunning ? 'observe.verifying' : 'observe.verify')}
        </button>
        ${
          isRunning
            ? html`<button type="button" class="button quiet" @click=${() => this.#stop?.abort()}>
                ${t('observe.stop')}
              </button>`
            : nothing
        }
      </p>
      ${isRunning ? this.#renderProgress(portal, run, shown.progress) : nothing}
      <div role="status" class="verdict">${this.#renderOutcome(portal, run, shown)}</div>`;
  }

  #renderProgress(
    { texts: { t, language } }: Portal,
    run: ObservedRun,
    { step, part, ballots }: VerificationProgress,
  ) {
    const words = {
      done: numberInWords(ballots, language),
      all: numberInWords(run.ballots ?? 0, language),
    };
    return html`<p class="progress">
      <progress max="1" .value=${part} aria-label=${t('observe.verifying')}></progress>
      <span>${step === 'download' ? t('observe.downloading') : t('observe.progress', words)}</span>
    </p>`;
  }

  #renderOutcome({ texts }: Portal, run: ObservedRun, shown: Shown): unknown {
    const { t } = texts;
    switch (shown.kind) {
      case 'idle':
      case 'running':
        return nothing;
      case 'stopped':
        return html`<p>${t('observe.stopped')}</p>`;
      case 'unreachable':
        return html`<isoloir-notice variant="error"><p>${t(`errors.${shown.code}`)}</p></isoloir-notice>`;
      case 'broken':
        return html`<isoloir-notice variant="error"><p>${t('observe.broken')}</p></isoloir-notice>`;
      case 'verdict': {
        const { verdict } = shown;
        const mismatches = this.#mismatches(run, verdict);
        return verdict.ok && mismatches.length === 0
          ? this.#renderGood(verdict)
          : this.#renderBad(verdict, mismatches);
      }
    }
  }

  #mismatches(run: ObservedRun, verdict: ArchiveVerdict): readonly Mismatch[] {
    const { result } = this;
    const isShown =
      result === undefined || (verdict.counts !== undefined && isSameCount(verdict.counts, result));
    return [
      ...(verdict.fingerprint === run.fingerprint ? [] : (['observe.otherElection'] as const)),
      ...(verdict.ballots === run.ballots ? [] : (['observe.otherSize'] as const)),
      ...(isShown ? [] : (['observe.otherResult'] as const)),
    ];
  }

  #renderGood({ ballots, counts }: ArchiveVerdict): TemplateResult | typeof nothing {
    if (this.portal === undefined) return nothing;
    const { t, language } = this.portal.texts;
    const words = { count: ballots, ballots: numberInWords(ballots, language) };
    return html`<isoloir-notice variant="success" heading=${t('observe.goodTitle')} heading-level="4">
      <ul>
        <li>${t('observe.goodBallots', words)}</li>
        <li>${t('observe.goodTally')}</li>
        <li>${t(counts === undefined ? 'observe.notCountedYet' : 'observe.goodResult')}</li>
      </ul>
    </isoloir-notice>`;
  }

  #renderBad({ failures }: ArchiveVerdict, mismatches: readonly Mismatch[]): TemplateResult | typeof nothing {
    if (this.portal === undefined) return nothing;
    const { t, language } = this.portal.texts;
    const more = failures.length - toldAtMost;
    return html`<isoloir-notice variant="error" heading=${t('observe.badTitle')} heading-level="4">
      <p>${t('observe.badWhat')}</p>
      <ul>
        ${mismatches.map((mismatch) => html`<li>${t(mismatch)}</li>`)}
        ${failures.slice(0, toldAtMost).map(
          (failure) =>
            html`<li>
              ${t(`observe.reasons.${reasonOf(failure)}`)}
              <span class="line hint">
                ${failure.event === undefined ? nothing : html`<span>${t('observe.event', { event: numberInWords(failure.event, language) })}</span>`}
                ${failure.question === undefined ? nothing : html`<span>${t('observe.question', { question: numberInWords(failure.question + 1, language) })}</span>`}
                <code class="code">${failure.code}</code>
              </span>
              ${
                failure.ballot === undefined
                  ? nothing
                  : html`<span class="line hint"
                      >${t('observe.ballot')} <code class="code">${trackerOfHash(failure.ballot)}</code></span
                    >`
              }
            </li>`,
        )}
      </ul>
      ${more > 0 ? html`<p>${t('observe.badMore', { count: more, failures: numberInWords(more, language) })}</p>` : nothing}
    </isoloir-notice>`;
  }
}

customElements.define('portal-run-proofs', RunProofs);
