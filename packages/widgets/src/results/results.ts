import { type ElectionResult } from '@isoloir/api-client';
import { heading, levelBelow } from '@isoloir/components/parts.js';
import { type CSSResultGroup, html, nothing, svg, type TemplateResult } from 'lit';
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
 * The totals of every election as tables with bars, once they are counted, with who is elected where the consultation fixes
 * seats, and ties as ties; before that, when they can be expected. With each, the urn to
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
    ${questions.map((question) => renderQuestion(question, numberOfBallots))}
    <p>
      <a href=${archive} aria-label=${text('results.archiveOf', { election })}>${text('results.archive')}</a>
    </p>`;
}

type Question = ElectionResult['questions'][number];
type Totals = Pick<Question['candidates'][number], 'votes' | 'outcome'>;

function renderQuestion(question: Question, ballots: number): TemplateResult {
  const { title, kind, blank, candidates } = question;
  const ranked = [...candidates].sort((one, other) => other.votes - one.votes);
  const tied = candidates.filter(({ outcome }) => outcome === 'tied').length;
  return html`<table part="table">
      <caption>
        ${localized(title)}
      </caption>
      <thead>
        <tr>
          <th scope="col">${text(kind === 'lists' ? 'results.list' : 'results.candidate')}</th>
          <th scope="col" class="votes">${text('results.votes')}</th>
        </tr>
      </thead>
      <tbody>
        ${ranked.map((one) => renderTotals(one.title === undefined ? one.name : localized(one.title), one, ballots))}
        ${blank === undefined ? nothing : renderTotals(text('results.blank'), { votes: blank }, ballots)}
      </tbody>
    </table>
    ${tied === 0 ? nothing : html`<p>${text('results.tieNote', { count: tied })}</p>`}`;
}

/** A line of a table, with its bar: how many of all ballots. */
function renderTotals(name: string, { votes, outcome }: Totals, ballots: number): TemplateResult {
  const width = ballots === 0 ? 0 : Math.round((1000 * votes) / ballots);
  return html`<tr>
    <th scope="row">
      <span>${name}</span>
      ${outcome === undefined ? nothing : html`<span class=${outcome}>${text(`results.${outcome}`)}</span>`}
      <svg viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        ${svg`<rect width=${width} height="10"></rect>`}
      </svg>
    </th>
    <td class="votes">${numberText(votes)}</td>
  </tr>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'isoloir-widget-results': IsoloirWidgetResults;
  }
}
