import { type Meta, type StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import './define.ts';
import { type ElectionStatus } from './status-pill.ts';

function pill(state: ElectionStatus): StoryObj {
  return { render: () => html`<isoloir-status-pill .state=${state}></isoloir-status-pill>` };
}

const meta: Meta = { title: 'Page/Status pill', component: 'isoloir-status-pill' };
export default meta;

/** Not voted yet. */
export const ToVote = pill('to-vote');

/** Begun, not cast. */
export const UnderWay = pill('under-way');

/** Suspended by the office for the moment. */
export const Paused = pill('paused');

/** A vote is registered. */
export const Voted = pill('voted');

/** Closed. */
export const Closed = pill('closed');

/** Opens later. */
export const NotOpen = pill('not-open');
