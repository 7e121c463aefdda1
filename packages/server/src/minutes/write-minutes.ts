import { html, type Html } from '../html.ts';
import { momentInWords } from '../mail/letter.ts';
import type { ChannelStatus } from '../office/status.ts';
import { factRows, printedDocument } from '../printed.ts';
import { resultTables } from '../results/tables.ts';
import { textsOf, type Translate } from '../texts.ts';
import { tellActs } from './acts.ts';
import type { MinutesContent, RunInMinutes } from './minutes.ts';

type Language = 'fr' | 'nl';

/** What every part of the document is written with. */
interface Pen {
  readonly t: Translate;
  readonly language: Language;
  readonly content: MinutesContent;
  readonly moment: (instant: Date | null) => string;
  readonly number: (value: number) => string;
  readonly percent: (part: number | undefined) => string;
}

/** Writes the minutes as one HTML document to print: headings, and tables whose every cell has its headers. */
export function writeMinutes(content: MinutesContent, language: Language): string {
  const { definition } = content;
  const t = textsOf('minutes', language);
  const numbers = new Intl.NumberFormat(`${language}-BE`);
  const percents = new Intl.NumberFormat(`${language}-BE`, { style: 'percent', maximumFractionDigits: 1 });
  const pen: Pen = {
    t,
    language,
    content,
    moment: (instant) =>
      instant === null ? t('never') : momentInWords(instant, language, definition.period.timeZone),
    number: (value) => numbers.format(value),
    percent: (part) => (part === undefined ? t('never') : percents.format(part)),
  };
  const consultation = definition.title[language];
  return printedDocument(
    language,
    t('title', { consultation }),
    html`<h1>${t('heading')}</h1>
      ${definition.kind === 'simulation' ? html`<p class="simulation">${t('simulation')}</p>` : undefined}
      <p>${t('issued', { moment: pen.moment(content.at) })}</p>
      ${factsTable(pen)} ${electionsPart(pen)} ${eventsPart(pen)} ${messagesPart(pen)} ${evidencePart(pen)}
      <h2>${t('remarksHeading')}</h2>
      <div class="lines"></div>
      <h2>${t('signaturesHeading')}</h2>
      <p>${t('signatureOf')}</p>
      <div class="lines"></div>`,
  );
}

function factsTable({ t, language, content, moment, number }: Pen): Html {
  const { definition, status, graceMinutes } = content;
  const rows = [
    [t('consultation'), definition.title[language]],
    [t('organisation'), definition.organisation[language]],
    [t('opens'), moment(status.opensAt)],
    [t('closes'), moment(status.closesAt)],
    [t('grace'), t('minutes', { minutes: number(graceMinutes) })],
    [t('timeZone'), status.timeZone],
    [t('voters'), number(status.voters)],
  ] as const;
  return html`<table>
    <caption>
      ${t('factsCaption')}
    </caption>
    <tbody>
      ${factRows(rows)}
    </tbody>
  </table>`;
}

function electionsPart(pen: Pen): Html {
  const { t, language, content } = pen;
  return html`<h2>${t('electionsHeading')}</h2>
    ${content.definition.elections.map((election) => {
      const runs = content.runs.filter((run) => run.election === election.id);
      const title = election.title[language];
      return html`<h3>${title}</h3>
        ${runs.length === 0 ? undefined : runsTable(pen, title, runs)}
        ${runs.map((run) => verdictOf(pen, run))}
        ${
          runs.some(({ results }) => results !== undefined)
            ? runs.flatMap((run) => resultPart(pen, title, run))
            : html`<p>${t('notCounted')}</p>`
        }`;
    })}`;
}

function runsTable(pen: Pen, election: string, runs: readonly RunInMinutes[]): Html {
  const { t, moment, number, percent } = pen;
  const rows: readonly (readonly [label: string, of: (run: RunInMinutes) => string])[] = [
    [t('state'), ({ state }) => t(`states.${state}`)],
    [t('opens'), ({ opensAt }) => moment(opensAt)],
    [t('closes'), ({ closesAt }) => moment(closesAt)],
    [t('sealedAt'), ({ sealedAt }) => moment(sealedAt)],
    [t('closedAt'), ({ closedAt }) => moment(closedAt)],
    [t('annulledAt'), ({ annulledAt }) => moment(annulledAt)],
    [t('entitled'), ({ entitled }) => number(entitled)],
    [t('signatures'), ({ signatures }) => number(signatures)],
    [t('ballots'), ({ ballots }) => number(ballots)],
    [t('turnout'), ({ signatures, entitled }) => percent(entitled === 0 ? undefined : signatures / entitled)],
    [t('trustees'), ({ trustees }) => trustees.join(', ')],
    [t('uuid'), ({ uuid }) => uuid],
    [t('fingerprint'), ({ fingerprint }) => fingerprint],
  ];
  return html`<table>
    <caption>
      ${t('runsCaption', { election })}
    </caption>
    <thead>
      <tr>
        <th scope="col">${t('run')}</th>
        ${runs.map(({ run }) => html`<th scope="col">${number(run)}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ([label, of]) =>
          html`<tr>
            <th scope="row">${label}</th>
            ${runs.map((run) => html`<td>${of(run)}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

/** Whether urn and signature list agree, and what an annulment means. */
function verdictOf({ t, number }: Pen, { state, run, ballots, signatures }: RunInMinutes): Html {
  const counts = { ballots: number(ballots), signatures: number(signatures) };
  return html`${
      state === 'annulled'
        ? html`<p><strong>${t('annulledNote', { run: number(run) })}</strong></p>`
        : undefined
    }
    <p>${t(ballots === signatures ? 'agree' : 'differ', counts)}</p>`;
}

/** The result, and by which signed document anybody can hold the office to it. */
function resultPart({ t, language }: Pen, election: string, { results }: RunInMinutes): readonly Html[] {
  if (results === undefined) return [];
  return [
    ...resultTables(language, election, results.report.questions),
    html`<p>${t('signedResults', { hash: results.hash })}</p>`,
  ];
}

function eventsPart({ t, language, content, moment, number }: Pen): Html {
  const { definition, entries } = content;
  const titleOf = (id: string): string =>
    definition.elections.find((election) => election.id === id)?.title[language] ?? id;
  const acts = tellActs(entries, { language, timeZone: definition.period.timeZone, titleOf });
  return html`<h2>${t('eventsHeading')}</h2>
    <table>
      <caption>
        ${t('eventsCaption')}
      </caption>
      <thead>
        <tr>
          <th scope="col">${t('entry')}</th>
          <th scope="col">${t('moment')}</th>
          <th scope="col">${t('act')}</th>
        </tr>
      </thead>
      <tbody>
        ${acts.map(
          ({ height, at, words }) =>
            html`<tr>
              <th scope="row">${number(height)}</th>
              <td>${moment(at)}</td>
              <td>${words}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
}

function messagesPart({ t, content, number, percent }: Pen): Html {
  const rows: readonly (readonly [string, ChannelStatus])[] = [
    [t('mails'), content.status.mails],
    [t('sms'), content.status.sms],
  ];
  const heads = ['channel', 'waiting', 'sent', 'failed', 'withdrawn', 'delivered'];
  return html`<h2>${t('messagesHeading')}</h2>
    <table>
      <caption>
        ${t('messagesCaption')}
      </caption>
      <thead>
        <tr>
          ${heads.map((head) => html`<th scope="col">${t(head)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([channel, { states, delivered }]) =>
            html`<tr>
              <th scope="row">${channel}</th>
              ${[states.queued, states.sent, states.failed, states.withdrawn].map(
                (count) => html`<td class="number">${number(count)}</td>`,
              )}
              <td class="number">${percent(delivered)}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
}

function evidencePart({ t, content, number }: Pen): Html {
  const { entries, head, problems } = content.log;
  const [first] = problems;
  const rows = [
    [t('head'), head === undefined ? t('never') : `${head.height}:${head.hash}`],
    [t('key'), content.publicKey],
  ] as const;
  return html`<h2>${t('evidenceHeading')}</h2>
    <p>${t('evidence')}</p>
    <p>
      <strong
        >${
          first === undefined
            ? t('whole', { entries: number(entries) })
            : t('broken', { height: number(first.height) })
        }</strong
      >
    </p>
    <table>
      <caption>
        ${t('evidenceCaption')}
      </caption>
      <tbody>
        ${factRows(rows)}
      </tbody>
    </table>`;
}
