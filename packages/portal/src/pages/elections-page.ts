import '@isoloir/components/status-pill/define.js';
import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { ApiError, VoterElection } from '@isoloir/api-client';
import { statusOf } from '@isoloir/widgets/journey.js';
import { PortalPage } from '../app/portal-page.ts';
import { dashboardView, doneView } from './dashboard-view.ts';
import { failureView } from './failure.ts';
import { afterVoteLink } from './vote/arrival-views.ts';

/** The elections of the voter who is signed in, and where they stand in each. */
export class ElectionsPage extends PortalPage {
  /** The election whose ballot the voter is about to open. */
  @state() private entering: VoterElection | undefined;

  #stopListening = (): void => undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stopListening = this.portal.elections.listen(() => this.requestUpdate());
    void this.#load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopListening();
  }

  protected override heading(): string {
    return this.texts.t('elections.title');
  }

  protected override hasError(): boolean {
    return this.#error !== undefined;
  }

  protected override view(): string {
    return this.#error === undefined ? 'page' : 'error';
  }

  get #error(): ApiError | undefined {
    return this.portal.elections.error;
  }

  async #load(): Promise<void> {
    const error = await this.portal.elections.load();
    if (error !== undefined) this.portal.endsSession(error.code);
  }

  protected override render(): TemplateResult {
    const { texts, portal } = this;
    const { t } = texts;
    if (this.#error !== undefined) return failureView(texts, this.#error.code, () => void this.#load());
    const name = portal.session?.voter.name;
    const { list } = portal.elections;
    return html`
      <h1 tabindex="-1">${t('elections.title')}</h1>
      ${name === undefined ? nothing : html`<p class="lead">${t('elections.voter', { name })}</p>`}
      ${portal.wayBack?.offer()}
      ${
        portal.hasLanding && list !== undefined
          ? dashboardView({
              portal,
              elections: list,
              entering: this.entering,
              onEnter: (election) => {
                this.entering = election;
              },
            })
          : list === undefined
            ? html`<p class="waiting" role="status">${t('loading')}</p>`
            : this.#renderElections(list)
      }
    `;
  }

  #renderElections(elections: readonly VoterElection[]): TemplateResult {
    const { t } = this.texts;
    if (elections.length === 0) return html`<p>${t('elections.none')}</p>`;
    return html`
      ${doneView(this.texts, elections)}
      <ul class="cards">
        ${elections.map((election) => this.#renderElection(election))}
      </ul>
    `;
  }

  #renderElection(election: VoterElection): TemplateResult {
    const { texts, portal } = this;
    const { t } = texts;
    const title = texts.of(election.title);
    const timeZone = portal.consultation?.period.timeZone ?? 'UTC';
    const { signedAt, phase } = election;
    const mayVote = signedAt === undefined && (phase === 'open' || phase === 'grace');
    return html`<li class="card election">
      <h2>${title}</h2>
      <p><isoloir-status-pill state=${statusOf(election)}></isoloir-status-pill></p>
      ${
        signedAt === undefined
          ? nothing
          : html`<p>${t('elections.voted', { date: texts.zonedMoment(signedAt, timeZone) })}</p>
              <p class="hint">${t('elections.final')}</p>
              ${afterVoteLink(texts, portal, election.uuid)}`
      }
      ${
        mayVote
          ? html`<p class="actions">
              <a
                class="button"
                href=${portal.href('vote', { election: election.uuid })}
                aria-label=${t('elections.voteFor', { election: title })}
                >${t('elections.vote')}</a
              >
            </p>`
          : nothing
      }
      ${signedAt === undefined && !mayVote ? html`<p>${t(`phase.${phase}`)}</p>` : nothing}
    </li>`;
  }
}

customElements.define('portal-elections', ElectionsPage);
