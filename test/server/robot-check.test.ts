import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { minutesAfter } from '../../packages/server/src/clock.ts';
import { createRobotChecks } from '../../packages/server/src/robot-check/robot-check.ts';
import { solveRobotCheck, solvedPayload } from '../../packages/server/src/robot-check/solve.ts';
import { openScene, type Scene } from './support.ts';

describe('the robot check', () => {
  let scene: Scene;
  before(async () => {
    scene = await openScene();
  });
  after(() => scene.close());

  const accept = async (payload: string | undefined): Promise<string> => {
    const { store, robotCheck } = scene.data;
    const outcome = await store.transaction((rooms) => robotCheck.accept(rooms.robotChecks, payload));
    return outcome.ok ? 'accepted' : outcome.error.code;
  };

  test('accepts a solution once, in whatever wrapping', async () => {
    scene.now = new Date();
    const { challenge, solution } = await solveRobotCheck(await scene.data.robotCheck.challenge());
    assert.equal(await accept(solvedPayload(challenge, solution)), 'accepted');
    assert.equal(await accept(solvedPayload(challenge, solution)), 'robot-check-used');
    assert.equal(await accept(solvedPayload(challenge, { ...solution, time: 17 })), 'robot-check-used');
  });

  test('refuses none, nonsense, a wrong solution, a changed challenge and another server’s', async () => {
    scene.now = new Date();
    const { challenge, solution } = await solveRobotCheck(await scene.data.robotCheck.challenge());
    assert.equal(await accept(undefined), 'robot-check-missing');
    assert.equal(await accept(''), 'robot-check-missing');
    for (const payload of ['nonsense', btoa('{}'), btoa('null'), btoa('{"challenge":{}}')]) {
      assert.equal(await accept(payload), 'robot-check-failed');
    }
    const { derivedKey } = solution;
    const other = `${derivedKey.startsWith('0') ? '1' : '0'}${derivedKey.slice(1)}`;
    assert.equal(
      await accept(solvedPayload(challenge, { ...solution, derivedKey: other })),
      'robot-check-failed',
    );
    const longer = { ...challenge.parameters, expiresAt: challenge.parameters.expiresAt + 3600 };
    assert.equal(
      await accept(solvedPayload({ ...challenge, parameters: longer }, solution)),
      'robot-check-failed',
    );
    const foreign = createRobotChecks(new Uint8Array(32), () => new Date());
    const theirs = await solveRobotCheck(await foreign.challenge());
    assert.equal(await accept(solvedPayload(theirs.challenge, theirs.solution)), 'robot-check-failed');
    assert.equal(await accept(solvedPayload(challenge, solution)), 'accepted', 'all that used nothing up');
  });

  test('refuses a solution after ten minutes', async () => {
    const now = new Date();
    scene.now = minutesAfter(now, -11);
    const { challenge, solution } = await solveRobotCheck(await scene.data.robotCheck.challenge());
    scene.now = now;
    assert.equal(await accept(solvedPayload(challenge, solution)), 'robot-check-failed');
  });

  test('is asked for over HTTP, and is not the same twice', async () => {
    const ask = async (): Promise<unknown> => {
      const response = await scene.app.inject('/api/v1/robot-check');
      assert.equal(response.statusCode, 200);
      assert.equal(response.headers['cache-control'], 'no-store');
      return response.json();
    };
    assert.notDeepEqual(await ask(), await ask());
  });
});
