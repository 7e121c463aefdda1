import { type ApiClient } from '@isoloir/api-client';
import { type Meta } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { commonStates, story } from '../samples/states.ts';
import './define.ts';

function draw(client: ApiClient): TemplateResult {
  return html`<isoloir-widget-banner
    .client=${client}
    consultation="ordre-2024"
    portal="https://vote.example.org/ordre-2024/"
  ></isoloir-widget-banner>`;
}

const meta: Meta = { title: 'Widgets/Banner', component: 'isoloir-widget-banner' };
export default meta;

const common = commonStates(draw);

/** Voting is open. */
export const Open = story(draw, {});

/** Not open yet. */
export const Before = story(draw, { phase: 'not-open' });

/** Suspended by the office. */
export const Paused = story(draw, { phase: 'paused' });

/** Closed. */
export const Closed = story(draw, { phase: 'closed' });

/** Annulled: that is all that is said. */
export const Annulled = story(draw, { phase: 'annulled' });

/** An exercise, said above everything. */
export const Simulation = common.simulation;

/** No answer yet. */
export const Loading = common.loading;

/** The server does not answer; tried again by itself, and by the button. */
export const Offline = common.offline;

/** The server has nothing under this id. */
export const Refused = common.refused;
