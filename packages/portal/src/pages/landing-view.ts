import { html, nothing, type TemplateResult } from 'lit';
import type { Consultation, SignInKey } from '@isoloir/api-client';
import { supportView } from '../app/help.ts';
import type { Portal } from '../app/portal.ts';
import { ownParts } from '../sign-in/own-parts.ts';
import { countdownView } from './countdown-view.ts';
import { checkCard, electionsCard, tokenNote } from './first-page-cards.ts';
import { keyAddress } from './sign-in/way-in.ts';

/** The first page of an organisation whose voters come to it directly (M1): when, by whom, the ways in, and who helps. */
export function landingView(portal: Portal, consultation: Consultation): TemplateResult {
  const { texts } = portal;
  const { t } = texts;
  return html`
    <h1>${texts.of(consultation.title)}</h1>
    ${countdownView(portal, consultation)}
    <div class="columns landing">
      <div>${portal.session === undefined ? waysIn(portal, consultation) : wayOn(portal)}</div>
      <div>
        <section class="card assistance" aria-labelledby="assistance-heading">
          <h2 id="assistance-heading">${t('home.assistanceHeading')}</h2>
          ${supportView(texts, consultation.support)}
        </section>
        ${electionsCard(portal, consultation)} ${checkCard(portal)}
      </div>
    </div>
    ${organisersView(portal, consultation)}
  `;
}

/** Whoever is signed in already goes on. */
function wayOn(portal: Portal): TemplateResult {
  const { t } = portal.texts;
  return html`<section class="card" aria-labelledby="ways-heading">
    <h2 id="ways-heading">${t('home.signedInHeading')}</h2>
    <p>${t('elections.voter', { name: portal.session?.voter.name ?? '' })}</p>
    <p class="actions">
      <a class="button" href=${portal.href('elections')}>${t('home.continue')}</a>
    </p>
  </section>`;
}

function waysIn(portal: Portal, consultation: Consultation): TemplateResult {
  const { t } = portal.texts;
  if (!portal.votingAhead) {
    return html`<section class="card" aria-labelledby="ways-heading">
      <h2 id="ways-heading">${t('home.closedHeading')}</h2>
      <p>${t('home.closedText')}</p>
    </section>`;
  }
  const { openIdConnect, password, token } = consultation.signIn;
  const keys = openIdConnect?.keys ?? [];
  return html`<section class="card" aria-labelledby="ways-heading">
    <h2 id="ways-heading">${t('home.identifyHeading')}</h2>
    ${keys.length === 0 ? nothing : keysView(portal, consultation, keys)}
    ${keys.length > 0 && password ? html`<p class="or"><span>${t('home.or')}</span></p>` : nothing}
    ${password ? passwordWay(portal, consultation) : nothing} ${token ? tokenNote(portal) : nothing}
    <p class="hint">${t('signIn.idle', { count: consultation.idleMinutes })}</p>
  </section>`;
}

function keysView(portal: Portal, consultation: Consultation, keys: readonly SignInKey[]): TemplateResult {
  const { texts } = portal;
  const { t } = texts;
  return html`
    <ul class="keys">
      ${keys.map(
        (key) =>
          html`<li>
            <a class="key main" href=${keyAddress(portal, consultation, key)}>
              <span class="key-label">${texts.of(key.label)}</span>
            </a>
          </li>`,
      )}
    </ul>
    ${ownParts(consultation, 'key').includes('orderNumber') ? html`<p>${t('home.keyNeeds')}</p>` : nothing}
  `;
}

function passwordWay(portal: Portal, { signIn, phase }: Consultation): TemplateResult {
  const { t } = portal.texts;
  const needs = signIn.links
    ? 'home.passwordNeedsLink'
    : signIn.passwordWithOrderNumber
      ? 'home.passwordNeeds'
      : 'home.passwordNeedsPhone';
  return html`
    <ul class="keys">
      <li>
        <a class="key" href=${portal.href('sign-in', { with: 'password' })}>
          <span class="key-label">${t('home.withPassword')}</span>
        </a>
      </li>
    </ul>
    <p>${t(needs)}</p>
    ${phase === 'not-open' ? html`<p>${t('home.recoverLater')}</p>` : recoveries(portal, signIn)}
  `;
}

function recoveries(portal: Portal, { links }: Consultation['signIn']): TemplateResult {
  const { t } = portal.texts;
  return html`<ul class="plain">
    ${
      links
        ? html`<li><a href=${portal.href('recover-identifier')}>${t('recover.linkTitle')}</a></li>`
        : html`<li><a href=${portal.href('recover-identifier')}>${t('recover.identifierTitle')}</a></li>
            <li><a href=${portal.href('recover-password')}>${t('recover.passwordTitle')}</a></li>`
    }
  </ul>`;
}

/** Who holds the vote together: names, since marks belong to those who may show them. */
function organisersView({ texts }: Portal, { organisers }: Consultation): TemplateResult | typeof nothing {
  if (organisers.length === 0) return nothing;
  return html`<section class="organisers" aria-labelledby="organisers-heading">
    <h2 id="organisers-heading">${texts.t('home.organisersHeading')}</h2>
    <ul>
      ${organisers.map(({ name }) => html`<li>${texts.of(name)}</li>`)}
    </ul>
  </section>`;
}
