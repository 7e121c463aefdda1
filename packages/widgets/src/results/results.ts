import { type ElectionResult } from '@isoloir/api-client';
import { heading, levelBelow } from '@isoloir/components/parts.js';
import { type CSSResultGroup, html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { chosen, loadElections, type WithElections } from '../shared/elections.ts';
import { exceptionNotice, localized, type Phase, simulationMark } from '../shared/phase.ts';
import { Source, untilNextChange } from '../shared/sources.ts';
import { numberText, text } from '../shared/texts.ts';
import { IsoloirWidget } from '../shared/widget.ts';
import { styles } from './results.styles.ts';

/** The counted result, if there is one yet, and where the whole urn is for whoever counts again. */
interface Outcome {
  readonly result: ElectionResult | undefined;
  readonly archive: string;
}

const resultsSource = new Source<WithElections<Outcome>>({
  load: (client, consultation) =>
    loadElections<Outcome>(client, consultation, async ({ uuid, phase }) => {
      const archive = client.archiveAddress(uuid);
      if (phase !== 'counted') return { ok: true, value: { result: undefined, archive } };
      const answer = await client.getResult(uuid);
      return answer.ok ? { ok: true, value: { result: answer.value, archive } } : answer;
    }),
  again: ({ consultation }) => untilNextChange(consultation),
});

/**
 * The totals of every election, once they are counted; before that, when they can be expected. With each, the urn to
 * download: anybody can count it again.
 *
 * @summary The results of a consultation.
 * @csspart table - The totals of one question.
 */
export class IsoloirWidgetResults extends IsoloirWidget<WithElections<Outcome>> {
  static override styles: CSSResultGroup = [super.styles, styles];

  /** Id or uuid of the one election to show; without it, all of the consultation. */
  @property() election = '';

  protected override source(): Source<WithElections<Outcome>> {
    return resultsSource;
  }

  protected override renderValue({ consultation, elections }: WithElections<Outcome>): TemplateResult {
    return html`<section aria-labelledby="heading">
      ${simulationMark(consultation)}
      ${heading(this.headingLevel, 'heading', 'title-1', text('results.heading'))}
      ${exceptionNotice(consultation.phase, this.headingLevel)}
      ${chosen(elections, this.election).map((one) => this.#renderElection(one))}
    </section>`;
  }

  #renderElection({ summary, value }: WithElections<Outcome>['elections'][number]): TemplateResult {
    const level = levelBelow(this.headingLevel);
    return html`<div class="election">
      ${heading(level, '', 'title-2', localized(summary.title))}
      ${
        value.result === undefined
          ? html`<p>${waitingText(summary.phase)}</p>`
          : renderResult(value.result, value.archive, localized(summary.title))
      }
    </div>`;
  }
}

function waitingText(phase: Phase): string {
  if (phase === 'annulled') return text('annulled.heading');
  return text(phase === 'closed' || phase === 'counted' ? 'results.closed' : 'results.before');
}

function renderResult(
  { questions, numberOfBallots }: ElectionResult,
  archive: string,
  election: string,
): TemplateResult {
  return html`<p class="hint">${text('results.ballots', { count: numberOfBallots })}</p>
    ${questions.map((question) => renderQuestion(question))}
    <p>
      <a href=${archive} aria-label=${text('results.archiveOf', { election })}>${text('results.archive')}</a>
    </p>`;
}

type Question = ElectionResult['questions'][number];

function renderQuestion({ title, blank, candidates }: Question): TemplateResult {
  const ranked = [...candidates].sort((one, other) => other.votes - one.votes);
  return html`<table part="table">
    <caption>
      ${localized(title)}
    </caption>
    <thead>
      <tr>
        <th scope="col">${text('results.candidate')}</th>
        <th scope="col" class="votes">${text('results.votes')}</th>
      </tr>
    </thead>
    <tbody>
      ${ranked.map(({ name, votes }) => renderRow(name, votes))}
      ${blank === undefined ? nothing : renderRow(text('results.blank'), blank)}
    </tbody>
  </table>`;
}

function renderRow(name: string, votes: number): TemplateResult {
  return html`<tr>
    <th scope="row">${name}</th>
    <td class="votes">${numberText(votes)}</td>
  </tr>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'isoloir-widget-results': IsoloirWidgetResults;
  }
}
