import '@isoloir/components/notice/define.js';
import { html, type TemplateResult } from 'lit';
import type { ApiError, ApiErrorCode } from '@isoloir/api-client';
import type { Texts } from '../i18n/texts.ts';

/** Why a call failed, in words. */
export function failureText({ t }: Texts, { code }: ApiError): string {
  return t(`errors.${code}`);
}

/** A page that could not get what it shows: why, what to do, and a way to try again. */
export function failureView(texts: Texts, code: ApiErrorCode, retry: () => void): TemplateResult {
  const { t } = texts;
  return html`
    <h1 tabindex="-1">${t('failure.heading')}</h1>
    <isoloir-notice variant="error">
      <p>${t(`errors.${code}`)}</p>
    </isoloir-notice>
    <p class="actions"><button type="button" class="button" @click=${retry}>${t('failure.retry')}</button></p>
  `;
}
