import { type Meta, type StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { getLocale } from '../localization.ts';
import { afterVoteTexts, sampleCode } from '../samples/after-vote.ts';
import './define.ts';

const meta: Meta = { title: 'Page/Verification code', component: 'isoloir-verification-code' };
export default meta;

type Story = StoryObj;

/** A code to keep. */
export const Code: Story = {
  render: () =>
    html`<isoloir-verification-code .code=${sampleCode}
      ><p>${afterVoteTexts[getLocale()].codeIntroduction}</p></isoloir-verification-code
    >`,
};
