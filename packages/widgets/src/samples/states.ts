import { type StoryObj } from '@storybook/web-components-vite';
import { type TemplateResult } from 'lit';
import { sampleClient, type SampleServer } from './server.ts';

type Draw = (client: ReturnType<typeof sampleClient>) => TemplateResult;

/** A story of a widget whose server is in a certain state. */
export function story(draw: Draw, server: SampleServer): StoryObj {
  return { render: () => draw(sampleClient(server)) };
}

/** The states that every widget has which shows data. */
export function commonStates(
  draw: Draw,
): Readonly<Record<'loading' | 'offline' | 'refused' | 'simulation', StoryObj>> {
  return {
    loading: story(draw, { fails: 'silent' }),
    offline: story(draw, { fails: 'unreachable' }),
    refused: story(draw, { fails: 'unknown' }),
    simulation: story(draw, { kind: 'simulation' }),
  };
}
