import { type Meta } from '@storybook/web-components-vite';
import { html } from 'lit';
import { commonStates } from '../samples/states.ts';
import './define.ts';

const meta: Meta = { title: 'Widgets/Go vote', component: 'isoloir-widget-go-vote' };
export default meta;

const states = commonStates(
  (client) =>
    html`<isoloir-widget-go-vote
      .client=${client}
      consultation="ordre-2024"
      portal="https://vote.example.org/ordre-2024/"
    ></isoloir-widget-go-vote>`,
);

export const Open = states.open;
export const Before = states.before;
export const Paused = states.paused;
export const Closed = states.closed;
export const Annulled = states.annulled;
export const Simulation = states.simulation;
export const Loading = states.loading;
export const Offline = states.offline;
export const Refused = states.refused;
