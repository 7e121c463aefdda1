/**
 * Trusted Types as the portal uses them. The real `createScriptURL` gives an object that the Worker constructor
 * takes where it takes an address; TypeScript's own declarations do not know it, so here it is one.
 */
declare global {
  var trustedTypes:
    | {
        createPolicy(
          name: string,
          rules: { createScriptURL: (address: string) => string },
        ): { createScriptURL(address: string): string };
      }
    | undefined;
}

export {};
