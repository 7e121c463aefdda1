import { html, nothing, type TemplateResult } from 'lit';
import type { Consultation, SignInKey } from '@isoloir/api-client';
import type { Portal } from '../../app/portal.ts';
import { ownParts } from '../../sign-in/own-parts.ts';
import { keyAddress } from './way-in.ts';

/** The keys of the identity provider, under the headings of their groups, and what to do when none works. */
export function keysView(portal: Portal, consultation: Consultation): TemplateResult {
  const { texts } = portal;
  const { t } = texts;
  const parts = ownParts(consultation, 'key');
  return html`
    ${consultation.signInKeys.length > 1 ? html`<p class="lead">${t('signIn.intro')}</p>` : nothing}
    <p>
      ${t('signIn.leaving')} ${parts.includes('orderNumber') ? t('signIn.thenNumber') : nothing}
      ${parts.includes('token') ? t('signIn.thenToken') : nothing}
    </p>
    ${groupsOf(consultation.signInKeys, (key) => texts.of(key.group)).map(
      ([group, keys], index) =>
        html`<section class="section" aria-labelledby="group-${index}">
          <h2 id="group-${index}">${group}</h2>
          <ul class="keys">
            ${keys.map(
              (key) =>
                html`<li>
                  <a class="key" href=${keyAddress(portal, consultation, key)}>
                    <span class="key-label">${texts.of(key.label)}</span>
                  </a>
                </li>`,
            )}
          </ul>
        </section>`,
    )}
    <details class="section">
      <summary>${t('signIn.help')}</summary>
      ${portal.ownText('signInHelp', 3) ?? (consultation.signInHelp === undefined ? nothing : html`<p>${texts.of(consultation.signInHelp)}</p>`)}
      <p><a href="#contact" data-jump="contact">${t('signIn.contact')}</a></p>
    </details>
  `;
}

/** Keys under the headings of their groups, both in the order of the consultation. */
function groupsOf(
  keys: readonly SignInKey[],
  groupOf: (key: SignInKey) => string,
): readonly (readonly [string, readonly SignInKey[]])[] {
  const groups = new Map<string, SignInKey[]>();
  for (const key of keys) {
    const group = groupOf(key);
    groups.set(group, [...(groups.get(group) ?? []), key]);
  }
  return [...groups];
}
