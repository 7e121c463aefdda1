import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { reasonOf } from './files.ts';
import { findConsultation, type Office } from './office.ts';
import { done, refused, type OfficeOutcome } from './outcome.ts';

/** The files of a portal's build: their hex SHA-256 by path, sorted. What no web server gives out is left out. */
export type PortalManifest = Readonly<Record<string, string>>;

const checkManifest = Compile(Type.Record(Type.String(), Type.String({ pattern: '^[0-9a-f]{64}$' })));

/** Reads a manifest as it was fixed. */
export function parseManifest(text: string): PortalManifest {
  return checkManifest.Parse(JSON.parse(text));
}

const isHidden = (path: string): boolean => path.split(sep).some((part) => part.startsWith('.'));

/** The manifest of a folder. */
export function manifestOf(folder: string): OfficeOutcome<PortalManifest> {
  try {
    const files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
      .filter((path) => !isHidden(path))
      .sort();
    if (!files.includes('index.html')) {
      return refused('file-unreadable', `${folder} is no built portal: it has no index.html.`);
    }
    return done(
      Object.fromEntries(
        files.map((path) => [
          path.split(sep).join('/'),
          createHash('sha256')
            .update(readFileSync(join(folder, path)))
            .digest('hex'),
        ]),
      ),
    );
  } catch (error) {
    return refused('file-unreadable', `${folder} can not be read: ${reasonOf(error)}.`);
  }
}

/** What of a build is not as it was fixed, a sentence each. */
export function differences(fixed: PortalManifest, found: PortalManifest): readonly string[] {
  return [...new Set([...Object.keys(fixed), ...Object.keys(found)])].sort().flatMap((path) => {
    const [before, now] = [fixed[path], found[path]];
    if (before === now) return [];
    if (before === undefined) return [`${path} was added`];
    return [now === undefined ? `${path} is missing` : `${path} was changed`];
  });
}

/**
 * Fixes the files of the portal for a consultation, so that preflight can tell whether they are the same. Fixing others
 * afterwards wants a reason.
 */
export async function sealPortal(
  office: Office,
  id: string,
  folder: string,
  reason?: string,
): Promise<OfficeOutcome<{ readonly files: number; readonly manifest: string; readonly changed: number }>> {
  const found = await findConsultation(office, id);
  if (!found.ok) return found;
  const manifest = manifestOf(folder);
  if (!manifest.ok) return manifest;
  const text = JSON.stringify(manifest.value);
  return office.store.transaction(async (rooms) => {
    const before = await rooms.portalSeals.latest(id);
    const changes = before === undefined ? [] : differences(parseManifest(before.manifest), manifest.value);
    if (before !== undefined && reason === undefined) {
      return refused(
        'reason-needed',
        `The portal of "${id}" was fixed at ${before.sealedAt.toISOString()}, and ${changes.length} files differ now; give --reason to fix this one instead.`,
      );
    }
    const at = office.clock();
    await rooms.portalSeals.add({ consultation: id, sealedAt: at, manifest: text });
    const hash = createHash('sha256').update(text).digest('hex');
    const files = Object.keys(manifest.value).length;
    await rooms.audit.append(
      {
        act: 'portal.sealed',
        consultation: id,
        detail: {
          files,
          manifest: hash,
          changed: changes.length,
          ...(reason === undefined ? {} : { reason }),
        },
      },
      at,
    );
    return done({ files, manifest: hash, changed: changes.length });
  });
}
