import { html, nothing, type TemplateResult } from 'lit';
import type { Observation, ObservedRun } from '@isoloir/api-client';
import type { Portal } from '../../app/portal.ts';

/** What the office told everybody, also what was withdrawn: the newest first. */
export function incidentsView(portal: Portal, { notices }: Observation): TemplateResult {
  const { texts } = portal;
  const { t } = texts;
  const moment = (instant: string): string => texts.zonedMoment(instant, portal.timeZone);
  return html`<section class="section" aria-labelledby="incidents-heading">
    <h2 id="incidents-heading">${t('observe.incidentsHeading')}</h2>
    ${
      notices.length === 0
        ? html`<p>${t('observe.incidentsNone')}</p>`
        : html`<ol class="plain incidents">
            ${notices.map(
              ({ kind, text, at, withdrawnAt }) =>
                html`<li class="card">
                  <p class="hint">
                    <strong>${t(`observe.kinds.${kind}`)}</strong>
                    <span class="line">${t('observe.publishedAt', { date: moment(at) })}</span>
                    ${
                      withdrawnAt === undefined
                        ? nothing
                        : html`<span class="line"
                            >${t('observe.withdrawnAt', { date: moment(withdrawnAt) })}</span
                          >`
                    }
                  </p>
                  <p>${texts.of(text)}</p>
                </li>`,
            )}
          </ol>`
    }
  </section>`;
}

/** How to verify a run without this page: three commands, of two programs that know nothing of each other. */
export function commandsView(portal: Portal, runs: readonly ObservedRun[]): TemplateResult | typeof nothing {
  const { t } = portal.texts;
  const run = runs.find(({ phase }) => phase === 'counted' || phase === 'closed') ?? runs[0];
  if (run === undefined) return nothing;
  const address = new URL(portal.client.archiveAddress(run.uuid), globalThis.location.origin).href;
  const commands = [
    [t('observe.commandFetch'), `curl -o ${run.uuid}.bel ${address}`],
    [t('observe.commandOurs'), `isoloir archive verify ${run.uuid}.bel`],
    [t('observe.commandTool'), 'belenios-tool election verify --dir .'],
  ] as const;
  return html`<section class="section" aria-labelledby="commands-heading">
    <h2 id="commands-heading">${t('observe.commandsHeading')}</h2>
    <p>${t('observe.commandsIntro')}</p>
    <ol class="numbered">
      ${commands.map(
        ([what, command]) =>
          html`<li>
            ${what}
            <pre class="command"><code class="code" translate="no">${command}</code></pre>
          </li>`,
      )}
    </ol>
    <p>${t('observe.commandsMore')}</p>
  </section>`;
}

/** What to write down today, so that nobody can change what came before without being found out. */
export function evidenceView({ texts, timeZone }: Portal, observation: Observation): TemplateResult {
  const { t } = texts;
  const { auditHead, portal: fixed, referenceKey } = observation;
  const code = (text: string): TemplateResult => html`<code class="code">${text}</code>`;
  const moment = (instant: string): string => texts.zonedMoment(instant, timeZone);
  return html`<section class="section" aria-labelledby="evidence-heading">
    <h2 id="evidence-heading">${t('observe.evidenceHeading')}</h2>
    <p>${t('observe.evidenceIntro')}</p>
    <dl class="facts">
      ${
        auditHead === undefined
          ? nothing
          : html`<dt>${t('observe.auditHead')}</dt>
              <dd>
                ${code(`${auditHead.height}:${auditHead.hash}`)}
                <span class="line hint">${t('observe.auditBefore', { date: moment(auditHead.before) })}</span>
              </dd>`
      }
      ${
        fixed === undefined
          ? nothing
          : html`<dt>${t('observe.portalFiles')}</dt>
              <dd>
                ${code(fixed.manifest)}
                <span class="line hint"
                  >${t('observe.portalFixed', { count: fixed.files, date: moment(fixed.sealedAt) })}</span
                >
              </dd>`
      }
      <dt>${t('observe.serverKey')}</dt>
      <dd>${code(referenceKey.publicKey)}</dd>
    </dl>
  </section>`;
}
