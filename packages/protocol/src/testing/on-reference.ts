/** Preloaded (`node --import`), it runs the package's tests on the reference of Ed25519 instead of the module. */
import { useEd25519Reference } from '../group/ed25519-choice.ts';
import { useNodeCrypto } from '../node.ts';

useEd25519Reference();
// The other group is not what this run is for.
useNodeCrypto();
