import { type Meta, type StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { getLocale } from '../localization.ts';
import { afterVoteTexts, subSteps } from '../samples/after-vote.ts';
import './define.ts';
import { type SubStep } from './sub-steps.ts';

function show(current: string, refusal = '', steps: readonly SubStep[] = subSteps(getLocale())) {
  const texts = afterVoteTexts[getLocale()];
  return html`<isoloir-sub-steps
    .steps=${steps}
    .current=${current}
    .label=${texts.steps}
    .refusal=${refusal}
    announce-delay="0"
    ><p>${texts.downloadDescription}</p></isoloir-sub-steps
  >`;
}

const meta: Meta = { title: 'Page/Sub-steps', component: 'isoloir-sub-steps' };
export default meta;

type Story = StoryObj;

/** The first step: there is nothing before it. */
export const First: Story = { render: () => show('confirmation') };

/** « Suivant » was pressed while something is missing: the reason has the focus. */
export const Refused: Story = {
  render: () => show('confirmation', afterVoteTexts[getLocale()].refusal),
  play: async ({ canvasElement }) => {
    const element = canvasElement.querySelector('isoloir-sub-steps');
    await element?.updateComplete;
    element?.renderRoot.querySelector<HTMLElement>('.next')?.click();
    await element?.updateComplete;
  },
};

/** In the middle. */
export const Third: Story = { render: () => show('e-mail') };

/** Back at an earlier step, a later one done before. */
export const ComeBack: Story = {
  render: () =>
    show(
      'cast-vote',
      '',
      subSteps(getLocale()).map((step) => ({ ...step, done: ['confirmation', 'data'].includes(step.id) })),
    ),
};

/** The last step: there is nothing after it. */
export const Last: Story = { render: () => show('sign-out') };
