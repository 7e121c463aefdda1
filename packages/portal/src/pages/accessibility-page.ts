import { html, nothing, type TemplateResult } from 'lit';
import { supportView } from '../app/help.ts';
import { PortalPage } from '../app/portal-page.ts';

/** When somebody last went through everything that the statement says. */
const reviewedOn = '2026-11-22';

/** Where those are heard whom the organisation did not satisfy. */
const remedies = {
  frenchPublic: {
    message: 'https://formulaire.defenseurdesdroits.fr/',
    delegate: 'https://www.defenseurdesdroits.fr/saisir/delegues',
  },
  belgianOrder: {
    message: { fr: 'https://www.mediateurfederal.be/', nl: 'https://www.federaalombudsman.be/' },
  },
} as const;

/**
 * The accessibility statement: in the form of the French RGAA's declaration under the profile `french-public`, and of the
 * model statement of Implementing Decision (EU) 2018/1523 elsewhere, which ask for the same parts in the same order.
 */
export class AccessibilityPage extends PortalPage {
  protected override heading(): string {
    return this.texts.t('accessibility.title');
  }

  protected override render(): TemplateResult {
    const { t } = this.texts;
    const { consultation } = this.portal;
    const organisation =
      consultation === undefined ? t('title.service') : this.texts.of(consultation.organisation);
    const law = { 'french-public': 'frenchPublic', 'belgian-order': 'belgianOrder', none: 'other' } as const;
    const isFrench = consultation?.profile === 'french-public';
    return html`
      <h1 tabindex="-1">${t('accessibility.title')}</h1>
      <p class="lead">${t('accessibility.intro')}</p>
      <p>${t(`accessibility.law.${law[consultation?.profile ?? 'none']}`, { organisation })}</p>
      <p>
        ${
          consultation === undefined
            ? t('accessibility.scopeService')
            : t('accessibility.scope', { title: this.texts.of(consultation.title) })
        }
      </p>
      <h2>${t('accessibility.stateHeading')}</h2>
      <p>${t(`accessibility.state.${isFrench ? 'frenchPublic' : 'other'}`)}</p>
      ${this.#renderContent()} ${this.#renderMaking()}
      <h2>${t('accessibility.doneHeading')}</h2>
      ${this.#list([t('accessibility.done1'), t('accessibility.done2'), t('accessibility.done3'), t('accessibility.done4')])}
      <h2>${t('accessibility.problemHeading')}</h2>
      <p>${t('accessibility.problem')}</p>
      ${supportView(this.texts, consultation?.support)}
      <h2>${t('accessibility.remedyHeading')}</h2>
      <p>${t('accessibility.remedy')}</p>
      ${this.#renderRemedies(law[consultation?.profile ?? 'none'])}
    `;
  }

  #renderContent(): TemplateResult {
    const { t } = this.texts;
    return html`
      <h2>${t('accessibility.contentHeading')}</h2>
      <h3>${t('accessibility.unmetHeading')}</h3>
      <p>${t('accessibility.unmet')}</p>
      ${this.#list([t('accessibility.unmet1'), t('accessibility.unmet2'), t('accessibility.unmet3')])}
      <h3>${t('accessibility.burdenHeading')}</h3>
      <p>${t('accessibility.burden')}</p>
      <h3>${t('accessibility.exemptHeading')}</h3>
      ${this.#list([t('accessibility.exempt1'), t('accessibility.exempt2')])}
    `;
  }

  #renderMaking(): TemplateResult {
    const { t, language } = this.texts;
    const date = new Intl.DateTimeFormat(`${language}-BE`, { dateStyle: 'long', timeZone: 'UTC' }).format(
      new Date(reviewedOn),
    );
    return html`
      <h2>${t('accessibility.madeHeading')}</h2>
      <p>${t('accessibility.madeOn', { date })}</p>
      ${this.#list([t('accessibility.made1'), t('accessibility.made2'), t('accessibility.made3'), t('accessibility.made4'), t('accessibility.made5')])}
    `;
  }

  #renderRemedies(law: 'frenchPublic' | 'belgianOrder' | 'other'): TemplateResult {
    const { t, language } = this.texts;
    if (law === 'other')
      return html`<ul>
        <li>${t('accessibility.remedies.other')}</li>
      </ul>`;
    const message =
      law === 'frenchPublic' ? remedies.frenchPublic.message : remedies.belgianOrder.message[language];
    return html`<ul>
      <li><a href=${message}>${t(`accessibility.remedies.${law}.message`)}</a></li>
      ${
        law === 'frenchPublic'
          ? html`<li>
              <a href=${remedies.frenchPublic.delegate}
                >${t('accessibility.remedies.frenchPublic.delegate')}</a
              >
            </li>`
          : nothing
      }
      <li>${t(`accessibility.remedies.${law}.letter`)}</li>
    </ul>`;
  }

  #list(items: readonly string[]): TemplateResult {
    return html`<ul>
      ${items.map((item) => html`<li>${item}</li>`)}
    </ul>`;
  }
}

customElements.define('portal-accessibility', AccessibilityPage);
