import { html, nothing, type TemplateResult } from 'lit';
import type { Consultation } from '@isoloir/api-client';
import { PortalPage } from '../app/portal-page.ts';
import { checkCard, electionsCard, tokenNote } from './first-page-cards.ts';
import { cardsView } from './home-cards.ts';
import { landingView } from './landing-view.ts';
import { periodView } from './period.ts';

/** What is voted on, when, and the way in; or, where the site has several consultations, their list. */
export class HomePage extends PortalPage {
  protected override heading(): string {
    return this.texts.t(this.portal.consultation === undefined ? 'home.listTitle' : 'home.title');
  }

  // Whoever comes to the first page starts at its top, as on any web site.
  protected override focusTarget(): HTMLElement | null {
    return null;
  }

  protected override render(): TemplateResult {
    const { consultation } = this.portal;
    return consultation === undefined ? this.#renderList() : this.#renderConsultation(consultation);
  }

  #renderConsultation(consultation: Consultation): TemplateResult {
    const { texts, portal } = this;
    const { t } = texts;
    const { session } = portal;
    if (portal.hasLanding) return landingView(portal, consultation);
    if (session !== undefined && portal.hasStepsAfterVote) {
      return html`
        <h1 tabindex="-1">${texts.of(consultation.title)}</h1>
        <p class="lead">${t('elections.voter', { name: session.voter.name })}</p>
        ${periodView(texts, consultation)} ${portal.wayBack?.offer()} ${cardsView(portal)}
      `;
    }
    return html`
      <h1>${texts.of(consultation.title)}</h1>
      <div class="columns">
        <div>
          ${periodView(texts, consultation)}
          ${session !== undefined || portal.votingAhead ? this.#renderWayIn(consultation) : nothing}
          <section class="section" aria-labelledby="steps-heading">
            <h2 id="steps-heading">${t('home.stepsHeading')}</h2>
            <ol class="numbered">
              <li>${t('home.step1')}</li>
              <li>${t('home.step2')}</li>
              <li>${t('home.step3')}</li>
              <li>${t('home.step4')}</li>
            </ol>
          </section>
        </div>
        <div>
          ${electionsCard(portal, consultation)}
          ${checkCard(
            portal,
            portal.hasStepsAfterVote
              ? html`<p>${t('home.checkVoteText')}</p>
                  <p><a href=${portal.href('check-vote')}>${t('checkVote.title')}</a></p>`
              : nothing,
          )}
        </div>
      </div>
    `;
  }

  #renderWayIn({ signIn }: Consultation): TemplateResult {
    const { t } = this.texts;
    return this.portal.session === undefined
      ? html`<p class="actions">
            <a class="button" href=${this.portal.href('sign-in')}>${t('home.signIn')}</a>
          </p>
          ${signIn.token ? tokenNote(this.portal) : nothing}`
      : html`<p class="actions">
          <a class="button" href=${this.portal.href('elections')}>${t('home.continue')}</a>
        </p>`;
  }

  #renderList(): TemplateResult {
    const { texts } = this;
    const consultations = this.portal.list?.consultations ?? [];
    return html`
      <h1>${texts.t('home.listTitle')}</h1>
      ${
        consultations.length === 0
          ? html`<p>${texts.t('home.listEmpty')}</p>`
          : html`<p class="lead">${texts.t('home.listIntro')}</p>
              <ul class="cards">
                ${consultations.map(
                  ({ id, title, phase }) =>
                    html`<li class="card">
                      <h2><a href="${this.portal.place.base}${id}/">${texts.of(title)}</a></h2>
                      <p>${texts.t(`phase.${phase}`)}</p>
                    </li>`,
                )}
              </ul>`
      }
    `;
  }
}

customElements.define('portal-home', HomePage);
