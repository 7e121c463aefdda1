import type { DevelopmentInbox } from '../development-inbox/inbox.ts';
import type { ReferenceSigner } from '../keys.ts';
import type { Metrics } from '../metrics/metrics.ts';
import type { Polling } from '../voting/cast.ts';
import type { SessionLimits } from '../voting/sessions.ts';
import type { ConnectionLimits } from './connections.ts';
import type { RobotCheck } from '../robot-check/robot-check.ts';
import type { SecretBox } from '../secret-box.ts';
import type { ThrottleKeyOf } from '../sign-in/admission.ts';
import type { SignInGateway } from '../sign-in/gateway.ts';
import type { SecretHashes } from '../sign-in/secret-hash.ts';

/** What the routes work on. */
export interface HttpContext extends Polling {
  readonly signer: ReferenceSigner;
  /** Encrypts the documents that wait to be sent. */
  readonly attachmentBox: SecretBox;
  readonly robotCheck: RobotCheck;
  readonly signIn: SignInGateway;
  readonly sessionLimits: SessionLimits;
  readonly secretHashes: SecretHashes;
  /** Makes what is counted opaque. */
  readonly throttleKeyOf: ThrottleKeyOf;
  /** Addresses and networks of the proxies whose word about a client’s address is taken; none when left out. */
  readonly trustedProxies?: readonly string[];
  /** How long connections may take; the usual limits when left out. */
  readonly connectionLimits?: ConnectionLimits;
  /** The origin under which browsers reach this server: `https://vote.example.org`. */
  readonly publicOrigin: string;
  /** The folder of the built portal, if this server also serves it. */
  readonly portalFolder?: string;
  /** What measures the answers, if anything does. */
  readonly metrics?: Metrics;
  /** Where mails can be looked at, on development servers only. */
  readonly inbox?: DevelopmentInbox;
}
