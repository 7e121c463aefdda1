/** Ways of tampering with a ballot, and with what was set up before the first one. */
import { withoutSignature } from '../../packages/protocol/src/ballot/ballot.ts';
import {
  encryptBallot,
  generateCredential,
  generateTrusteeKey,
  writeTrustees,
} from '../../packages/protocol/src/index.ts';
import { cofactorBallot } from '../../packages/protocol/src/testing/cofactor.ts';
import { withBallot, withSetup, withSigned, withSteps } from './tamper.ts';
import { made } from './tool.ts';

import { everybody, larger, nobody, outside, type Tampering, tamperWith, unwaited } from './tampering.ts';
/** In ballots. */
export const ballots: readonly Tampering[] = [
  tamperWith(
    'a false proof',
    'ballot-proof-invalid',
    unwaited,
    withSigned((ballot) => ballot.replace(/"response":"\d+"/, '"response":"12345"')),
  ),
  tamperWith(
    'the overall proof of another ballot',
    'ballot-proof-invalid',
    unwaited,
    withSigned((ballot, ours) => {
      const [proof = ''] = /"overall_proof":.*\]/.exec(withoutSignature(ours.ballots[1] ?? '')) ?? [];
      return ballot.replace(/"overall_proof":.*\](?=\}\],"signature)/, proof.replace(/\}\]$/, ''));
    }),
  ),
  tamperWith(
    'a ballot changed after signing',
    'ballot-signature-invalid',
    unwaited,
    withBallot((_, ballot) => ballot.replace(/"response":"\d+"/, '"response":"12345"')),
  ),
  tamperWith(
    'a ballot by a credential that is not listed',
    'ballot-credential-unlisted',
    unwaited,
    withBallot(({ election }) => {
      const credential = generateCredential();
      return made(encryptBallot({ election, credential, choices: [[1, 0, 0]] })).ballot;
    }),
  ),
  tamperWith(
    'a ballot for another election',
    'ballot-foreign-election',
    unwaited,
    withBallot(({ election, privateCredentials: [credential = ''] }) => {
      const other = { ...election, fingerprint: election.fingerprint.replace(/./g, 'A') };
      return made(encryptBallot({ election: other, credential, choices: [[1, 0, 0]] })).ballot;
    }),
  ),
  tamperWith(
    'a scalar not below the order',
    'scalar-out-of-range',
    unwaited,
    withSigned((ballot, ours) =>
      ballot.replace(/"response":"(\d+)"/, (_, digits: string) => `"response":"${larger(ours, digits)}"`),
    ),
  ),
  tamperWith(
    'a scalar with a leading zero',
    'scalar-malformed',
    everybody,
    withSigned((ballot) => ballot.replace('"response":"', '"response":"0')),
  ),
  tamperWith(
    'an element in upper case, or with a leading zero',
    'element-malformed',
    everybody,
    withSigned((ballot) =>
      ballot.replace(
        /"alpha":"(\w*)"/,
        (_, text: string) => `"alpha":"${/[a-f]/.test(text) ? text.toUpperCase() : `0${text}`}"`,
      ),
    ),
  ),
  tamperWith('an element outside the subgroup', 'element-outside-group', unwaited, withSigned(outside)),
  tamperWith(
    'a component of order 2 of which no proof tells',
    'element-outside-group',
    unwaited,
    withBallot(({ election, privateCredentials }) => {
      const [credential = ''] = privateCredentials;
      return cofactorBallot(election, credential).text;
    }),
  ),
  tamperWith(
    'a text that is no element',
    'element-malformed',
    unwaited,
    withSigned((ballot) => ballot.replace(/"alpha":"\w+"/, '"alpha":"x"')),
  ),
  tamperWith(
    'a surplus field in an answer',
    'field-unexpected',
    everybody,
    withSigned((ballot) => ballot.replace('{"choices"', '{"note":1,"choices"')),
  ),
  tamperWith(
    'a surplus field in a ciphertext',
    'field-unexpected',
    everybody,
    withSigned((ballot) => ballot.replace('{"alpha"', '{"note":1,"alpha"')),
  ),
  tamperWith(
    'a surplus field in a proof',
    'field-unexpected',
    everybody,
    withSigned((ballot) => ballot.replace('{"challenge"', '{"note":1,"challenge"')),
  ),
  tamperWith(
    'a surplus field in a ballot',
    'field-unexpected',
    unwaited,
    withSigned((ballot) => ballot.replace('{"election_uuid"', '{"note":1,"election_uuid"')),
  ),
  tamperWith(
    'the fields of an answer in another order',
    'ballot-not-canonical',
    everybody,
    withSigned((ballot) => ballot.replace(/("choices":\[.*?\]),("individual_proofs":\[\[.*?\]\])/, '$2,$1')),
  ),
  tamperWith(
    'the fields of a ballot in another order',
    'ballot-not-canonical',
    unwaited,
    withSigned((ballot) => ballot.replace(/("election_uuid":"\w+"),("election_hash":"[^"]+")/, '$2,$1')),
  ),
  tamperWith(
    'a space in a ballot',
    'ballot-not-canonical',
    unwaited,
    withBallot((_, ballot) => ballot.replace(',"answers"', ', "answers"')),
  ),
  tamperWith(
    'a proof too few',
    'list-length',
    unwaited,
    withSigned((ballot) => ballot.replace(/"overall_proof":\[\{[^}]*\},/, '"overall_proof":[')),
  ),
  tamperWith(
    'the same ballot twice',
    'ballot-duplicate',
    everybody,
    withSteps((steps) => steps.flatMap((step, index) => (index === 1 ? [step, step] : [step]))),
  ),
];

/** In the setup. */
export const setups: readonly Tampering[] = [
  tamperWith(
    'a credential twice in the list',
    'credential-duplicate',
    everybody,
    withSetup(({ credentials }) => ({ credentials: credentials.replace(/"([^"]+)"/, '"$1","$1"') })),
  ),
  tamperWith(
    'a credential outside the subgroup',
    'element-outside-group',
    everybody,
    withSetup(({ credentials }, ours) => ({
      credentials: credentials.replace(/"(\w+)"/, (_, element: string) =>
        outside(`"alpha":"${element}"`, ours).replace('"alpha":', ''),
      ),
    })),
  ),
  tamperWith(
    'a surplus field in the election',
    'field-unexpected',
    everybody,
    withSetup(({ election }) => ({ election: election.replace('{"version"', '{"note":1,"version"') })),
  ),
  tamperWith(
    'a surplus field in a trustee',
    'field-unexpected',
    everybody,
    withSetup(({ trustees }) => ({ trustees: trustees.replace('{"pok"', '{"note":1,"pok"') })),
  ),
  tamperWith(
    'a trustee’s false proof',
    'trustee-proof-invalid',
    nobody,
    withSetup(({ trustees }) => ({ trustees: trustees.replace(/"response":"\d+"/, '"response":"12345"') })),
  ),
  tamperWith(
    'trustees of another key',
    'election-key-mismatch',
    nobody,
    withSetup((_, { election }) => ({
      trustees: writeTrustees([generateTrusteeKey(election.group).trustee]),
    })),
  ),
];
