import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp, openApiDocument } from '../../packages/server/src/http/app.ts';
import { openDataFolder } from '../../packages/server/src/server.ts';
import { failure } from '../../packages/server/src/errors.ts';

/** The OpenAPI document of the server's code, as the text of openapi.json. */
export async function openApiText(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'isoloir-openapi-'));
  const data = await openDataFolder(folder);
  try {
    const signIn = {
      start: () => Promise.resolve(failure('identity-provider-down')),
      finish: () => Promise.resolve(failure('identity-provider-down')),
    };
    const app = await createApp(
      {
        ...data,
        signIn,
        sessionLimits: { idleMinutes: 10, absoluteMinutes: 480 },
        publicOrigin: 'http://localhost',
      },
      false,
    );
    await app.ready();
    const text = `${JSON.stringify(openApiDocument(app), null, 2)}\n`;
    await app.close();
    return text;
  } finally {
    await data.close();
    rmSync(folder, { recursive: true });
  }
}
