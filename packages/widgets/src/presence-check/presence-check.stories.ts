import { type ApiClient } from '@isoloir/api-client';
import { type Meta, type StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { type SampleServer } from '../samples/server.ts';
import { story } from '../samples/states.ts';
import './define.ts';

function draw(client: ApiClient): TemplateResult {
  return html`<isoloir-widget-presence-check .client=${client}></isoloir-widget-presence-check>`;
}

/** A story in which a reference was typed and sent. */
function checked(server: SampleServer, reference = 'ISO1.sample'): StoryObj {
  return {
    ...story(draw, server),
    play: async ({ canvasElement }) => {
      const widget = canvasElement.querySelector('isoloir-widget-presence-check');
      await widget?.updateComplete;
      const field = widget?.renderRoot.querySelector('isoloir-field');
      await field?.updateComplete;
      const input = field?.renderRoot.querySelector('input');
      if (input !== null && input !== undefined) {
        input.value = reference;
        input.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
      }
      widget?.renderRoot.querySelector('form')?.requestSubmit();
    },
  };
}

const meta: Meta = { title: 'Widgets/Presence check', component: 'isoloir-widget-presence-check' };
export default meta;

/** The form. */
export const Form = story(draw, {});

/** The ballot is in the urn. */
export const Present = checked({ verdict: 'present' });

/** Genuine, but not in the urn. */
export const Absent = checked({ verdict: 'absent' });

/** Genuine, of a run that was annulled. */
export const Annulled = checked({ verdict: 'annulled' });

/** Not signed by this server. */
export const Invalid = checked({ verdict: 'invalid' });

/** Nothing was typed. */
export const Empty = checked({}, '');

/** The server does not answer. */
export const Offline = checked({ fails: 'unreachable' });
