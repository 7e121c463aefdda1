import '@isoloir/components/notice/define.js';
import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { Category } from '@isoloir/components';
import type { ApiErrorCode } from '@isoloir/api-client';
import { supportView } from '../app/help.ts';
import { PortalPage } from '../app/portal-page.ts';
import { categoriesOf, type SealedDefinition } from '../booth/definition.ts';
import { checkSealedTexts } from '../booth/integrity.ts';
import { failureView } from './failure.ts';

type Loaded =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly code: ApiErrorCode }
  /** What the server gave is not what was sealed. */
  | { readonly kind: 'alarm' }
  | { readonly kind: 'ready'; readonly definitions: readonly SealedDefinition[] };

/** Who stands in each election, for anybody who wants to know before they vote: as it was sealed, in ballot order. */
export class CandidatesPage extends PortalPage {
  @state() private loaded: Loaded = { kind: 'loading' };

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  protected override heading(): string {
    return this.texts.t(this.loaded.kind === 'alarm' ? 'alarm.title' : 'candidates.title');
  }

  protected override view(): string {
    return this.loaded.kind === 'alarm' || this.loaded.kind === 'failed' ? this.loaded.kind : 'page';
  }

  protected override hasError(): boolean {
    return this.loaded.kind === 'alarm' || this.loaded.kind === 'failed';
  }

  async #load(): Promise<void> {
    this.loaded = { kind: 'loading' };
    const definitions: SealedDefinition[] = [];
    for (const election of this.portal.consultation?.elections ?? []) {
      const answer = await this.portal.client.getElection(election.uuid);
      if (!answer.ok) {
        this.loaded = { kind: 'failed', code: answer.error.code };
        return;
      }
      const checked = await checkSealedTexts(answer.value, {
        ...election,
        content: this.portal.consultation?.content,
      });
      if (!checked.ok) {
        this.loaded = { kind: 'alarm' };
        return;
      }
      definitions.push(checked.definition);
    }
    this.loaded = { kind: 'ready', definitions };
  }

  protected override render(): TemplateResult {
    const { texts, loaded, portal } = this;
    const { t } = texts;
    switch (loaded.kind) {
      case 'failed':
        return failureView(texts, loaded.code, () => void this.#load());
      case 'alarm':
        return html`<h1 tabindex="-1">${this.heading()}</h1>
          <isoloir-notice variant="error"><p>${t('candidates.alarm')}</p></isoloir-notice>
          ${supportView(texts, portal.consultation?.support)}`;
      case 'loading':
        return html`<h1 tabindex="-1">${this.heading()}</h1>
          <p role="status">${t('loading')}</p>`;
      case 'ready':
        return html`<h1 tabindex="-1">${this.heading()}</h1>
          ${loaded.definitions.map((definition) => this.#renderElection(definition))}`;
    }
  }

  #renderElection(definition: SealedDefinition): TemplateResult {
    const { uuid, title } = definition.election;
    return html`<section class="section" aria-labelledby="election-${uuid}">
      <h2 id="election-${uuid}">${this.texts.of(title)}</h2>
      <div class="categories">
        ${categoriesOf(definition, this.texts.language).map((category) => this.#renderCategory(category))}
      </div>
    </section>`;
  }

  #renderCategory({ name, mandates, maximum, candidates }: Category): TemplateResult {
    const { t } = this.texts;
    return html`<div class="card">
      <h3>${name}</h3>
      <p>
        ${mandates === undefined ? nothing : t('candidates.mandates', { count: mandates })}
        ${t('candidates.maximum', { count: maximum })}
      </p>
      <ul class="candidates">
        ${candidates.map(
          (candidate) =>
            html`<li>
              <strong>${candidate.name}</strong>
              ${candidate.address === undefined ? nothing : html`<span class="hint">${candidate.address}</span>`}
            </li>`,
        )}
      </ul>
    </div>`;
  }
}

customElements.define('portal-candidates', CandidatesPage);
