import '@isoloir/components/notice/define.js';
import '@isoloir/components/turnout/define.js';
import './observe.css';
import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { ApiErrorCode, Observation, ObservedRun } from '@isoloir/api-client';
import type { TurnoutFigures } from '@isoloir/components';
import { PortalPage } from '../app/portal-page.ts';
import { checkSealedTexts } from '@isoloir/widgets/journey.js';
import { failureView } from './failure.ts';
import { annulledView, type RunKnowledge, runView } from './observe/run-view.ts';
import { commandsView, evidenceView, incidentsView } from './observe/views.ts';
import { periodView } from './period.ts';

type Loaded =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly code: ApiErrorCode }
  | { readonly kind: 'ready'; readonly observation: Observation };

/** Everything by which anybody can follow a vote and check it, before, during and after. */
export class ObservePage extends PortalPage {
  @state() private loaded: Loaded = { kind: 'loading' };
  @state() private known: ReadonlyMap<string, RunKnowledge> = new Map();
  @state() private refreshing = false;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  protected override heading(): string {
    return this.texts.t('observe.title');
  }

  protected override view(): string {
    return this.loaded.kind === 'failed' ? 'failed' : 'page';
  }

  protected override hasError(): boolean {
    return this.loaded.kind === 'failed';
  }

  async #load(): Promise<void> {
    const { portal } = this;
    if (this.refreshing || portal.consultation === undefined) return;
    this.refreshing = true;
    const answer = await portal.client.getObservation(portal.consultation.id);
    this.refreshing = false;
    if (!answer.ok) {
      this.loaded = { kind: 'failed', code: answer.error.code };
      return;
    }
    this.loaded = { kind: 'ready', observation: answer.value };
    for (const run of answer.value.runs) if (run.phase !== 'annulled') await this.#learn(run);
  }

  /** Checks the sealed texts of a run, and gets its result where there is one. */
  async #learn(run: ObservedRun): Promise<void> {
    const { client, consultation } = this.portal;
    const texts = await client.getElection(run.uuid);
    const expected = { ...run, content: consultation?.content };
    const sealed = texts.ok ? (await checkSealedTexts(texts.value, expected)).ok : undefined;
    const result = run.phase === 'counted' ? await client.getResult(run.uuid) : undefined;
    const knowledge = { sealed, result: result?.ok === true ? result.value : undefined };
    this.known = new Map([...this.known, [run.uuid, knowledge]]);
  }

  protected override render(): TemplateResult {
    const { t } = this.texts;
    switch (this.loaded.kind) {
      case 'failed':
        return failureView(this.texts, this.loaded.code, () => void this.#load());
      case 'loading':
        return html`<h1 tabindex="-1">${this.heading()}</h1>
          <p class="waiting" role="status">${t('loading')}</p>`;
      case 'ready':
        return this.#renderObservation(this.loaded.observation);
    }
  }

  #renderObservation(observation: Observation): TemplateResult {
    const { texts, portal } = this;
    const { t } = texts;
    const { consultation } = portal;
    const { runs, phase, serverTime } = observation;
    const standing = runs.filter((run) => run.phase !== 'annulled');
    const unknown: RunKnowledge = { sealed: undefined, result: undefined };
    return html`
      <h1 tabindex="-1">${this.heading()}</h1>
      <p class="lead">${t('observe.intro')}</p>
      ${consultation === undefined ? nothing : periodView(texts, { ...consultation, phase })}
      <p class="actions">
        <button
          type="button"
          class="button quiet"
          aria-disabled=${this.refreshing ? 'true' : 'false'}
          @click=${() => void this.#load()}
        >
          ${t('observe.refresh')}
        </button>
        <span class="hint" role="status"
          >${t('observe.asOf', { moment: texts.zonedMoment(serverTime, portal.timeZone) })}</span
        >
      </p>
      <div class="section">${this.#renderTurnout(observation)}</div>
      ${standing.map((run) => runView(portal, run, this.known.get(run.uuid) ?? unknown))}
      ${runs.filter((run) => run.phase === 'annulled').map((run) => annulledView(portal, run))}
      ${incidentsView(portal, observation)} ${commandsView(portal, standing)}
      ${evidenceView(portal, observation)}
    `;
  }

  #renderTurnout({ turnout }: Observation): TemplateResult {
    const { t } = this.texts;
    if (turnout === undefined) {
      return html`<h2>${t('observe.turnoutHeading')}</h2>
        <p>${t('observe.turnoutNone')}</p>`;
    }
    return html`<isoloir-turnout
      .figures=${this.#figuresOf(turnout)}
      group-heading=${t('observe.turnoutBy')}
      time-zone=${this.portal.timeZone}
    ></isoloir-turnout>`;
  }

  #figuresOf({
    asOf,
    entitled,
    voted,
    elections,
    hours,
  }: NonNullable<Observation['turnout']>): TurnoutFigures {
    const { texts } = this;
    return {
      asOf: new Date(asOf),
      entitled,
      voted,
      ...(elections.length < 2
        ? {}
        : { groups: elections.map((group) => ({ ...group, title: texts.of(group.title) })) }),
      hours: (hours ?? []).map((span) => ({ ...span, from: new Date(span.from), to: new Date(span.to) })),
    };
  }
}

customElements.define('portal-observe', ObservePage);
