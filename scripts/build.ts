import { buildPortal } from './lib/portal.ts';

// Builds what is served: the static portal, into packages/portal/dist.
buildPortal();
