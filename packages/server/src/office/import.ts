import { randomUUID } from 'node:crypto';
import type { ConsultationFolder } from '../definition/definition.ts';
import { writeStoredDefinition } from '../definition/stored-definition.ts';
import type { RollEntry } from '../roll/roll.ts';
import { giveAccess } from '../sign-in/give-access.ts';
import { findConsultation, type Office } from './office.ts';
import { done, refused, type OfficeOutcome } from './outcome.ts';
import { rollHash } from './roll-hash.ts';

/** Another period than the one written in election.yaml. */
export interface PeriodOverride {
  readonly opensAt?: Date;
  readonly closesAt?: Date;
}

/** Imports a definition with its documents, or replaces both as long as nothing of the consultation is sealed. */
export async function importConsultation(
  { store, clock }: Office,
  { definition, documents }: ConsultationFolder,
  override: PeriodOverride = {},
): Promise<OfficeOutcome<{ replaced: boolean }>> {
  const opensAt = override.opensAt ?? definition.period.opensAt;
  const closesAt = override.closesAt ?? definition.period.closesAt;
  if (closesAt <= opensAt) {
    return refused(
      'period-over',
      `The period would close (${closesAt.toISOString()}) before it opens (${opensAt.toISOString()}); give a later closing.`,
    );
  }
  return store.transaction(async (rooms) => {
    const runs = await rooms.runs.ofConsultation(definition.id);
    if (runs.length > 0) {
      return refused(
        'consultation-sealed',
        `Consultation "${definition.id}" is sealed; its definition can not change any more.`,
      );
    }
    const replaced = (await rooms.consultations.find(definition.id)) !== undefined;
    const now = clock();
    await rooms.consultations.put({
      id: definition.id,
      definition: writeStoredDefinition(definition),
      importedAt: now,
      opensAt,
      closesAt,
    });
    await rooms.documents.replaceAll(definition.id, documents);
    const period = `${opensAt.toISOString()}/${closesAt.toISOString()}`;
    await rooms.audit.append(
      { act: 'consultation.imported', consultation: definition.id, detail: { period } },
      now,
    );
    return done({ replaced });
  });
}

/** Voters put on the roll between two tellings of how far it has come. */
const atOnce = 2000;

/** Puts a roll in place of the one that the consultation has, before sealing only. */
export async function importRoll(
  office: Office,
  consultation: string,
  entries: readonly RollEntry[],
): Promise<OfficeOutcome<{ voters: number; replaced: number }>> {
  const found = await findConsultation(office, consultation);
  if (!found.ok) return found;
  if (entries.length === 0) {
    return refused('roll-empty', 'The roll holds no voter; nothing was imported.');
  }
  return office.store.transaction(async (rooms) => {
    if ((await rooms.runs.ofConsultation(consultation)).length > 0) {
      return refused(
        'consultation-sealed',
        `Consultation "${consultation}" is sealed; its roll can not be replaced any more.`,
      );
    }
    const replaced = (await rooms.roll.ofConsultation(consultation)).length;
    await rooms.roll.clear(consultation);
    const newcomers = entries.map((entry) => ({ ...entry, id: randomUUID(), consultation }));
    for (let start = 0; start < newcomers.length; start += atOnce) {
      const some = newcomers.slice(start, start + atOnce);
      await rooms.roll.addAll(
        some.map((entry) => ({
          id: entry.id,
          consultation,
          number: entry.number,
          name: entry.name,
          email: entry.email,
          language: entry.language,
          district: entry.district,
          college: entry.college ?? null,
          situation: entry.situation ?? null,
          weight: entry.weight ?? 1,
        })),
      );
      office.progress?.(`${start + some.length} of ${newcomers.length} voters`);
    }
    await giveAccess(rooms, newcomers);
    await rooms.audit.append(
      {
        act: 'roll.imported',
        consultation,
        detail: { voters: entries.length, replaced, roll: await rollHash(rooms, consultation) },
      },
      office.clock(),
    );
    return done({ voters: entries.length, replaced });
  });
}
