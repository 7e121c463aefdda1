/** The typed client of the voting server. */
export { type ApiClient, type ApiClientOptions, createApiClient, type SignInRequest } from './client.ts';
export { type Clock, systemClock, wait } from './clock.ts';
export {
  type ApiError,
  type ApiErrorCode,
  apiErrorCodes,
  type FieldError,
  isApiErrorCode,
  type Result,
  serverErrorCodes,
  transportErrorCodes,
} from './errors.ts';
export type {
  Address,
  AfterVote,
  CastReceipt,
  Consultation,
  ConsultationList,
  ContactData,
  Election,
  ElectionResult,
  ElectionSummary,
  LocalizedText,
  Period,
  ReferenceCheck,
  ReferenceKey,
  SealedDefinition,
  Session,
  SignInKey,
  Support,
  Urn,
  VoterCredential,
  VoterElection,
  VoterElections,
} from './generated/schema.ts';
