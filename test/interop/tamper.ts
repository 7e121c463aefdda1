/** Tools for building archives in which one thing alone is wrong: everything else is written again to fit. */
import assert from 'node:assert/strict';
import {
  signaturePrefix,
  signedHash,
  withoutSignature,
  withSignature,
} from '../../packages/protocol/src/ballot/ballot.ts';
import { type Step, writeChain } from '../../packages/protocol/src/archive/events.ts';
import {
  type Member,
  MemberReader,
  type ReadMember,
  writeMembers,
} from '../../packages/protocol/src/archive/tar.ts';
import { inContext } from '../../packages/protocol/src/context.ts';
import { credentialSecret } from '../../packages/protocol/src/credentials.ts';
import { hexHash } from '../../packages/protocol/src/encoding/hash.ts';
import { type ArchiveInput, systemRandom, writeArchive } from '../../packages/protocol/src/index.ts';
import { proveKnowledge } from '../../packages/protocol/src/proofs/schnorr.ts';
import { type OurElection, stagesOf } from './our-election.ts';

/** Builds a tampered archive from an election and its complete archive. */
export type Change = (ours: OurElection, complete: ArchiveInput) => Uint8Array;

/** Signs a changed ballot as a cheating voter would, who knows the credential. */
export function signAgain(ours: OurElection, voter: number, ballot: string): string {
  const { election } = ours;
  return inContext(election.group, (context) => {
    const secret = credentialSecret(context.group.order, election.uuid, ours.privateCredentials[voter] ?? '');
    const unsigned = withoutSignature(ballot);
    const hash = signedHash(unsigned);
    return withSignature(
      unsigned,
      hash,
      proveKnowledge(context, secret, signaturePrefix(hash), systemRandom),
    );
  });
}

/** An archive with the first ballot changed and nothing counted yet. */
export function withBallot(change: (ours: OurElection, ballot: string) => string): Change {
  return (ours) => {
    const [, voting] = stagesOf(ours)[1] ?? assert.fail();
    const [first = '', ...others] = ours.ballots;
    const changed = change(ours, first);
    assert.notEqual(changed, first);
    return writeArchive({ ...voting, ballots: [changed, ...others] });
  };
}

/** As {@link withBallot}, of a change that the voter signs. */
export function withSigned(change: (ballot: string, ours: OurElection) => string): Change {
  return withBallot((ours, ballot) => signAgain(ours, 0, change(ballot, ours)));
}

/** An archive with the setup changed by text, before the first ballot. */
export function withSetup(change: (setup: ArchiveInput, ours: OurElection) => Partial<ArchiveInput>): Change {
  return (ours) => {
    const [, setup] = stagesOf(ours)[0] ?? assert.fail();
    const changed = { ...setup, ...change(setup, ours) };
    assert.notDeepEqual(changed, setup);
    return writeArchive(changed);
  };
}

/** The complete archive with other members. */
export function withMembers(change: (members: readonly ReadMember[]) => readonly Member[]): Change {
  return (_, complete) => {
    const members: ReadMember[] = [];
    new MemberReader().push(writeArchive(complete), members);
    return writeMembers(change(members), complete.timestamp);
  };
}

/** The complete archive with other events, chained and hashed again. */
export function withSteps(change: (steps: readonly Step[], ours: OurElection) => readonly Step[]): Change {
  return (ours, complete) =>
    writeMembers(writeChain(complete.timestamp, change(stepsOf(complete), ours)), complete.timestamp);
}

/** The complete archive with other bytes. */
export function withBytes(change: (bytes: Uint8Array) => Uint8Array): Change {
  return (_, complete) => change(writeArchive(complete));
}

/** The events of an archive with their data. */
function stepsOf(complete: ArchiveInput): readonly Step[] {
  const { election, trustees, credentials, encryptedTally: tally, decryptions = [], result = '' } = complete;
  assert.ok(tally !== undefined);
  const setup = {
    election: hexHash(election),
    trustees: hexHash(trustees),
    credentials: hexHash(credentials),
  };
  return [
    { type: 'Setup', data: [election, trustees, credentials, JSON.stringify(setup)] },
    ...complete.ballots.map((text): Step => ({ type: 'Ballot', data: [text] })),
    { type: 'EndBallots', data: [] },
    { type: 'EncryptedTally', data: [tally.encryptedTally, tally.sizedTally] },
    ...decryptions.map(({ owner, text }): Step => ({
      type: 'PartialDecryption',
      data: [text, JSON.stringify({ owner, payload: hexHash(text) })],
    })),
    { type: 'Result', data: [result] },
  ];
}

/** Replaces the text of a member with one in its place whose name fits, and mends the chain of events after it. */
export function rechained(members: readonly ReadMember[], at: number, text: string): readonly Member[] {
  const hashes = new Map<string, string>();
  return members.map((member, index) => {
    if (index === 0 || index < at) return member;
    let content = index === at ? text : member.text;
    for (const [before, after] of hashes) content = content.replaceAll(before, after);
    hashes.set(member.hash, hexHash(content));
    return { name: member.name.replace(member.hash, hexHash(content)), text: content };
  });
}

/** A header's bytes changed, its checksum made to fit; `member` counts from 0. */
export function withHeader(member: number, at: number, text: string): Change {
  return withBytes((bytes) => {
    let start = 0;
    for (let index = 0; index < member; index += 1) {
      const size = parseInt(Buffer.from(bytes.subarray(start + 124, start + 135)).toString(), 8);
      start += 512 + Math.ceil(size / 512) * 512;
    }
    const changed = Uint8Array.from(bytes);
    const header = changed.subarray(start, start + 512);
    header.set(Buffer.from(text), at);
    if (at === 148) return changed;
    header.set(Buffer.from('        '), 148);
    const sum = header.reduce((total, byte) => total + byte, 0);
    header.set(Buffer.from(`${sum.toString(8).padStart(6, '0')}\0 `), 148);
    return changed;
  });
}
