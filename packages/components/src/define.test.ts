import { expect } from 'chai';
import { define } from './define.ts';
import { version } from './version.ts';

/** A registry of its own for each test, as strict as the browser's. */
function registry() {
  const elements = new Map<string, CustomElementConstructor>();
  return {
    get: (tag: string) => elements.get(tag),
    define: (tag: string, elementClass: CustomElementConstructor) => {
      if (elements.has(tag)) throw new DOMException('taken', 'NotSupportedError');
      elements.set(tag, elementClass);
    },
  };
}

function warningsDuring(action: () => void): readonly string[] {
  const warn: unknown = Reflect.get(console, 'warn');
  const warnings: string[] = [];
  Reflect.set(console, 'warn', (message: string) => warnings.push(message));
  try {
    action();
  } finally {
    Reflect.set(console, 'warn', warn);
  }
  return warnings;
}

class Ours extends HTMLElement {
  static readonly version = version;
}

describe('define', () => {
  it('registers once, and is quiet about the same class or the same version', () => {
    const own = registry();
    class Copy extends HTMLElement {
      static readonly version = version;
    }
    const warnings = warningsDuring(() => {
      define('isoloir-thing', Ours, own);
      define('isoloir-thing', Ours, own);
      define('isoloir-thing', Copy, own);
    });
    expect(own.get('isoloir-thing')).to.equal(Ours);
    expect(warnings).to.deep.equal([]);
  });

  it('warns of another version and of an unknown element, and throws for neither', () => {
    for (const [other, told] of [
      [
        class extends HTMLElement {
          static readonly version = '0.0.1';
        },
        '0.0.1',
      ],
      [class extends HTMLElement {}, 'unknown'],
    ] as const) {
      const own = registry();
      own.define('isoloir-thing', other);
      const warnings = warningsDuring(() => {
        define('isoloir-thing', Ours, own);
      });
      expect(warnings).to.deep.equal([
        `<isoloir-thing> is registered by version ${told} of Isoloir; ${version} is not used.`,
      ]);
      expect(own.get('isoloir-thing')).to.equal(other);
    }
  });

  it('knows the version of the package', async () => {
    const response = await fetch(new URL('../package.json', import.meta.url));
    const manifest: unknown = await response.json();
    expect(manifest).to.have.property('version', version);
  });
});
