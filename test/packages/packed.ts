import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { array, object, parse, record, string } from 'valibot';
import { buildPackages } from '../../scripts/lib/packages/build.ts';
import { root } from '../../scripts/lib/root.ts';

/** A package as npm would send it to its registry. */
export interface PackedPackage {
  readonly id: string;
  readonly name: string;
  /** Where it was built. */
  readonly dist: string;
  readonly tarball: string;
  /** What is in the tarball, by path within the package. */
  readonly files: readonly string[];
}

const packOutput = array(object({ filename: string(), files: array(object({ path: string() })) }));
const dependenciesOf = object({ dependencies: record(string(), string()) });

/** A project outside of the repository that has the packed packages installed. */
export class ScratchProject {
  readonly folder = mkdtempSync(join(tmpdir(), 'isoloir-scratch-'));
  readonly packages: readonly PackedPackage[];

  private constructor(packages: readonly Omit<PackedPackage, 'tarball' | 'files'>[]) {
    this.packages = packages.map((one) => this.#install(one));
  }

  /** Builds and packs every package and unpacks them where `npm install` would. */
  static async create(): Promise<ScratchProject> {
    const packages = await buildPackages();
    return new ScratchProject(packages.map(({ id, dist, manifest }) => ({ id, dist, name: manifest.name })));
  }

  /** Links a package of the repository's own installation, for what a project brings itself: React, say. */
  link(name: string): void {
    const target = join(this.folder, 'node_modules', name);
    if (existsSync(target)) return;
    mkdirSync(dirname(target), { recursive: true });
    symlinkSync(join(root, 'node_modules', name), target);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }

  #install(built: Omit<PackedPackage, 'tarball' | 'files'>): PackedPackage {
    const options = ['--json', '--ignore-scripts', '--loglevel=error', '--pack-destination', this.folder];
    const output = execFileSync('npm', ['pack', ...options, built.dist], { encoding: 'utf8', stdio: 'pipe' });
    const [packed] = parse(packOutput, JSON.parse(output));
    if (packed === undefined) throw new Error(`npm packed nothing of ${built.name}`);
    const tarball = join(this.folder, packed.filename);
    const target = join(this.folder, 'node_modules', built.name);
    mkdirSync(target, { recursive: true });
    execFileSync('tar', ['-xzf', tarball, '--strip-components=1', '-C', target]);
    const { dependencies } = parse(
      dependenciesOf,
      JSON.parse(readFileSync(join(target, 'package.json'), 'utf8')),
    );
    for (const name of Object.keys(dependencies)) if (!name.startsWith('@isoloir/')) this.link(name);
    return { ...built, tarball, files: packed.files.map(({ path }) => path) };
  }
}
