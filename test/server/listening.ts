import type { ConnectionLimits } from '../../packages/server/src/http/connections.ts';
import { freePort } from '../../packages/server/src/rehearsal/free-port.ts';
import { startServer } from '../../packages/server/src/server.ts';
import { openScene, type Scene } from './support.ts';

/** A scene whose server listens, for what only a connection shows. */
export interface ListeningScene {
  readonly scene: Scene;
  /** On 127.0.0.1. */
  readonly port: number;
  close(): Promise<void>;
}

/** Opens it, with the usual limits or these. */
export async function openListening(connectionLimits?: ConnectionLimits): Promise<ListeningScene> {
  const scene = await openScene();
  const port = await freePort();
  const { app } = await startServer({
    data: scene.data,
    host: '127.0.0.1',
    port,
    openId: { issuer: 'http://127.0.0.1:9', clientId: 'isoloir', clientSecret: 'secret' },
    ...(connectionLimits === undefined ? {} : { connectionLimits }),
    logger: false,
  });
  return {
    scene,
    port,
    async close() {
      await app.close();
      await scene.close();
    },
  };
}
