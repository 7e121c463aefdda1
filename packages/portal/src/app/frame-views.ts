import '@isoloir/components/language/define.js';
import '@isoloir/components/notice/define.js';
import '@isoloir/components/text-size/define.js';
import { html, nothing, type TemplateResult } from 'lit';
import type { Consultation } from '@isoloir/api-client';
import type { ElectionNavItem, TextSize } from '@isoloir/components';
import type { Language } from '../i18n/language.ts';
import type { Texts } from '../i18n/texts.ts';
import { closingFor } from './closings.ts';
import { statusOf } from '@isoloir/widgets/journey.js';
import type { Portal } from './portal.ts';
import { noteTold, toldNotices } from './told-notices.ts';

/** What stands around every page, and what it tells. */
export interface FrameView {
  readonly texts: Texts;
  /** Address of the first page. */
  readonly home: string;
  /** Undefined while the page is starting, and when it can not. */
  readonly portal: Portal | undefined;
  readonly signedIn: boolean;
  readonly textSize: TextSize;
  readonly onTextSize: (size: TextSize) => void;
  readonly onLanguage: (language: Language) => void;
}

/** Who organises the vote, text size, language, help and the way out; and what everybody must know now. */
export function headerView(view: FrameView): TemplateResult {
  const { texts, home, portal } = view;
  const { t } = texts;
  const consultation = portal?.consultation;
  const organisation = consultation === undefined ? t('title.service') : texts.of(consultation.organisation);
  return html`<header class="header">
    <div class="header-bar">
      <div class="brand">
        <a class="organisation" href=${home} aria-label=${t('header.home', { organisation })}
          >${organisation}</a
        >
        ${consultation === undefined ? nothing : html`<span class="vote-title">${texts.of(consultation.title)}</span>`}
      </div>
      ${toolsView(view)}
    </div>
    ${linksView(view)} ${consultation === undefined ? nothing : bannersView(texts, consultation)}
  </header>`;
}

function toolsView({ texts, portal, signedIn, textSize, onTextSize, onLanguage }: FrameView): TemplateResult {
  return html`<div class="tools">
    <isoloir-text-size
      ?dialog=${portal?.hasLanding === true}
      .value=${textSize}
      @isoloir-text-size-change=${(event: CustomEvent<{ size: TextSize }>) => onTextSize(event.detail.size)}
    ></isoloir-text-size>
    <isoloir-language
      .value=${texts.language}
      .languages=${portal?.consultation?.languages ?? ['fr', 'nl']}
      @isoloir-language-change=${(event: CustomEvent<{ language: Language }>) => {
        onLanguage(event.detail.language);
      }}
    ></isoloir-language>
    ${
      portal?.session === undefined || !signedIn || !portal.hasLanding
        ? nothing
        : html`<isoloir-user-menu
            voter-name=${portal.session.voter.name}
            profile-href=${portal.href('profile')}
            @isoloir-sign-out=${() => signOut(portal)}
          ></isoloir-user-menu>`
    }
  </div>`;
}

/** Leaves for the page that ends the session; the browser asks first where a ballot would be lost. */
export function signOut(portal: Portal): void {
  location.assign(portal.href('signed-out', { lang: portal.texts.language }));
}

function linksView({ texts, portal, signedIn }: FrameView): TemplateResult {
  const { t } = texts;
  return html`<nav class="links" aria-label=${t('header.label')}>
    <ul>
      ${
        portal === undefined || !signedIn
          ? nothing
          : html`<li><a href=${portal.href('elections')}>${t('header.elections')}</a></li>`
      }
      <li><a href="#faq" data-jump="faq">${t('header.faq')}</a></li>
      <li><a href="#contact" data-jump="contact">${t('header.contact')}</a></li>
      ${
        portal === undefined || !signedIn || portal.hasLanding
          ? nothing
          : html`<li class="way-out">
              <a href=${portal.href('signed-out', { lang: texts.language })}>${t('header.signOut')}</a>
            </li>`
      }
    </ul>
  </nav>`;
}

/** A simulation says so; what the office tells everybody stands on every page until it is withdrawn. */
function bannersView(texts: Texts, { id, kind, notices, period }: Consultation): TemplateResult {
  const { t } = texts;
  return html`
    ${
      kind === 'simulation'
        ? html`<div class="banner">
            <p><strong>${t('simulation.heading')}</strong> ${t('simulation.text')}</p>
          </div>`
        : nothing
    }
    ${
      // With none left it stays, to say so.
      customElements.get('isoloir-incident-notice') === undefined
        ? nothing
        : html`<isoloir-incident-notice
            class=${notices.length === 0 ? '' : 'notices'}
            .told=${toldNotices(id)}
            .notices=${notices.map((notice) => ({ ...notice, text: texts.of(notice.text), at: new Date(notice.at), withdrawnAt: undefined }))}
            time-zone=${period.timeZone}
            @isoloir-notices-told=${(event: CustomEvent<{ ids: readonly string[] }>) => {
              noteTold(id, event.detail.ids);
            }}
          ></isoloir-incident-notice>`
    }
  `;
}

/** That voting closes soon, and how long those who are signed in may still finish afterwards. */
export function closingView(portal: Portal): TemplateResult | typeof nothing {
  const { consultation } = portal;
  if (consultation === undefined || consultation.phase === 'counted' || consultation.phase === 'annulled') {
    return nothing;
  }
  const { from, to } = closingFor(consultation, portal.elections, portal.clock.now());
  return html`<isoloir-closing-notice
    class="closing"
    .closesAt=${new Date(from)}
    .graceEndsAt=${new Date(to)}
    time-zone=${portal.timeZone}
    .now=${() => portal.clock.now()}
  ></isoloir-closing-notice>`;
}

/** Ways to pages that belong to no step, at the end of every page. */
export function footerLinksView(portal: Portal): TemplateResult {
  const { t } = portal.texts;
  return html`<nav class="footer-links" aria-label=${t('footer.label')}>
    <ul>
      ${portal.wayBack?.item()}
      <li><a href=${portal.href('home')}>${t('footer.home')}</a></li>
      ${
        portal.consultation === undefined
          ? nothing
          : html`<li><a href=${portal.href('check')}>${t('footer.check')}</a></li>`
      }
      ${
        portal.hasStepsAfterVote
          ? html`<li><a href=${portal.href('check-vote')}>${t('footer.checkVote')}</a></li>`
          : nothing
      }
      <li>
        <a href=${portal.href('accessibility')}
          >${t(portal.consultation?.profile === 'french-public' ? 'footer.accessibilityNone' : 'footer.accessibility')}</a
        >
      </li>
    </ul>
  </nav>`;
}

/** The voter’s elections beside the page, each with where it stands (M8). */
export function panelView(portal: Portal): TemplateResult | typeof nothing {
  const { texts, elections } = portal;
  if (elections.list === undefined || elections.list.length === 0) return nothing;
  const here = portal.place.page === 'vote' ? new URLSearchParams(location.search).get('election') : null;
  const items = elections.list.map((election): ElectionNavItem => ({
    id: election.uuid,
    title: texts.of(election.title),
    status: statusOf(election, elections.underWay),
    href: portal.href('vote', { election: election.uuid }),
    current: election.uuid === here,
  }));
  return html`<isoloir-election-nav class="panel" .items=${items}></isoloir-election-nav>`;
}
