import { type Consultation, type Turnout } from '@isoloir/api-client';
import { heading, momentText, zoneText } from '@isoloir/components/parts.js';
import { type CSSResultGroup, html, nothing, type TemplateResult } from 'lit';
import { exceptionNotice, simulationMark } from '../shared/phase.ts';
import { Source } from '../shared/sources.ts';
import { numberText, percentText, text } from '../shared/texts.ts';
import { IsoloirWidget } from '../shared/widget.ts';
import { styles } from './turnout.styles.ts';

/** The turnout, where it is public, and the consultation that it is of. */
interface Participation {
  readonly consultation: Consultation;
  readonly turnout: Turnout | undefined;
}

const tenMinutes = 10 * 60_000;

const turnoutSource = new Source<Participation>({
  load: async (client, id) => {
    const consultation = await client.getConsultation(id);
    if (!consultation.ok) return consultation;
    // Votes that do not count make no turnout.
    if (consultation.value.phase === 'annulled') {
      return { ok: true, value: { consultation: consultation.value, turnout: undefined } };
    }
    const turnout = await client.getTurnout(id);
    if (turnout.ok) return { ok: true, value: { consultation: consultation.value, turnout: turnout.value } };
    return turnout.error.code === 'turnout-not-public'
      ? { ok: true, value: { consultation: consultation.value, turnout: undefined } }
      : turnout;
  },
  again: () => tenMinutes,
});

/**
 * How many have voted by the last full hour, from the signature list alone. Where the consultation does not publish it,
 * that is said.
 *
 * @summary The turnout of a consultation.
 * @csspart panel - The whole panel.
 */
export class IsoloirWidgetTurnout extends IsoloirWidget<Participation> {
  static override styles: CSSResultGroup = [super.styles, styles];

  protected override source(): Source<Participation> {
    return turnoutSource;
  }

  protected override renderValue({ consultation, turnout }: Participation): TemplateResult {
    const { phase, period } = consultation;
    return html`<section class="panel" part="panel" aria-labelledby="heading">
      ${simulationMark(consultation)}
      ${heading(this.headingLevel, 'heading', 'title-2', text('turnout.heading'))}
      ${exceptionNotice(phase, this.headingLevel)}
      ${phase === 'annulled' ? nothing : renderTurnout(turnout, period.timeZone)}
    </section>`;
  }
}

function renderTurnout(turnout: Turnout | undefined, timeZone: string): TemplateResult {
  if (turnout === undefined) return html`<p>${text('turnout.notPublic')}</p>`;
  const { voted, entitled, asOf } = turnout;
  const share = entitled === 0 ? 0 : voted / entitled;
  const instant = new Date(asOf);
  return html`<p class="voted">${text('turnout.voted', { count: voted })}</p>
    <meter aria-hidden="true" max="1" .value=${share}></meter>
    <p>${text('turnout.share', { share: percentText(share), entitled: numberText(entitled) })}</p>
    <p class="hint">
      ${text('turnout.asOf', { moment: momentText(instant, timeZone), zone: zoneText(instant, timeZone) })}
    </p>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'isoloir-widget-turnout': IsoloirWidgetTurnout;
  }
}
