import type { Rooms } from '../../packages/server/src/store/store.ts';
import type { Electorate, ReadyVoter } from '../load/electorate.ts';
import { sendOnce } from '../load/vote-at-once.ts';
import type { Place } from '../server/place.ts';
import type { Mortal } from './mortal.ts';

/** What a place holds of an election. */
export interface Holdings {
  readonly ballots: number;
  readonly signatures: number;
  /** Mails that tell voters of their vote. */
  readonly mails: number;
}

/** The voters of a run of kills: who has a receipt, who asks again, and what the store must hold for them. */
export class Polls {
  /** Each thing that was not as it must be. */
  readonly problems: string[] = [];
  /** How many got no answer when they cast. */
  leftWaiting = 0;
  /** How many of these have a receipt since, from a server that came after. */
  askedAgain = 0;
  /** How many of them found their ballot recorded already. */
  recordedUnanswered = 0;
  /** What goes on, for the problems. */
  now = '';

  readonly #electorate: Electorate;
  readonly #place: Place;
  readonly #fresh: ReadyVoter[];
  readonly #acknowledged = new Set<ReadyVoter>();
  /** Who got no answer, and whether the ballot was seen in the urn since. */
  readonly #unanswered = new Map<ReadyVoter, boolean>();

  constructor(electorate: Electorate, place: Place) {
    this.#electorate = electorate;
    this.#place = place;
    this.#fresh = [...electorate.voters];
  }

  /** How many have a genuine receipt. */
  get acknowledged(): number {
    return this.#acknowledged.size;
  }

  /** Has so many cast at any moment until the server is dead; whoever got no answer from the one before is first. */
  async castUntilDead(origin: string, mortal: Mortal, atOnce: number): Promise<void> {
    const again = [...this.#unanswered.keys()];
    const cast = async (): Promise<void> => {
      for (;;) {
        const voter = again.shift() ?? this.#fresh.shift();
        if (voter === undefined) throw new Error('There are too few voters for so many kills');
        while (!(await this.#cast(voter, origin))) if (mortal.isDead()) return;
      }
    };
    await Promise.all(Array.from({ length: atOnce }, cast));
    const end = await mortal.died;
    if (end !== 'SIGKILL') this.#problem(`the server ended by ${String(end)}`);
    if (this.#unanswered.size === 0) this.#problem('nobody was left without an answer');
  }

  /** Holds the store against the receipts; how many ballots of voters without an answer it holds that it did not before. */
  async look(): Promise<number> {
    const before = this.#recordedOfUnanswered();
    const { ballots, signatures, mails } = await this.#inStore(async (rooms) => {
      for (const [voter, seen] of this.#unanswered) {
        const recorded = await rooms.urn.has(voter.uuid, voter.tracker);
        if (seen && !recorded) this.#problem(`a ballot is gone: ${voter.tracker}`);
        this.#unanswered.set(voter, recorded);
      }
      return this.#holdings(rooms);
    });
    const recorded = this.#recordedOfUnanswered();
    const expected = this.#acknowledged.size + recorded;
    if (ballots !== expected || signatures !== expected || mails !== expected) {
      this.#problem(`${ballots} ballots, ${signatures} signatures and ${mails} mails, not ${expected}`);
    }
    return recorded - before;
  }

  /** Has everybody who ever cast ask again, who has a receipt too: each gets the one of the ballot that is recorded. */
  async askAll(origin: string): Promise<void> {
    for (const voter of [...this.#unanswered.keys()]) {
      if (!(await this.#cast(voter, origin))) this.#problem(`no answer in the end for ${voter.tracker}`);
    }
    for (const voter of this.#acknowledged) {
      const status = await this.#send(voter, origin);
      if (status !== 200) this.#problem(`a receipt asked for again: ${status ?? 'no answer'}`);
    }
  }

  /** What there is in the end; `lost` acknowledged ballots are not there, `doubled` ones are beyond one for each voter. */
  count(): Promise<Holdings & { readonly lost: number; readonly doubled: number }> {
    return this.#inStore(async (rooms) => {
      const holdings = await this.#holdings(rooms);
      const signed = new Set<string>();
      for (const { uuid } of await rooms.runs.ofConsultation(this.#electorate.consultation)) {
        for (const { voter } of await rooms.signatures.ofRun(uuid)) signed.add(`${uuid} ${voter}`);
      }
      let present = 0;
      for (const { uuid, tracker, id } of this.#acknowledged) {
        if (!signed.has(`${uuid} ${id}`)) this.#problem(`the signature for ${tracker} is missing`);
        if (await rooms.urn.has(uuid, tracker)) present += 1;
      }
      return { ...holdings, lost: this.#acknowledged.size - present, doubled: holdings.ballots - present };
    });
  }

  /** Sends a ballot; the status of the receipt, if there was one. */
  async #send(voter: ReadyVoter, origin: string): Promise<number | undefined> {
    const answer = await sendOnce(voter, origin, this.#electorate.referenceKey);
    return 'status' in answer ? answer.status : undefined;
  }

  /** Casts a new ballot, or one again that got no answer; whether there was one now. */
  async #cast(voter: ReadyVoter, origin: string): Promise<boolean> {
    const recorded = this.#unanswered.get(voter);
    const status = await this.#send(voter, origin);
    if (status === undefined) {
      if (recorded === undefined) this.leftWaiting += 1;
      this.#unanswered.set(voter, recorded ?? false);
      return false;
    }
    if (recorded === true && status !== 200) this.#problem(`a recorded ballot was answered with ${status}`);
    if (recorded === undefined && status !== 201) this.#problem(`a new ballot was answered with ${status}`);
    if (recorded !== undefined) this.askedAgain += 1;
    if (recorded !== undefined && status === 200) this.recordedUnanswered += 1;
    this.#unanswered.delete(voter);
    this.#acknowledged.add(voter);
    return true;
  }

  #recordedOfUnanswered(): number {
    return [...this.#unanswered.values()].filter((recorded) => recorded).length;
  }

  /** Reads while nobody may append: a commit that a killed process had sent is waited for. */
  async #inStore<Value>(read: (rooms: Rooms) => Promise<Value>): Promise<Value> {
    const opened = await this.#place.open('office');
    try {
      return await opened.store.holdingUrn(read);
    } finally {
      await opened.close();
    }
  }

  async #holdings({ runs, urn, signatures, outbox }: Rooms): Promise<Holdings> {
    const { consultation } = this.#electorate;
    let [ballots, signed] = [0, 0];
    for (const { uuid } of await runs.ofConsultation(consultation)) {
      ballots += await urn.count(uuid);
      signed += await signatures.count(uuid);
    }
    const mails = (await outbox.counts(consultation))
      .filter(({ kind }) => kind === 'vote-recorded')
      .reduce((sum, { count }) => sum + count, 0);
    return { ballots, signatures: signed, mails };
  }

  #problem(what: string): void {
    this.problems.push(`${this.now}: ${what}`);
  }
}
