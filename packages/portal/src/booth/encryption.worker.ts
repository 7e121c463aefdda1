import { type Operation, perform } from './operations.ts';

// One question at a time, answered in order; nothing is kept between them, choices least of all.
self.addEventListener('message', (event: MessageEvent<{ id: number; operation: Operation }>) => {
  const { id, operation } = event.data;
  self.postMessage({ id, result: perform(operation) });
});
