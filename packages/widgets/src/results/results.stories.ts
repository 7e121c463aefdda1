import { type ApiClient } from '@isoloir/api-client';
import { type Meta } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { commonStates, story } from '../samples/states.ts';
import './define.ts';

const meta: Meta = { title: 'Widgets/Results', component: 'isoloir-widget-results' };
export default meta;

function draw(client: ApiClient): TemplateResult {
  return html`<isoloir-widget-results
    .client=${client}
    consultation="ordre-2024"
    portal="https://vote.example.org/ordre-2024/"
  ></isoloir-widget-results>`;
}

const states = commonStates(draw);

export const Open = states.open;
export const Before = states.before;
export const Paused = states.paused;
export const Closed = states.closed;

/** Counted. */
export const Counted = story(draw, { phase: 'counted' });

export const Annulled = states.annulled;
export const Simulation = states.simulation;
export const Loading = states.loading;
export const Offline = states.offline;
export const Refused = states.refused;
