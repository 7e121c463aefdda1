import { buildPackages } from './lib/packages/build.ts';
import { buildPortal } from './lib/portal.ts';

// Builds what is served, the static portal, into packages/portal/dist; and what is published, each package into its dist.
buildPortal();
await buildPackages();
