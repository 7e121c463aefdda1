/** Ballot cryptography in the Belenios format, protocol version 1: pure functions for browsers and Node. */
export { type Result } from './result.ts';
export { type ProtocolError, type ProtocolErrorCode, protocolErrorCodes } from './errors.ts';
export { type RandomBytes, systemRandom } from './random.ts';
export { type GroupName, groupNames } from './group/group.ts';
export { generateUuid } from './election/uuid.ts';
export {
  choicesOf,
  type Election,
  parseElection,
  type Question,
  writeElection,
} from './election/election.ts';
export {
  generateTrusteeKey,
  parseTrustee,
  type ThresholdSeat,
  type Trustee,
  type TrusteeKey,
} from './trustees/single.ts';
export { type CeremonyContext, type ThresholdForm } from './trustees/threshold.ts';
export {
  electionKeyOf,
  type MissingDecryptions,
  missingDecryptions,
  parseThreshold,
  parseTrustees,
  type TrusteesOptions,
  writeTrustees,
} from './trustees/trustees.ts';
export { type TransportCipher } from './ceremony/aes.ts';
export { type CeremonyFileKind, ceremonyFileKindOf } from './ceremony/files.ts';
export {
  beginCeremony,
  commitContribution,
  commitForTool,
  confirmThreshold,
  finishCeremony,
  openToolKey,
  revealContribution,
  type StepOptions,
  type Taken,
} from './ceremony/member.ts';
export {
  assembleThreshold,
  type CeremonyFiles,
  type CeremonyProgress,
  checkCeremony,
  inputForTool,
} from './ceremony/office.ts';
export { type MemberState, type MemberStep, parseMemberState, writeMemberState } from './ceremony/state.ts';
export {
  type KeyDerivation,
  openSecret,
  type SealedSecret,
  sealSecret,
  type SecretOptions,
} from './passphrase.ts';
export {
  generateCredential,
  isCredential,
  parseCheckedCredentials,
  parseCredentials,
  publicCredentialOf,
  type WeightedCredential,
  writeCredentials,
} from './credentials.ts';
export { type AnswerParts, type ParsedBallot, trackerOf } from './ballot/ballot.ts';
export { type Choices } from './ballot/choices.ts';
export { type CastBallot, encryptBallot, type EncryptInput } from './ballot/encrypt.ts';
export { warmUp } from './ballot/warm-up.ts';
export { parseBallot } from './ballot/parse.ts';
export { verifyBallot } from './ballot/verify.ts';
export {
  type ParsedReference,
  parseReference,
  referenceKeyOf,
  type ReferencePayload,
  signReference,
  signReferenceWith,
  verifyReference,
} from './reference/reference.ts';
export { normalizeRegistrationCode, registrationCodeOf } from './reference/registration-code.ts';
export {
  accumulate,
  type Accumulation,
  countedBallots,
  parseSizedTally,
  type RunningTally,
  type SizedTally,
  startTally,
} from './tally/tally.ts';
export {
  partialDecrypt,
  type PartialDecryptInput,
  verifyPartialDecryption,
  type VerifyPartialDecryptionInput,
} from './tally/decrypt.ts';
export {
  combineDecryptions,
  type CombineInput,
  type ElectionResult,
  type OwnedDecryption,
  parseResult,
} from './tally/combine.ts';
export { generateVerificationCode, normalizeVerificationCode } from './reveal/verification-code.ts';
export { bucketOf, bucketOfCode, openBallot } from './reveal/open.ts';
export { type ArchiveInput, writeArchive } from './archive/write.ts';
export { type EventType } from './archive/events.ts';
export { type ArchiveContent, type ArchiveEvent, readArchive } from './archive/read.ts';
export { type ArchiveFailure } from './archive/reader.ts';
export {
  type ArchiveProgress,
  type ArchiveReport,
  type ArchiveStage,
  type VerifyArchiveOptions,
} from './archive/verification.ts';
export { verifyArchive } from './archive/verify.ts';
export {
  type BallotChecker,
  type BallotFailure,
  type BallotVerdict,
  checkBallot,
  checkHere,
} from './verification/check-ballot.ts';
export {
  type ArchiveSource,
  sourceOfBlob,
  verifyArchiveStream,
  type VerifyStreamOptions,
} from './verification/stream.ts';
export { type BallotPool } from './verification/pool.ts';
export { type AccessCodeKind, newAccessCode, readAccessCode } from './access/access-code.ts';
