import '@isoloir/components/error-summary/define.js';
import '@isoloir/components/notice/define.js';
import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { ApiError, ReferenceCheck } from '@isoloir/api-client';
import { supportView } from '../app/help.ts';
import { PortalPage } from '../app/portal-page.ts';
import type { ReferenceVerdict } from '../booth/operations.ts';
import { BallotWorker } from '../booth/worker-client.ts';

type Verdict =
  | { readonly kind: 'present' | 'absent'; readonly check: ReferenceCheck }
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
    switch (this.verdict?.kind) {
      case 'present':
        return t('check.presentTitle');
      case 'absent':
        return t('check.absentTitle');
      case 'invalid':
        return t('check.invalidTitle');
      case 'other-key':
        return t('check.otherKeyTitle');
      case undefined:
        return t('check.title');
    }
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
    const verdict = await (this.#worker ??= new BallotWorker()).verifyReference(this.reference, publicKey);
    await this.#judge(verdict);
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
      case 'valid': {
        const answer = await this.portal.client.checkReference(verdict.text);
        if (!answer.ok) this.#report(answer.error);
        else this.verdict = { kind: answer.value.present ? 'present' : 'absent', check: answer.value };
      }
    }
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
    const { texts } = this;
    const { t } = texts;
    return html`
      <h1 tabindex="-1">${this.heading()}</h1>
      ${
        verdict.kind === 'present'
          ? html`<isoloir-notice variant="success">
              <p>${t('check.present')}</p>
              <p>${t('check.presentLimit')}</p>
            </isoloir-notice>`
          : html`<isoloir-notice variant="error">
                <p>${t(textOf(verdict.kind))}</p>
              </isoloir-notice>
              ${supportView(texts, this.portal.consultation?.support)}`
      }
      ${verdict.kind === 'present' || verdict.kind === 'absent' ? this.#renderFacts(verdict.check) : nothing}
      <p class="actions">
        <button type="button" class="button quiet" @click=${() => this.#again()}>${t('check.again')}</button>
      </p>
    `;
  }

  #renderFacts({ election, registrationCode, tracker }: ReferenceCheck): TemplateResult {
    const { texts } = this;
    const { t } = texts;
    return html`<dl class="facts">
      ${
        election === undefined
          ? nothing
          : html`<dt>${t('check.election')}</dt>
              <dd>${texts.of(election.title)}</dd>
              <dt>${t('check.phase')}</dt>
              <dd>${t(`phase.${election.phase}`)}</dd>`
      }
      ${
        registrationCode === undefined
          ? nothing
          : html`<dt>${t('check.code')}</dt>
              <dd>
                <code class="code"
                  >${(registrationCode.match(/.{1,4}/g) ?? []).map((group) => html`<span class="code-group">${group}</span>`)}</code
                >
              </dd>`
      }
      ${
        tracker === undefined
          ? nothing
          : html`<dt>${t('check.tracker')}</dt>
              <dd><code class="code">${tracker}</code></dd>`
      }
    </dl>`;
  }
}

function textOf(kind: 'absent' | 'invalid' | 'other-key') {
  const keys = { absent: 'check.absent', invalid: 'check.invalid', 'other-key': 'check.otherKey' } as const;
  return keys[kind];
}

customElements.define('portal-check', CheckPage);
