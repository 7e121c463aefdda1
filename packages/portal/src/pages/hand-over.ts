import '@isoloir/components/notice/define.js';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { ApiErrorCode } from '@isoloir/api-client';
import { handOver, type Target } from '../app/hand-over.ts';
import type { Portal } from '../app/portal.ts';
import { keepSetting } from '../app/storage.ts';
import type { Language } from '../i18n/language.ts';

/**
 * The choice between voting here and on the page that the voter came from, with what that means; as long as there is
 * something to vote on.
 */
export class HandOverOffer extends LitElement {
  @property({ attribute: false }) portal: Portal | undefined;
  @property({ attribute: false }) target: Target | undefined;
  @property({ attribute: false }) challenge = '';
  /** Only so that a change of language draws everything anew. */
  @property({ attribute: false }) language: Language | undefined;

  @state() private going = false;
  @state() private failed: ApiErrorCode | undefined;

  #stopListening = (): void => undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stopListening = this.portal?.elections.listen(() => this.requestUpdate()) ?? this.#stopListening;
    // What can not be loaded is told by the page that shows it.
    void this.portal?.elections.load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopListening();
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { portal, target } = this;
    const somethingToVote = portal?.elections.list?.some(
      ({ signedAt, phase }) => signedAt === undefined && (phase === 'open' || phase === 'grace'),
    );
    if (portal === undefined || target === undefined || somethingToVote !== true) return nothing;
    const { t } = portal.texts;
    const { host } = target;
    return html`<isoloir-notice variant="info" heading=${t('handOver.title')}>
      <p>${t('handOver.choice', { host })}</p>
      <p>${t('handOver.warning', { host })}</p>
      <p class="actions">
        <button type="button" class="button quiet" @click=${() => void this.#go(portal, target)}>
          ${t('handOver.go', { host })}
        </button>
      </p>
      <p role="status">
        ${this.going ? t('handOver.going', { host }) : this.failed === undefined ? nothing : t(`errors.${this.failed}`)}
      </p>
    </isoloir-notice>`;
  }

  async #go(portal: Portal, target: Target): Promise<void> {
    if (this.going) return;
    this.going = true;
    this.failed = undefined;
    const error = await handOver(portal.client, target, this.challenge, (address) => {
      // The page keeps what belongs to the challenge for one time only.
      keepSetting('booth', '');
      location.assign(address);
    });
    if (error === undefined || portal.endsSession(error.code)) return;
    this.going = false;
    this.failed = error.code;
  }
}

customElements.define('portal-hand-over', HandOverOffer);
