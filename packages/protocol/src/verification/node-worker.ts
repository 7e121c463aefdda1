/** A thread of `openBallotPool`: one ballot at a time, nothing kept but the election. */
import { parentPort } from 'node:worker_threads';
import { useNodeCrypto } from '../node.ts';
import { answering, type BallotQuestion } from './pool.ts';

useNodeCrypto();
const answer = answering();
parentPort?.on('message', (question: BallotQuestion) => parentPort?.postMessage(answer(question)));
