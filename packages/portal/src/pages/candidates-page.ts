import '@isoloir/components/notice/define.js';
import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { Category } from '@isoloir/components';
import type { ApiErrorCode } from '@isoloir/api-client';
import { supportView } from '../app/help.ts';
import { PortalPage } from '../app/portal-page.ts';
import { checkSealedTexts, partsOf, type SealedDefinition, Statements } from '@isoloir/widgets/journey.js';
import { failureView } from './failure.ts';
import { listsView } from './lists-view.ts';

type Loaded =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly code: ApiErrorCode }
  /** What the server gave is not what was sealed. */
  | { readonly kind: 'alarm' }
  | { readonly kind: 'ready'; readonly elections: readonly KnownElection[] };

interface KnownElection {
  readonly definition: SealedDefinition;
  readonly statements: Statements | undefined;
}

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
    const elections: KnownElection[] = [];
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
      const { definition } = checked;
      const { id } = definition.consultation;
      // The texts of all lists at once: which one somebody reads is nobody’s business.
      const statements = await Statements.open(
        (sha256, signal) => this.portal.client.getDocument(id, sha256, signal),
        definition,
      );
      if (statements !== undefined && !(statements instanceof Statements)) {
        this.loaded = statements.kind === 'alarm' ? { kind: 'alarm' } : statements;
        return;
      }
      if (statements !== undefined) await this.portal.loadMarkdown();
      elections.push({ definition, statements });
    }
    this.loaded = { kind: 'ready', elections };
    await this.updateComplete;
    this.#goToElection();
  }

  /** Whoever comes for one election is taken to it; it was not there yet when the browser looked for it. */
  #goToElection(): void {
    const wanted = this.portal.consultation?.elections.find(
      ({ uuid }) => location.hash === `#election-${uuid}`,
    );
    const heading = this.querySelector<HTMLElement>(`#election-${wanted?.uuid ?? ''}`);
    heading?.focus({ preventScroll: true });
    heading?.scrollIntoView();
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
          <p class="waiting" role="status">${t('loading')}</p>`;
      case 'ready':
        return html`<h1 tabindex="-1">${this.heading()}</h1>
          ${loaded.elections.map((election) => this.#renderElection(election))}`;
    }
  }

  #renderElection({ definition, statements }: KnownElection): TemplateResult {
    const { texts, portal } = this;
    const { uuid, title } = definition.election;
    const draw = (markdown: string) => portal.drawMarkdown(markdown, 4);
    const pdfOf = (sha256: string) => portal.client.documentAddress(definition.consultation.id, sha256);
    return html`<section class="section" aria-labelledby="election-${uuid}">
      <h2 id="election-${uuid}" tabindex="-1">${texts.of(title)}</h2>
      ${partsOf(definition, texts.language, { statements, draw, pdfOf }).map((part) =>
        part.kind === 'list'
          ? listsView(texts, part.question)
          : html`<div class="categories">
              ${part.categories.map((category) => this.#renderCategory(category))}
            </div>`,
      )}
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
