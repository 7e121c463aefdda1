import assert from 'node:assert/strict';
import { test } from 'node:test';
import { afterVoteSteps, resumeAt, stepOfEntry } from './steps.ts';

test('a voter who comes back goes on at the first step that is not done', () => {
  const begun = { signedAt: '2024-02-01T08:00:00Z', confirmationDownloaded: false };
  const at = '2024-02-01T09:00:00Z';
  assert.equal(resumeAt(begun), 'confirmation');
  assert.equal(
    resumeAt({ ...begun, confirmationsSentAt: at }),
    'confirmation',
    'the confirmation comes first',
  );
  const kept = { ...begun, confirmationDownloaded: true };
  assert.equal(resumeAt(kept), 'e-mail');
  assert.equal(resumeAt({ ...kept, confirmationsSentAt: at }), 'data');
  assert.equal(resumeAt({ ...kept, confirmationsSentAt: at, dataCheckedAt: at }), 'end');
  assert.equal(resumeAt({ ...kept, finishedAt: at }), 'end', 'who has finished is not asked again');
});

test('an entry of the history names a step and nothing else', () => {
  for (const step of afterVoteSteps) assert.equal(stepOfEntry({ after: step }), step);
  for (const entry of [null, undefined, 'confirmation', { step: 'review' }, { after: 'elsewhere' }]) {
    assert.equal(stepOfEntry(entry), undefined);
  }
});
