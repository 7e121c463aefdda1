import { type Meta, type StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { getLocale } from '../localization.ts';
import { afterVoteTexts } from '../samples/after-vote.ts';
import './define.ts';
import { type DownloadState } from './document-download.ts';

function download(state: DownloadState, failure = '') {
  const texts = afterVoteTexts[getLocale()];
  return html`<isoloir-document-download
    .label=${texts.downloadLabel}
    .description=${texts.downloadDescription}
    .state=${state}
    .failure=${failure}
    ><p><a href="#">${texts.printVersion}</a></p></isoloir-document-download
  >`;
}

const meta: Meta = { title: 'Page/Document download', component: 'isoloir-document-download' };
export default meta;

type Story = StoryObj;

/** Not asked for yet. */
export const Ready: Story = { render: () => download('ready') };

/** Being made. */
export const Busy: Story = { render: () => download('busy') };

/** In the voter's hands. */
export const Done: Story = { render: () => download('done') };

/** It could not be made. */
export const Failed: Story = { render: () => download('failed') };

/** It could not be made, and the page knows why. */
export const FailedForAReason: Story = {
  render: () => download('failed', afterVoteTexts[getLocale()].downloadFailure),
};

/** The voter wanted to go on without it. */
export const Missing: Story = { render: () => download('missing') };
