import { html, nothing, type TemplateResult } from 'lit';
import type { Support } from '@isoloir/api-client';
import type { Texts } from '../i18n/texts.ts';
import type { Portal } from './portal.ts';

const questions = [1, 2, 3, 4, 5] as const;

/**
 * Help at the end of every page, in the same place: frequent questions, and who to ask. Where the organisation wrote its
 * own texts, these are shown.
 */
export function helpView(texts: Texts, portal: Portal | undefined): TemplateResult {
  const { t } = texts;
  return html`<section class="help" id="help" tabindex="-1" aria-labelledby="help-heading">
    <h2 id="help-heading">${t('help.title')}</h2>
    <div class="help-columns">
      <div id="faq" tabindex="-1">
        <h3>${t('help.faqHeading')}</h3>
        ${portal?.ownQuestions() ?? questionsView(texts)}
      </div>
      <div id="contact" tabindex="-1">
        <h3>${t('help.contactHeading')}</h3>
        ${
          portal?.ownText('contact', 4) ??
          html`<p>${t('help.contactText')}</p>
            ${supportView(texts, portal?.consultation?.support)}`
        }
      </div>
    </div>
  </section>`;
}

function questionsView({ t }: Texts): readonly TemplateResult[] {
  return questions.map(
    (number) =>
      html`<details>
        <summary>${t(`help.q${number}`)}</summary>
        <p>${t(`help.a${number}`)}</p>
      </details>`,
  );
}

/** How to reach the assistance. */
export function supportView(texts: Texts, support: Support | undefined): TemplateResult {
  const { t } = texts;
  const { email, phone, hours } = support ?? {};
  if (email === undefined && phone === undefined) return html`<p>${t('help.none')}</p>`;
  return html`<dl class="facts">
    ${
      email === undefined
        ? nothing
        : html`<dt>${t('help.email')}</dt>
            <dd><a href="mailto:${email}">${email}</a></dd>`
    }
    ${
      phone === undefined
        ? nothing
        : html`<dt>${t('help.phone')}</dt>
            <dd><a href="tel:${phone.replace(/[^+\d]/g, '')}">${phone}</a></dd>`
    }
    ${
      hours === undefined
        ? nothing
        : html`<dt>${t('help.hours')}</dt>
            <dd>${texts.of(hours)}</dd>`
    }
  </dl>`;
}
