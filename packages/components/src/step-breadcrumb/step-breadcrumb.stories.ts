import { type Meta, type StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { getLocale } from '../localization.ts';
import { stepLabel, steps } from '../samples/page-parts.ts';
import './define.ts';

function breadcrumb(current: string, finished = false) {
  return html`<isoloir-step-breadcrumb
    .steps=${steps(getLocale())}
    .current=${current}
    .label=${stepLabel[getLocale()]}
    ?finished=${finished}
  ></isoloir-step-breadcrumb>`;
}

const meta: Meta = { title: 'Page/Step breadcrumb', component: 'isoloir-step-breadcrumb' };
export default meta;

type Story = StoryObj;

/** The first step. */
export const First: Story = { render: () => breadcrumb('select') };

/** The second step, the first one done. */
export const Second: Story = { render: () => breadcrumb('validate') };

/** The last step. */
export const Last: Story = { render: () => breadcrumb('confirm') };

/** All done: the last step too. */
export const Finished: Story = { render: () => breadcrumb('confirm', true) };
