import { type StoryObj } from '@storybook/web-components-vite';
import { type TemplateResult } from 'lit';
import { sampleClient, type SampleServer } from './server.ts';

type Draw = (client: ReturnType<typeof sampleClient>) => TemplateResult;

/** A story of a widget whose server is in a certain state; what it is can also stand above it, where it is exported. */
export function story(draw: Draw, server: SampleServer, description?: string): StoryObj {
  return {
    render: () => draw(sampleClient(server)),
    ...(description === undefined ? {} : { parameters: { docs: { description: { story: description } } } }),
  };
}

/** The states that every widget has which shows data. */
const states = {
  open: [{}, 'Voting is open.'],
  before: [{ phase: 'not-open' }, 'Not open yet.'],
  paused: [{ phase: 'paused' }, 'Suspended by the office.'],
  closed: [{ phase: 'closed' }, 'Closed.'],
  annulled: [{ phase: 'annulled' }, 'Annulled: that is all that is said.'],
  simulation: [{ kind: 'simulation' }, 'An exercise, said above everything.'],
  loading: [{ fails: 'silent' }, 'No answer yet.'],
  offline: [
    { fails: 'unreachable' },
    'The server does not answer; tried again by itself, and by the button.',
  ],
  refused: [{ fails: 'unknown' }, 'The server has nothing under this id.'],
} as const satisfies Readonly<Record<string, readonly [server: SampleServer, description: string]>>;

/** A widget in each of these states. */
export function commonStates(draw: Draw): Readonly<Record<keyof typeof states, StoryObj>> {
  const of = (state: keyof typeof states): StoryObj => {
    const [server, description] = states[state];
    return story(draw, server, description);
  };
  return {
    open: of('open'),
    before: of('before'),
    paused: of('paused'),
    closed: of('closed'),
    annulled: of('annulled'),
    simulation: of('simulation'),
    loading: of('loading'),
    offline: of('offline'),
    refused: of('refused'),
  };
}
