import '@isoloir/components/error-summary/define.js';
import '@isoloir/components/notice/define.js';
import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { ApiError, ApiErrorCode, ReferenceCheck } from '@isoloir/api-client';
import { supportView } from '../app/help.ts';
import { PortalPage } from '../app/portal-page.ts';
import type { ReferenceVerdict } from '@isoloir/widgets/journey.js';
import { BallotWorker } from '../booth/worker-client.ts';

type Verdict =
  | { readonly kind: 'present' | 'absent' | 'annulled'; readonly check: ReferenceCheck }
  /** Genuine, by this browser’s own check; the server did not say whether the ballot is there. */
  | { readonly kind: 'unasked'; readonly text: string; readonly code: ApiErrorCode }
  | { readonly kind: 'invalid' | 'other-key' };

type Problem = 'empty' | 'unreadable' | ApiError;

/** Whether the ballot of a receipt is in the urn. Open to anybody who has the reference; it names nobody. */
export class CheckPage extends PortalPage {
  @state() private reference = '';
  @state() private problem: Problem | undefined;
  @state() private verdict: Verdict | undefined;
  @state() private busy = false;

  #worker: BallotWorker | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    // Loaded now, it checks signatures without a network later.
    this.#worker = new BallotWorker();
    const fragment = decodeURIComponent(location.hash.slice(1));
    if (!fragment.startsWith('ISO1')) return;
    // Neither a proof of how somebody voted nor of who they are; still, it is nobody else’s business.
    history.replaceState(history.state, '', location.pathname + location.search);
    this.reference = fragment;
    void this.#check();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#worker?.close();
  }

  override wipe(): void {
    this.reference = '';
  }

  protected override heading(): string {
    const { t } = this.texts;
    return this.verdict === undefined ? t('check.title') : t(titles[this.verdict.kind]);
  }

  protected override view(): string {
    return this.verdict?.kind ?? 'form';
  }

  protected override hasError(): boolean {
    return this.problem !== undefined;
  }

  async #check(): Promise<void> {
    if (this.busy) return;
    this.problem = undefined;
    if (this.reference.trim() === '') {
      this.#report('empty');
      return;
    }
    this.busy = true;
    const publicKey = this.portal.consultation?.referenceKey.publicKey ?? '';
    const worker = (this.#worker ??= new BallotWorker());
    const verdict = await worker.verifyReference(this.reference, publicKey).catch(() => undefined);
    if (verdict === undefined) {
      // The code for it did not arrive.
      this.#report({ code: 'network-unreachable' });
    } else await this.#judge(verdict);
    this.busy = false;
  }

  /** The signature is checked by now; only a genuine reference is sent to the server. */
  async #judge(verdict: ReferenceVerdict): Promise<void> {
    switch (verdict.kind) {
      case 'unreadable':
        this.#report('unreadable');
        return;
      case 'invalid':
      case 'other-key':
        this.verdict = { kind: verdict.kind };
        return;
      case 'valid':
        await this.#ask(verdict.text);
    }
  }

  async #ask(text: string): Promise<void> {
    const answer = await this.portal.client.checkReference(text);
    if (!answer.ok) {
      this.verdict = { kind: 'unasked', text, code: answer.error.code };
      return;
    }
    const check = answer.value;
    const kind = check.annulled !== undefined ? 'annulled' : check.present ? 'present' : 'absent';
    this.verdict = { kind, check };
  }

  async #askAgain(text: string): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    await this.#ask(text);
    this.busy = false;
  }

  #report(problem: Problem): void {
    this.problem = problem;
    void this.updateComplete.then(() => this.querySelector('isoloir-error-summary')?.focus());
  }

  #again(): void {
    this.reference = '';
    this.verdict = undefined;
  }

  protected override render(): TemplateResult {
    return this.verdict === undefined ? this.#renderForm() : this.#renderVerdict(this.verdict);
  }

  #renderForm(): TemplateResult {
    const { t } = this.texts;
    const message = this.#problemText();
    return html`
      ${
        message === undefined
          ? nothing
          : html`<isoloir-error-summary
              heading=${t('check.errorHeading')}
              .errors=${[{ message, target: 'reference' }]}
              @isoloir-error-link=${() => this.querySelector<HTMLElement>('#reference')?.focus()}
            ></isoloir-error-summary>`
      }
      <h1 tabindex="-1">${t('check.title')}</h1>
      <p class="lead" id="reference-hint">${t('check.intro')}</p>
      <p>${t('check.privacy')}</p>
      <form
        novalidate
        @submit=${(event: SubmitEvent) => {
          event.preventDefault();
          void this.#check();
        }}
      >
        <label class="label" for="reference">${t('check.label')}</label>
        ${message === undefined ? nothing : html`<p class="field-error" id="reference-error">${message}</p>`}
        <textarea
          id="reference"
          class="field code"
          rows="5"
          required
          autocomplete="off"
          autocapitalize="off"
          spellcheck="false"
          aria-invalid=${message === undefined ? 'false' : 'true'}
          aria-describedby=${message === undefined ? 'reference-hint' : 'reference-error reference-hint'}
          .value=${this.reference}
          @input=${(event: InputEvent) => {
            if (event.target instanceof HTMLTextAreaElement) this.reference = event.target.value;
          }}
        ></textarea>
        <p class="actions">
          <button class="button" aria-disabled=${this.busy ? 'true' : 'false'}>
            ${this.busy ? t('check.busy') : t('check.button')}
          </button>
        </p>
      </form>
    `;
  }

  #problemText(): string | undefined {
    const { t } = this.texts;
    if (this.problem === undefined) return undefined;
    if (this.problem === 'empty') return t('check.errorEmpty');
    if (this.problem === 'unreadable') return t('check.errorUnreadable');
    return t(`errors.${this.problem.code}`);
  }

  #renderVerdict(verdict: Verdict): TemplateResult {
    const { t } = this.texts;
    return html`
      <h1 tabindex="-1">${this.heading()}</h1>
      ${this.#renderMeaning(verdict)} ${'check' in verdict ? this.#renderFacts(verdict.check) : nothing}
      <p class="actions">
        ${
          verdict.kind === 'unasked'
            ? html`<button
                type="button"
                class="button"
                aria-disabled=${this.busy ? 'true' : 'false'}
                @click=${() => void this.#askAgain(verdict.text)}
              >
                ${this.busy ? t('check.busy') : t('check.askAgain')}
              </button>`
            : nothing
        }
        <button type="button" class="button quiet" @click=${() => this.#again()}>${t('check.again')}</button>
      </p>
    `;
  }

  /** What the verdict means, and who helps where something is wrong. */
  #renderMeaning(verdict: Verdict): TemplateResult {
    const { texts, portal } = this;
    const { t } = texts;
    const support = supportView(texts, portal.consultation?.support);
    switch (verdict.kind) {
      case 'present':
        return html`<isoloir-notice variant="success">
          <p>${t('check.signatureValid')}</p>
          <p>${t('check.present')}</p>
          <p>${t('check.presentLimit')}</p>
        </isoloir-notice>`;
      case 'absent':
        return html`<isoloir-notice variant="error">
            <p>${t('check.signatureValid')}</p>
            <p>${t('check.absent')}</p>
          </isoloir-notice>
          ${support}`;
      case 'annulled': {
        const { annulled } = verdict.check;
        const date = annulled === undefined ? '' : texts.zonedMoment(annulled.at, portal.timeZone);
        return html`<isoloir-notice variant="warning">
            <p>${t('check.signatureValid')}</p>
            <p>${t('check.annulled', { date })}</p>
            <p>${t(annulled?.newRun === undefined ? 'check.annulledWait' : 'check.annulledNewRun')}</p>
          </isoloir-notice>
          ${support}`;
      }
      case 'unasked':
        return html`<isoloir-notice variant="warning">
          <p>${t('check.signatureValid')}</p>
          <p>${t('check.unasked')}</p>
          <p>${t(`errors.${verdict.code}`)}</p>
        </isoloir-notice>`;
      case 'invalid':
      case 'other-key':
        return html`<isoloir-notice variant="error">
            <p>${t(verdict.kind === 'invalid' ? 'check.invalid' : 'check.otherKey')}</p>
          </isoloir-notice>
          ${support}`;
    }
  }

  #renderFacts({
    consultation,
    election,
    colleges = [],
    registrationCode,
    tracker,
  }: ReferenceCheck): TemplateResult {
    const { texts } = this;
    const { t } = texts;
    const row = (label: string, value: unknown): TemplateResult | typeof nothing =>
      value === undefined
        ? nothing
        : html`<dt>${label}</dt>
            <dd>${value}</dd>`;
    const names = colleges.map((college) => html`<span class="line">${texts.of(college)}</span>`);
    const groups = registrationCode?.match(/.{1,4}/g) ?? [];
    return html`<dl class="facts">
      ${row(t('check.event'), consultation === undefined ? undefined : texts.of(consultation))}
      ${row(t('check.election'), election === undefined ? undefined : texts.of(election.title))}
      ${row(t('check.colleges', { count: names.length }), names.length === 0 ? undefined : names)}
      ${row(t('check.run'), election === undefined || election.run === 1 ? undefined : election.run)}
      ${row(t('check.phase'), election === undefined ? undefined : t(`phase.${election.phase}`))}
      ${row(
        t('check.code'),
        groups.length === 0
          ? undefined
          : html`<code class="code"
              >${groups.map((group) => html`<span class="code-group">${group}</span>`)}</code
            >`,
      )}
      ${row(t('check.tracker'), tracker === undefined ? undefined : html`<code class="code">${tracker}</code>`)}
    </dl>`;
  }
}

const titles = {
  present: 'check.presentTitle',
  absent: 'check.absentTitle',
  annulled: 'check.annulledTitle',
  unasked: 'check.unaskedTitle',
  invalid: 'check.invalidTitle',
  'other-key': 'check.otherKeyTitle',
} as const satisfies Record<Verdict['kind'], string>;

customElements.define('portal-check', CheckPage);
