import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Database as SqliteFile } from 'better-sqlite3';
import { generateCredential, publicCredentialOf, type GroupName } from '@isoloir/protocol';
import { openSqliteFile } from '../store/sqlite.ts';

/**
 * Makes the voters' credentials at sealing and hands each voter theirs after sign-in. Its store is a file of its own,
 * and what it keeps there is encrypted under a key of its own: neither the voting database nor a copy of this file
 * alone tells whose credential signed a ballot.
 */
export interface Registrar {
  /**
   * Makes one credential for each voter of a run and keeps them; returns the public ones, in the voters' order.
   * Called again for a run, it makes all of them anew. `onIssued` is told how many there are.
   */
  issue(
    run: { uuid: string; group: GroupName },
    voters: readonly string[],
    onIssued?: (count: number) => void,
  ): readonly string[];
  /** The private credential of a voter in a run, or undefined if they have none. */
  credentialOf(run: string, voter: string): string | undefined;
  /** Destroys the credentials of a run that never came to be. */
  forget(run: string): void;
  close(): void;
}

const cipher = 'aes-256-gcm';
const nonceLength = 12;
const tagLength = 16;

function encrypt(key: Uint8Array, context: string, text: string): Buffer {
  const nonce = randomBytes(nonceLength);
  const encryption = createCipheriv(cipher, key, nonce).setAAD(Buffer.from(context));
  const data = Buffer.concat([encryption.update(text, 'utf8'), encryption.final()]);
  return Buffer.concat([nonce, encryption.getAuthTag(), data]);
}

function decrypt(key: Uint8Array, context: string, sealed: Buffer): string {
  const decryption = createDecipheriv(cipher, key, sealed.subarray(0, nonceLength))
    .setAAD(Buffer.from(context))
    .setAuthTag(sealed.subarray(nonceLength, nonceLength + tagLength));
  const data = sealed.subarray(nonceLength + tagLength);
  return Buffer.concat([decryption.update(data), decryption.final()]).toString('utf8');
}

function prepare(file: SqliteFile): void {
  file.exec(`create table if not exists credential (
    run text not null, voter text not null, sealed blob not null, primary key (run, voter)
  ) without rowid`);
}

/** Opens the registrar's store at `path`; `key` is its 32-byte encryption key. */
export function openRegistrar(path: string, key: Uint8Array): Registrar {
  const file = openSqliteFile(path);
  prepare(file);
  const clear = file.prepare<[string]>('delete from credential where run = ?');
  const insert = file.prepare<[string, string, Buffer]>('insert into credential values (?, ?, ?)');
  const select = file.prepare<[string, string], { sealed: Buffer }>(
    'select sealed from credential where run = ? and voter = ?',
  );
  const contextOf = (run: string, voter: string): string => JSON.stringify([run, voter]);
  return {
    issue({ uuid, group }, voters, onIssued) {
      const issueAll = file.transaction(() => {
        clear.run(uuid);
        return voters.map((voter, at) => {
          if (at % 100 === 99) onIssued?.(at + 1);
          const credential = generateCredential();
          insert.run(uuid, voter, encrypt(key, contextOf(uuid, voter), credential));
          return publicCredentialOf(group, uuid, credential);
        });
      });
      return issueAll.immediate();
    },
    credentialOf(run, voter) {
      const row = select.get(run, voter);
      return row === undefined ? undefined : decrypt(key, contextOf(run, voter), row.sealed);
    },
    forget(run) {
      clear.run(run);
    },
    close: () => file.close(),
  };
}
