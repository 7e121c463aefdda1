import { type Operation, type OperationResult, perform } from '@isoloir/widgets/journey.js';
import type { SolveRobotCheck } from './robot-check.ts';

// Nothing is kept between two questions, choices and codes least of all.
self.addEventListener(
  'message',
  (event: MessageEvent<{ id: number; operation: Operation | SolveRobotCheck }>) => {
    const { id, operation } = event.data;
    const answer = (result: OperationResult): void => self.postMessage({ id, result });
    if (operation.type === 'solve-robot-check') void solved(operation).then(answer);
    else answer(perform(operation));
  },
);

async function solved({ challenge }: SolveRobotCheck): Promise<OperationResult> {
  try {
    const { solve } = await import('./robot-check.ts');
    const payload = await solve(challenge);
    if (payload !== undefined) return { type: 'solved', payload };
  } catch {
    // Its code did not load, or this browser can not do the work: the page says that the check failed.
  }
  return { type: 'failed', code: 'robot-check' };
}
