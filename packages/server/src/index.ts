export { errorCatalogue, type ErrorCode, type Failure, type Outcome } from './errors.ts';
