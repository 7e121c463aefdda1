import { getLocale } from '@isoloir/components';
import { heading, levelBelow } from '@isoloir/components/parts.js';
import { type CSSResultGroup, html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { chosen, loadElections, type WithElections } from '../shared/elections.ts';
import { exceptionNotice, localized, simulationMark } from '../shared/phase.ts';
import { Source, untilNextChange } from '../shared/sources.ts';
import { text } from '../shared/texts.ts';
import { IsoloirWidget } from '../shared/widget.ts';
import { styles } from './candidates.styles.ts';
import { readStanding, type Standing, type StandingQuestion } from './definition.ts';

const candidatesSource = new Source<WithElections<Standing>>({
  load: (client, consultation) =>
    loadElections(client, consultation, async ({ uuid }) => {
      const answer = await client.getElection(uuid);
      return answer.ok ? { ok: true, value: readStanding(answer.value.definition) } : answer;
    }),
  again: ({ consultation }) => untilNextChange(consultation),
});

/**
 * Who stands: every election of the consultation with its categories, in the order of the ballot. Names and addresses
 * are shown whole.
 *
 * @summary The candidates of a consultation.
 * @csspart category - One category.
 */
export class IsoloirWidgetCandidates extends IsoloirWidget<WithElections<Standing>> {
  static override styles: CSSResultGroup = [super.styles, styles];

  /** Id or uuid of the one election to show; without it, all of the consultation. */
  @property() election = '';

  protected override source(): Source<WithElections<Standing>> {
    return candidatesSource;
  }

  protected override renderValue({ consultation, elections }: WithElections<Standing>): TemplateResult {
    const shown = chosen(elections, this.election);
    const lists = shown.some(({ value }) => value.questions.some(({ kind }) => kind === 'lists'));
    const title = text(lists ? 'candidates.headingLists' : 'candidates.heading');
    return html`<section aria-labelledby="heading">
      ${simulationMark(consultation)} ${heading(this.headingLevel, 'heading', 'title-1', title)}
      ${exceptionNotice(consultation.phase, this.headingLevel)}
      ${shown.length === 0 ? html`<p>${text('candidates.none')}</p>` : nothing}
      ${shown.map(({ value }) => this.#renderElection(value))}
    </section>`;
  }

  #renderElection({ title, questions }: Standing): TemplateResult {
    const level = levelBelow(this.headingLevel);
    return html`<div class="election">
      ${heading(level, '', 'title-2', localized(title))}
      <div class="categories">
        ${questions.map(
          (question) =>
            html`<div class="category" part="category">
              ${heading(levelBelow(level), '', 'title-3', localized(question.title))}
              ${
                question.mandates === undefined
                  ? nothing
                  : html`<p class="hint">${text('candidates.mandates', { count: question.mandates })}</p>`
              }
              <ol class="standing">
                ${question.candidates.map((candidate) => renderCandidate(candidate))}
              </ol>
            </div>`,
        )}
      </div>
    </div>`;
  }
}

type Candidate = StandingQuestion['candidates'][number];
type Person = Pick<Candidate, 'name' | 'address'>;

function renderCandidate(candidate: Candidate): TemplateResult {
  const { title, members } = candidate;
  if (members.length === 0) return html`<li>${renderPerson(candidate)}</li>`;
  return html`<li>
    <strong class="name">${title?.[getLocale()] ?? candidate.name}</strong>
    <ol class="members">
      ${members.map((member) => html`<li>${renderPerson(member)}</li>`)}
    </ol>
  </li>`;
}

function renderPerson({ name, address }: Person): TemplateResult {
  return html`<span class="name">${name}</span>${
      address === undefined ? nothing : html`<span class="address">${localized(address)}</span>`
    }`;
}

declare global {
  interface HTMLElementTagNameMap {
    'isoloir-widget-candidates': IsoloirWidgetCandidates;
  }
}
