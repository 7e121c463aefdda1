import '@isoloir/components/error-summary/define.js';
import '@isoloir/components/notice/define.js';
import '@isoloir/components/verification-check/define.js';
import '@isoloir/components/vote-as-cast/define.js';
import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { CheckFailure, RobotCheckState } from '@isoloir/components';
import type { ApiErrorCode, ElectionSummary } from '@isoloir/api-client';
import { normalizeVerificationCode } from '@isoloir/protocol';
import { supportView } from '../app/help.ts';
import { PortalPage } from '../app/portal-page.ts';
import { categoriesOf, selectionOfChoices } from '@isoloir/widgets/journey.js';
import { BallotWorker } from '../booth/worker-client.ts';
import { RobotWork } from '../sign-in/robot-work.ts';
import { lookUp, type LookUp } from './check-vote/look-up.ts';

type Found = Extract<LookUp, { kind: 'found' }>;

/**
 * The vote of a verification code, opened in this browser from the very ballot in the urn (O13). Open to whoever has the
 * code; the server learns neither the code nor which ballot it opens.
 */
export class CheckVotePage extends PortalPage {
  @state() private election: ElectionSummary | undefined = onlyOne(this.portal.consultation?.elections);
  @state() private electionMissing = false;
  @state() private robotCheck: RobotCheckState = 'running';
  @state() private busy = false;
  @state() private failure: CheckFailure | undefined;
  @state() private found: Found | undefined;
  @state() private alarm = false;
  @state() private formErrors = 0;

  #worker: BallotWorker | undefined;
  readonly #robot = new RobotWork(this.portal.client, () => this.portal.clock.now());
  #payload: string | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('pagehide', this.#onPageHide);
    void this.#choose();
    void this.#proveNoRobot();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('pagehide', this.#onPageHide);
    this.#worker?.close();
    this.#robot.close();
  }

  override wipe(): void {
    this.found = undefined;
    this.querySelector('isoloir-verification-check')?.clear();
  }

  protected override heading(): string {
    const { t } = this.texts;
    if (this.alarm) return t('alarm.title');
    return t(this.found === undefined ? 'checkVote.title' : 'checkVote.foundTitle');
  }

  protected override view(): string {
    if (this.alarm) return 'alarm';
    return this.found === undefined ? 'form' : 'found';
  }

  protected override hasError(): boolean {
    return this.formErrors > 0 || this.electionMissing || this.failure !== undefined || this.alarm;
  }

  readonly #onPageHide = (): void => {
    this.wipe();
  };

  /** A voter who is signed in most likely means an election of their own. */
  async #choose(): Promise<void> {
    if (this.portal.session === undefined) return;
    const own = await this.portal.client.listVoterElections();
    const uuid = own.ok
      ? own.value.elections.find(({ signedAt }) => signedAt !== undefined)?.uuid
      : undefined;
    const mine = this.portal.consultation?.elections.find((election) => election.uuid === uuid);
    if (mine !== undefined) this.election = mine;
  }

  /** The browser does some work, so that guessing codes by the thousand is too much of it. Nobody solves a puzzle. */
  async #proveNoRobot(): Promise<void> {
    this.robotCheck = 'running';
    this.#payload = undefined;
    this.#payload = await this.#robot.take();
    this.robotCheck = this.#payload === undefined ? 'failed' : 'passed';
  }

  async #check(verificationCode: string): Promise<void> {
    const { election } = this;
    const robotCheck = this.#payload;
    if (this.busy || robotCheck === undefined) return;
    if (election === undefined) {
      this.electionMissing = true;
      await this.updateComplete;
      this.querySelector('isoloir-error-summary')?.focus();
      return;
    }
    this.busy = true;
    this.failure = undefined;
    const worker = (this.#worker ??= new BallotWorker());
    const outcome = await lookUp(this.portal.client, worker, {
      election,
      content: this.portal.consultation?.content,
      verificationCode,
      robotCheck,
    }).catch((): LookUp => ({ kind: 'failed', code: 'internal-error' }));
    this.busy = false;
    this.#judge(outcome);
    // A proof of work is good for one look-up.
    if (outcome.kind !== 'found' && outcome.kind !== 'alarm') await this.#proveNoRobot();
  }

  #judge(outcome: LookUp): void {
    switch (outcome.kind) {
      case 'found':
        this.found = outcome;
        return;
      case 'alarm':
        this.alarm = true;
        return;
      case 'not-found':
        this.failure = 'not-found';
        return;
      case 'failed':
        this.failure = failureOf(outcome.code);
    }
  }

  #again(): void {
    this.found = undefined;
    this.failure = undefined;
    void this.#proveNoRobot();
  }

  protected override render(): TemplateResult {
    const { texts } = this;
    const { t } = texts;
    if (this.alarm) {
      return html`<h1 tabindex="-1">${this.heading()}</h1>
        <isoloir-notice variant="error"><p>${t('checkVote.alarm')}</p></isoloir-notice>
        ${supportView(texts, this.portal.consultation?.support)}`;
    }
    if (!this.portal.hasStepsAfterVote) {
      return html`<h1 tabindex="-1">${this.heading()}</h1>
        <isoloir-notice variant="info"><p>${t('errors.verification-not-offered')}</p></isoloir-notice>
        <p><a href=${this.portal.href('check')}>${t('footer.check')}</a></p>`;
    }
    return this.found === undefined ? this.#renderForm() : this.#renderFound(this.found);
  }

  #renderForm(): TemplateResult {
    const { t } = this.texts;
    return html`
      ${
        this.electionMissing
          ? html`<isoloir-error-summary
              heading=${t('checkVote.electionHeading')}
              .errors=${[{ message: t('checkVote.electionMissing'), target: 'election' }]}
              @isoloir-error-link=${() => this.querySelector<HTMLElement>('#election')?.focus()}
            ></isoloir-error-summary>`
          : nothing
      }
      <h1 tabindex="-1">${this.heading()}</h1>
      <p class="lead">${t('checkVote.intro')}</p>
      <p>${t('checkVote.privacy')}</p>
      ${this.#renderElections()}
      <isoloir-verification-check
        robot-check=${this.robotCheck}
        .validate=${normalizeVerificationCode}
        .failure=${this.failure}
        ?busy=${this.busy}
        @isoloir-check=${(event: CustomEvent<{ code: string }>) => void this.#check(event.detail.code)}
        @isoloir-form-errors=${(event: CustomEvent<{ count: number }>) => {
          this.formErrors = event.detail.count;
        }}
      ></isoloir-verification-check>
      ${
        this.robotCheck === 'failed'
          ? html`<p class="actions">
              <button type="button" class="button quiet" @click=${() => void this.#proveNoRobot()}>
                ${t('checkVote.robotAgain')}
              </button>
            </p>`
          : nothing
      }
    `;
  }

  #renderElections(): TemplateResult | typeof nothing {
    const elections = this.portal.consultation?.elections ?? [];
    if (elections.length < 2) return nothing;
    const { t } = this.texts;
    const missing = this.electionMissing;
    return html`<div class="select">
      <label class="label" for="election">${t('checkVote.election')}</label>
      ${missing ? html`<p class="field-error" id="election-error">${t('checkVote.electionMissing')}</p>` : nothing}
      <select
        id="election"
        class="field"
        required
        aria-invalid=${missing ? 'true' : 'false'}
        aria-describedby=${missing ? 'election-error' : nothing}
        @change=${(event: Event) => {
          if (!(event.target instanceof HTMLSelectElement)) return;
          const { value } = event.target;
          this.election = elections.find(({ uuid }) => uuid === value);
          this.electionMissing = false;
        }}
      >
        <option value="" .selected=${this.election === undefined}>${t('checkVote.electionChoose')}</option>
        ${elections.map(
          (election) =>
            html`<option value=${election.uuid} .selected=${election === this.election}>
              ${this.texts.of(election.title)}
            </option>`,
        )}
      </select>
    </div>`;
  }

  #renderFound({ definition, opened, listed }: Found): TemplateResult {
    const { texts } = this;
    const { t } = texts;
    const categories = categoriesOf(definition, texts.language);
    const proof = listed === true ? 'success' : listed === false ? 'error' : 'warning';
    return html`
      <h1 tabindex="-1">${this.heading()}</h1>
      <p class="lead">${t('checkVote.found')}</p>
      <isoloir-vote-as-cast
        heading=${texts.of(definition.election.title)}
        .categories=${categories}
        .selection=${selectionOfChoices(categories, opened.choices)}
        .tracker=${opened.tracker}
      >
        <isoloir-notice slot="proof" variant=${proof}>
          <p>
            ${t(listed === true ? 'checkVote.listed' : listed === false ? 'checkVote.notListed' : 'checkVote.listUnknown')}
          </p>
        </isoloir-notice>
      </isoloir-vote-as-cast>
      <p>${t('checkVote.doubt')}</p>
      ${supportView(texts, this.portal.consultation?.support)}
      <p class="actions">
        <button type="button" class="button" @click=${() => this.#again()}>${t('checkVote.hide')}</button>
      </p>
    `;
  }
}

/** The one election there is; undefined where the voter has to choose. */
function onlyOne(elections: readonly ElectionSummary[] = []): ElectionSummary | undefined {
  return elections.length === 1 ? elections[0] : undefined;
}

/** What the form can say of a refusal. */
function failureOf(code: ApiErrorCode): CheckFailure {
  return code === 'robot-check-failed' || code === 'robot-check-missing' || code === 'robot-check-used'
    ? 'robot-check'
    : 'unavailable';
}

customElements.define('portal-check-vote', CheckVotePage);
