import '@isoloir/components/notice/define.js';
import '@isoloir/components/status-pill/define.js';
import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { ApiError, VoterElection } from '@isoloir/api-client';
import { statusOf } from '../app/own-elections.ts';
import { PortalPage } from '../app/portal-page.ts';
import { failureView } from './failure.ts';
import { afterVoteLink } from './vote/arrival-views.ts';

/** The elections of the voter who is signed in, and where they stand in each. */
export class ElectionsPage extends PortalPage {
  @state() private elections: readonly VoterElection[] | undefined;
  @state() private error: ApiError | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  protected override heading(): string {
    return this.texts.t('elections.title');
  }

  protected override hasError(): boolean {
    return this.error !== undefined;
  }

  protected override view(): string {
    return this.error === undefined ? 'page' : 'error';
  }

  async #load(): Promise<void> {
    this.error = undefined;
    const answer = await this.portal.client.listVoterElections();
    if (answer.ok) this.elections = answer.value.elections;
    else if (!this.portal.endsSession(answer.error.code)) this.error = answer.error;
  }

  protected override render(): TemplateResult {
    const { t } = this.texts;
    if (this.error !== undefined) return failureView(this.texts, this.error.code, () => void this.#load());
    const name = this.portal.session?.voter.name;
    return html`
      <h1 tabindex="-1">${t('elections.title')}</h1>
      ${name === undefined ? nothing : html`<p class="lead">${t('elections.voter', { name })}</p>`}
      <div aria-live="polite">
        ${this.elections === undefined ? html`<p>${t('loading')}</p>` : this.#renderElections(this.elections)}
      </div>
    `;
  }

  #renderElections(elections: readonly VoterElection[]): TemplateResult {
    const { t } = this.texts;
    if (elections.length === 0) return html`<p>${t('elections.none')}</p>`;
    const done = elections.every(({ signedAt }) => signedAt !== undefined);
    return html`
      ${
        done
          ? html`<isoloir-notice
              variant="success"
              heading=${t('elections.done', { count: elections.length })}
            >
            </isoloir-notice>`
          : nothing
      }
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
