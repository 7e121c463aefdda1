/**
 * Counts the ballots of an archive and prints the encrypted tally and its size, as belenios-tool's `compute-encrypted-tally` does:
 * `node count.ts ARCHIVE`. A program of its own, so that the two are compared as they are used, start-up included.
 */
import { readFileSync } from 'node:fs';
import { parseElection, readArchive, startTally } from '../src/index.ts';
import { useNodeCrypto } from '../src/node.ts';
import { valueOf } from './elections.ts';

useNodeCrypto();

const [file = ''] = process.argv.slice(2);
const archive = valueOf(readArchive(readFileSync(file)));
const tally = startTally(valueOf(parseElection(archive.election)));
for (const { text } of archive.ballots) valueOf(tally.add(text));
const { encryptedTally, sizedTally } = tally.accumulation();
process.stdout.write(`${encryptedTally}\n${sizedTally}\n`);
