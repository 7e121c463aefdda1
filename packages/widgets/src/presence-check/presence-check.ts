import { type ApiClient, createApiClient, type ReferenceCheck } from '@isoloir/api-client';
import { getLocale, type HeadingLevel, type NoticeVariant } from '@isoloir/components';
import { drawAgainWithLocale, heading, levelBelow, sharedStyles } from '@isoloir/components/parts.js';
import { type CSSResultGroup, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { localized } from '../shared/phase.ts';
import { followPageOnce } from '../shared/page.ts';
import { text } from '../shared/texts.ts';
import { widgetStyles } from '../shared/widget.styles.ts';
import { version } from '../version.ts';
import { styles } from './presence-check.styles.ts';

type Problem = 'empty' | 'unreadable' | 'failed';

/**
 * Lets the holder of a receipt check that its ballot is in the urn: the server that has signed the reference answers.
 * It proves that the ballot is there and says nothing of what is in it. What is typed goes to that server and nowhere
 * else: the page gets no event of it.
 *
 * @summary A form that checks a receipt’s reference.
 * @csspart button - The button.
 */
export class IsoloirWidgetPresenceCheck extends LitElement {
  static readonly version = version;
  static override styles: CSSResultGroup = [sharedStyles, widgetStyles, styles];

  /** Address of the server’s API, ending in `/api/v1`. */
  @property() api = '';

  /** Rank of the title in the page’s outline. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel: HeadingLevel = 2;

  /** A client in place of one for `api`, for a page that has one. */
  @property({ attribute: false }) client: ApiClient | undefined;

  @state() private reference = '';
  @state() private problem: Problem | undefined;
  @state() private verdict: ReferenceCheck | undefined;
  @state() private busy = false;

  constructor() {
    super();
    drawAgainWithLocale(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    followPageOnce();
  }

  /** Nothing of what was typed waits for somebody else. */
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.reference = '';
    this.problem = undefined;
    this.verdict = undefined;
  }

  async #check(event: Event): Promise<void> {
    event.preventDefault();
    if (this.busy) return;
    this.verdict = undefined;
    const reference = this.reference.replace(/\s/gu, '');
    if (reference === '') {
      await this.#report('empty');
      return;
    }
    this.problem = undefined;
    this.busy = true;
    const client = this.client ?? createApiClient({ apiBase: this.api });
    const answer = await client.checkReference(reference);
    this.busy = false;
    if (!answer.ok) await this.#report(answer.error.code === 'request-invalid' ? 'unreadable' : 'failed');
    else if (answer.value.signature === 'unreadable') await this.#report('unreadable');
    else {
      this.verdict = answer.value;
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>('#verdict')?.focus();
    }
  }

  async #report(problem: Problem): Promise<void> {
    this.problem = problem;
    await this.updateComplete;
    this.renderRoot.querySelector('isoloir-field')?.focus();
  }

  protected override render(): TemplateResult {
    return html`<section class="root" lang=${getLocale()} aria-labelledby="heading">
      ${heading(this.headingLevel, 'heading', 'title-2', text('presenceCheck.heading'))}
      <p>${text('presenceCheck.proves')}</p>
      <form novalidate @submit=${(event: Event) => void this.#check(event)}>
        <isoloir-field
          code
          required
          .label=${text('presenceCheck.label')}
          .hint=${text('presenceCheck.hint')}
          .error=${this.problem === undefined ? '' : text(`presenceCheck.${this.problem}`)}
          .value=${this.reference}
          @isoloir-field-input=${({ detail }: CustomEvent<{ value: string }>) => {
            this.reference = detail.value;
          }}
        ></isoloir-field>
        <button class="button" part="button" aria-disabled=${this.busy}>
          ${text(this.busy ? 'presenceCheck.busy' : 'presenceCheck.action')}
        </button>
      </form>
      <div id="verdict" tabindex="-1">
        ${this.verdict === undefined ? nothing : this.#renderVerdict(this.verdict)}
      </div>
    </section>`;
  }

  #renderVerdict(check: ReferenceCheck): TemplateResult {
    const kind = kindOf(check);
    const election = check.election === undefined ? '' : localized(check.election.title);
    return html`<isoloir-notice
      variant=${variants[kind]}
      .heading=${text(`presenceCheck.${kind}.heading`)}
      .headingLevel=${levelBelow(this.headingLevel)}
      >${text(`presenceCheck.${kind}.text`, { election, code: check.registrationCode ?? '' })}</isoloir-notice
    >`;
  }
}

type Verdict = 'present' | 'absent' | 'annulled' | 'invalid';

const variants: Readonly<Record<Verdict, NoticeVariant>> = {
  present: 'success',
  absent: 'error',
  annulled: 'warning',
  invalid: 'error',
};

function kindOf(check: ReferenceCheck): Verdict {
  if (check.signature !== 'valid') return 'invalid';
  if (check.annulled !== undefined) return 'annulled';
  return check.present ? 'present' : 'absent';
}

declare global {
  interface HTMLElementTagNameMap {
    'isoloir-widget-presence-check': IsoloirWidgetPresenceCheck;
  }
}
