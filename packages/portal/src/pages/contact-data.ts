import '@isoloir/components/contact-data-form/define.js';
import '@isoloir/components/notice/define.js';
import { html, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { ApiError, ContactData, FieldError } from '@isoloir/api-client';
import type { Portal } from '../app/portal.ts';
import { failureText } from './failure.ts';

/** The voter’s own details, on whatever page shows them: loaded once, saved when the voter wants it. */
export class ContactDataController {
  readonly #host: Pick<ReactiveControllerHost, 'requestUpdate'>;
  readonly #portal: Portal;
  readonly #onSaved: () => void;
  #data: ContactData | undefined;
  #fields: readonly FieldError[] = [];
  #error: ApiError | undefined;
  #busy = false;
  #saved = false;
  #asked = false;

  /** `onSaved` is called after each save that the server took. */
  constructor(
    host: Pick<ReactiveControllerHost, 'requestUpdate'>,
    portal: Portal,
    onSaved: () => void = () => undefined,
  ) {
    this.#host = host;
    this.#portal = portal;
    this.#onSaved = onSaved;
  }

  /** The data as last loaded or saved. */
  get data(): ContactData | undefined {
    return this.#data;
  }

  /** Why the data could not be loaded. */
  get failure(): ApiError | undefined {
    return this.#data === undefined ? this.#error : undefined;
  }

  /** Loads the data, unless that was done. */
  async load(): Promise<void> {
    if (this.#asked) return;
    this.#asked = true;
    this.#error = undefined;
    const answer = await this.#portal.client.getContactData();
    if (answer.ok) this.#data = answer.value;
    else if (!this.#portal.endsSession(answer.error.code)) {
      this.#error = answer.error;
      this.#asked = false;
    }
    this.#host.requestUpdate();
  }

  /** Takes what another form has saved, so that both say the same. */
  take(change: Partial<ContactData>): void {
    if (this.#data !== undefined) this.#data = { ...this.#data, ...change };
    this.#host.requestUpdate();
  }

  async #save(data: ContactData): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    this.#fields = [];
    this.#error = undefined;
    this.#host.requestUpdate();
    const answer = await this.#portal.client.putContactData(data);
    this.#busy = false;
    if (answer.ok) {
      this.#data = answer.value;
      this.#saved = true;
      this.#onSaved();
    } else if (answer.error.fields !== undefined) {
      this.#fields = answer.error.fields;
    } else if (!this.#portal.endsSession(answer.error.code)) {
      this.#error = answer.error;
    }
    this.#host.requestUpdate();
  }

  /** The form, below a title of the page. */
  view(): TemplateResult {
    const { texts, consultation } = this.#portal;
    const { t } = texts;
    if (this.#data === undefined) {
      return this.#error === undefined
        ? html`<p role="status">${t('loading')}</p>`
        : html`<isoloir-notice variant="error"><p>${failureText(texts, this.#error)}</p></isoloir-notice>
            <p class="actions">
              <button type="button" class="button" @click=${() => void this.load()}>
                ${t('failure.retry')}
              </button>
            </p>`;
    }
    const organisation = consultation === undefined ? '' : texts.of(consultation.organisation);
    return html`<isoloir-contact-data-form
      .data=${this.#data}
      .errors=${this.#fields}
      .failure=${this.#error === undefined ? '' : failureText(texts, this.#error)}
      ?busy=${this.#busy}
      ?saved=${this.#saved}
      @isoloir-save=${(event: CustomEvent<{ data: ContactData }>) => void this.#save(event.detail.data)}
      @isoloir-edit=${() => {
        this.#saved = false;
        this.#host.requestUpdate();
      }}
    >
      <p>${t('myData.intro')}</p>
      <p class="hint">${t('myData.purpose', { organisation })}</p>
    </isoloir-contact-data-form>`;
  }
}
