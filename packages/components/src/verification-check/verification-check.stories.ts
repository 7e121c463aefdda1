import { type Meta, type StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { sampleCode } from '../samples/after-vote.ts';
import { type CodeReader } from './code-check.ts';
import './define.ts';
import { type CheckFailure, type RobotCheckState } from './verification-check.ts';

/** Stands for the protocol's reader, which the components do not import: it knows one code. */
const reader: CodeReader = (text) => {
  if (text === sampleCode) return { ok: true, value: text };
  const code =
    text.length === sampleCode.length ? 'verification-code-checksum' : 'verification-code-malformed';
  return { ok: false, error: { code } };
};

function form(robotCheck: RobotCheckState, failure?: CheckFailure, busy = false) {
  return html`<isoloir-verification-check
    .validate=${reader}
    .robotCheck=${robotCheck}
    .failure=${failure}
    ?busy=${busy}
  ></isoloir-verification-check>`;
}

function typed(code: string) {
  return async ({ canvasElement }: { canvasElement: HTMLElement }) => {
    const element = canvasElement.querySelector('isoloir-verification-check');
    await element?.updateComplete;
    const input = element?.renderRoot.querySelector('input');
    if (input === null || input === undefined) return;
    input.value = code;
    input.dispatchEvent(new Event('input'));
    input.form?.requestSubmit();
    await element?.updateComplete;
  };
}

const meta: Meta = { title: 'Forms/Verification check', component: 'isoloir-verification-check' };
export default meta;

type Story = StoryObj;

/** Empty. */
export const Empty: Story = { render: () => form('none') };

/** The robot check is at work by itself. */
export const RobotCheckRunning: Story = { render: () => form('running') };

/** The robot check has passed. */
export const RobotCheckPassed: Story = { render: () => form('passed') };

/** Submitted before the robot check was done: the code waits for it. */
export const Waiting: Story = {
  render: () => form('running'),
  play: typed('7kxq 2mz9 4wtd b6hr 8npy c3jv f5g2'),
};

/** The robot check failed. */
export const RobotCheckFailed: Story = { render: () => form('failed') };

/** Submitted although it failed. */
export const RobotCheckRefuses: Story = { render: () => form('failed'), play: typed(sampleCode) };

/** Submitted without a code. */
export const Missing: Story = { render: () => form('passed'), play: typed('') };

/** Too short. */
export const TooShort: Story = { render: () => form('passed'), play: typed('7kxq-2mz9') };

/** One character is wrong: told without asking anyone. */
export const Mistyped: Story = {
  render: () => form('passed'),
  play: typed('7KXQ 2MZ9 4WTD B6HR 8NPY C3JV F5G3'),
};

/** Being looked up. */
export const Busy: Story = { render: () => form('passed', undefined, true) };

/** No ballot has it. */
export const NotFound: Story = { render: () => form('passed', 'not-found') };

/** The server did not answer. */
export const Unavailable: Story = { render: () => form('passed', 'unavailable') };
