import '@isoloir/components/notice/define.js';
import { html, nothing, type TemplateResult } from 'lit';
import type { ApiErrorCode } from '@isoloir/api-client';
import { supportView } from '../../app/help.ts';
import type { Portal } from '../../app/portal.ts';

const overCodes = ['link-unknown', 'link-expired', 'link-used', 'link-replaced'] as const;

/** Why a link can not be used, now or ever. */
type LinkOver = (typeof overCodes)[number];

/** Whether a failure is the link’s own: trying again changes nothing. */
export function isLinkOver(code: ApiErrorCode): code is LinkOver {
  return overCodes.some((over) => over === code);
}

/** A link that is used, expired, replaced or none says so, and what to do (E5). */
export function linkOverView(portal: Portal, code: LinkOver): TemplateResult {
  const { t } = portal.texts;
  return html`
    <h1 tabindex="-1">${t(`link.over.${code}`)}</h1>
    <isoloir-notice variant="error"><p>${t(`errors.${code}`)}</p></isoloir-notice>
    ${
      portal.votingAhead
        ? html`<p class="actions">
            <a class="button" href=${portal.href('recover-identifier')}>${t('recover.linkTitle')}</a>
            ${
              code === 'link-used'
                ? html`<a class="button quiet" href=${portal.href('sign-in', { with: 'password' })}
                    >${t('signIn.title')}</a
                  >`
                : nothing
            }
          </p>`
        : html`<p>${t(`phase.${portal.consultation?.phase ?? 'closed'}`)}</p>`
    }
    ${helpersView(portal)}
  `;
}

/** The page without the secret of its link: cut off in the mail, or loaded anew. */
export function incompleteView(portal: Portal, heading: string): TemplateResult {
  const { t } = portal.texts;
  return html`
    <h1 tabindex="-1">${heading}</h1>
    <p class="lead">${t('link.incompleteText')}</p>
    <p>${t('link.incompleteAgain')}</p>
    <p class="actions">
      <a class="button quiet" href=${portal.href('recover-identifier')}>${t('recover.linkTitle')}</a>
    </p>
    ${helpersView(portal)}
  `;
}

function helpersView({ texts, consultation }: Portal): TemplateResult {
  return html`<section class="section" aria-labelledby="helpers-heading">
    <h2 id="helpers-heading">${texts.t('home.assistanceHeading')}</h2>
    ${supportView(texts, consultation?.support)}
  </section>`;
}
