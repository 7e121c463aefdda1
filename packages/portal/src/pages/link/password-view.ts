import '@isoloir/components/copy-button/define.js';
import '@isoloir/components/notice/define.js';
import { html, type TemplateResult } from 'lit';
import type { LinkUsed } from '@isoloir/api-client';
import type { Portal } from '../../app/portal.ts';
import { groupsOfFour } from '../../documents/content.ts';

/** The password, on screen once, to copy or to print (E4); and where the identifier went. */
export function passwordView({
  portal,
  heading,
  given,
  onKept,
}: {
  readonly portal: Portal;
  readonly heading: string;
  readonly given: LinkUsed;
  readonly onKept: () => void;
}): TemplateResult {
  const { t } = portal.texts;
  const { password, sentTo } = given;
  return html`
    <h1 tabindex="-1">${heading}</h1>
    <isoloir-notice variant="success"><p>${t('link.passwordDone')}</p></isoloir-notice>
    <section class="card secret" aria-labelledby="password-label">
      <h2 id="password-label">${t('link.passwordLabel')}</h2>
      <p>
        <code class="code document-code" translate="no"
          >${groupsOfFour(password).map((group) => html`<span class="code-group">${group}</span>`)}</code
        >
      </p>
      <p><strong>${t('link.passwordOnce')}</strong></p>
      <div class="actions">
        <isoloir-copy-button
          .value=${password}
          label=${t('link.passwordCopy')}
          @isoloir-copied=${onKept}
        ></isoloir-copy-button>
        <button
          type="button"
          class="button quiet"
          @click=${() => {
            onKept();
            print();
          }}
        >
          ${t('link.passwordPrint')}
        </button>
      </div>
    </section>
    <section class="section" aria-labelledby="identifier-heading">
      <h2 id="identifier-heading">${t('link.identifierHeading')}</h2>
      <p>${t('link.sentTo', { address: sentTo })}</p>
      <p>${t('link.sentNothing')}</p>
      <p>${t('link.keepBoth')}</p>
    </section>
    <p class="actions">
      <a class="button" href=${portal.href('sign-in', { with: 'password' })} @click=${onKept}
        >${t('link.signIn')}</a
      >
    </p>
  `;
}
