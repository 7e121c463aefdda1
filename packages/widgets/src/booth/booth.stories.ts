import { type ApiClient } from '@isoloir/api-client';
import { type Meta } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { commonStates, story } from '../samples/states.ts';
import './define.ts';

function draw(client: ApiClient): TemplateResult {
  return html`<isoloir-booth
    .client=${client}
    api="https://vote.example.org/api/v1"
    consultation="ordre-2024"
    portal="https://vote.example.org/ordre-2024/"
  ></isoloir-booth>`;
}

const meta: Meta = { title: 'Widgets/Booth', component: 'isoloir-booth' };
export default meta;

const common = commonStates(draw);

/** The way into the vote, on a site that the sealed definition lists: with the way back. */
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

/** Nothing is sealed yet: there is no election to vote in. */
export const Empty = story(draw, { phase: 'not-open', elections: 'none' });

/** No answer yet. */
export const Loading = common.loading;

/** No answer, as on a site that is not listed: tried again by itself and by the button, and there is a way all the same. */
export const Offline = common.offline;

/** The server has nothing under this id. */
export const Refused = common.refused;
