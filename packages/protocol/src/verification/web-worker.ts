/** A worker of `openWebBallotPool`: one ballot at a time, nothing kept but the election. */
import { answering, type BallotQuestion } from './pool.ts';

const answer = answering();
self.addEventListener('message', ({ data }: MessageEvent<BallotQuestion>) => self.postMessage(answer(data)));
