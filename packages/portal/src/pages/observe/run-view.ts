import './run-proofs.ts';
import './run-urn.ts';
import { html, nothing, type TemplateResult } from 'lit';
import type { ElectionResult, ObservedRun } from '@isoloir/api-client';
import type { Portal } from '../../app/portal.ts';
import { resultView } from './result-view.ts';

/** What this page knows of a run beside what the server lists. */
export interface RunKnowledge {
  /** Whether the sealed texts have the hashes that the run is listed with; undefined while they are on their way. */
  readonly sealed: boolean | undefined;
  readonly result: ElectionResult | undefined;
}

/** The forms in which results can be had, signed by the server. */
const resultFiles = [
  ['html', 'observe.downloadResult'],
  ['json', 'observe.downloadSigned'],
  ['csv', 'observe.downloadCsv'],
] as const;

/** A run with its urn, its result and its proofs. */
export function runView(portal: Portal, run: ObservedRun, { sealed, result }: RunKnowledge): TemplateResult {
  const { texts } = portal;
  const { t, language } = texts;
  const isClosed = run.phase === 'closed' || run.phase === 'counted';
  const archive = portal.client.archiveAddress(run.uuid);
  const urn = archive.replace(/archive$/, 'urn');
  return html`<section class="section run" aria-labelledby="run-${run.uuid}">
    <h2 id="run-${run.uuid}">${texts.of(run.title)}</h2>
    ${factsView(portal, run)}
    ${
      sealed === false
        ? html`<isoloir-notice variant="error"><p>${t('observe.notSealed')}</p></isoloir-notice>`
        : nothing
    }
    ${sealed === true ? html`<p class="hint">${t('observe.sealedHolds')}</p>` : nothing}
    ${
      result === undefined
        ? nothing
        : html`<h3>${t('observe.resultHeading')}</h3>
            ${resultView(texts, result)}`
    }
    <h3>${t('observe.proofsHeading')}</h3>
    ${
      isClosed
        ? html`<portal-run-proofs
            .portal=${portal}
            .run=${run}
            .result=${result}
            .language=${language}
          ></portal-run-proofs>`
        : html`<p>${t('observe.proofsLater')}</p>`
    }
    <h3>${t('observe.urnHeading')}</h3>
    <portal-run-urn .portal=${portal} .run=${run} .language=${language}></portal-run-urn>
    <h3>${t('observe.downloadsHeading')}</h3>
    <ul>
      ${
        isClosed
          ? html`<li><a href=${archive} download="${run.uuid}.bel">${t('observe.downloadArchive')}</a></li>`
          : nothing
      }
      <li>
        <a href=${archive.replace(/\/archive$/, '')} download="${run.uuid}.json"
          >${t('observe.downloadDefinition')}</a
        >
      </li>
      <li><a href=${urn} download="${run.uuid}.urn.json">${t('observe.downloadUrn')}</a></li>
      ${
        result === undefined
          ? nothing
          : resultFiles.map(([form, label]) => {
              const address = `${archive.replace(/archive$/, 'result/document')}?form=${form === 'html' ? language : form}`;
              return html`<li><a href=${address} download>${t(label)}</a></li>`;
            })
      }
    </ul>
  </section>`;
}

/** A run that was annulled: what it was, and that nothing of it counts. */
export function annulledView(portal: Portal, run: ObservedRun): TemplateResult {
  const { texts } = portal;
  const { t } = texts;
  return html`<section class="section run" aria-labelledby="run-${run.uuid}">
    <h2 id="run-${run.uuid}">${t('observe.annulledRun', { election: texts.of(run.title), run: run.run })}</h2>
    <isoloir-notice variant="warning">
      <p>
        ${run.annulledAt === undefined ? nothing : t('observe.annulledAt', { date: texts.zonedMoment(run.annulledAt, portal.timeZone) })}
        ${t('observe.annulledUrn')}
      </p>
      <p>
        ${run.newRun === undefined ? t('observe.annulledNoNew') : t('observe.annulledNew', { uuid: run.newRun })}
      </p>
    </isoloir-notice>
    ${factsView(portal, run)}
  </section>`;
}

function factsView({ texts, timeZone }: Portal, run: ObservedRun): TemplateResult {
  const { t } = texts;
  const row = (label: string, value: unknown): TemplateResult =>
    html`<dt>${label}</dt>
      <dd>${value}</dd>`;
  const moment = (instant: string): string => texts.zonedMoment(instant, timeZone);
  return html`<dl class="facts">
    ${row(t('observe.state'), t(`phase.${run.phase}`))}
    ${run.run === 1 ? nothing : row(t('check.run'), run.run)} ${row(t('observe.opens'), moment(run.opensAt))}
    ${row(t('observe.closes'), moment(run.closesAt))} ${row(t('observe.sealedAt'), moment(run.sealedAt))}
    ${run.closedAt === undefined ? nothing : row(t('observe.closedAt'), moment(run.closedAt))}
    ${row(t('observe.uuid'), html`<code class="code">${run.uuid}</code>`)}
    ${row(t('observe.fingerprint'), html`<code class="code">${run.fingerprint}</code>`)}
    ${row(t('observe.definition'), html`<code class="code">${run.definition}</code>`)}
  </dl>`;
}
