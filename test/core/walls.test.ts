import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** An empty house with the same walls, to trespass in. */
let house: string;
beforeAll(() => {
  house = mkdtempSync(join(tmpdir(), 'aftercare-walls-'));
  copyFileSync(join(root, 'biome.json'), join(house, 'biome.json'));
});
afterAll(() => rmSync(house, { recursive: true, force: true }));

/** What Biome says of files with these contents. */
function lint(files: Record<string, string>): string {
  for (const [path, source] of Object.entries(files)) {
    mkdirSync(dirname(join(house, path)), { recursive: true });
    writeFileSync(join(house, path), source);
  }
  const biome = join(root, 'node_modules/.bin/biome');
  try {
    return execFileSync(biome, ['lint', ...Object.keys(files)], {
      cwd: house,
      encoding: 'utf8',
      stdio: 'pipe',
    });
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    return `${stdout}${stderr}`;
  }
}

const use = (from: string) => `import { thing } from '${from}';\nexport const used = thing;\n`;

test.each([
  ['shared/people/trespass.ts', 'node:fs'],
  ['shared/people/trespass.ts', '../../electron/core/core.ts'],
  ['renderer/repairs/trespass.ts', '../../electron/core/core.ts'],
  ['renderer/repairs/trespass.ts', 'node:fs'],
  ['renderer/ui/trespass.ts', '../repairs/repairs.routes.tsx'],
  ['electron/core/repairs/trespass.ts', 'electron'],
  ['electron/core/repairs/trespass.ts', 'better-sqlite3'],
  ['electron/core/repairs/trespass.ts', '../customers/customers.sql.ts'],
  ['electron/core/repairs/trespass.ts', '../../transport/http.ts'],
  ['electron/transport/trespass.ts', '../shell/menu.ts'],
  ['electron/transport/trespass.ts', '../core/people/people.sql.ts'],
  ['electron/shell/trespass.ts', '../core/core.ts'],
  ['electron/hub.ts', 'electron'],
])('the wall holds: %s may not import %s', (path, from) => {
  expect(lint({ [path]: use(from) })).toContain('noRestrictedImports');
});

test.each([
  ['shared/people/neighbour.ts', '../kernel/day.ts'],
  ['renderer/repairs/neighbour.ts', '../customers/CustomerPicker.tsx'],
  ['electron/core/repairs/neighbour.ts', '../customers/customers.ts'],
  ['electron/core/store/neighbour.ts', 'better-sqlite3'],
])('the door is open: %s may import %s', (path, from) => {
  expect(lint({ [path]: use(from) })).not.toContain('noRestrictedImports');
});

test('two files that import each other are found', () => {
  const told = lint({
    'electron/core/people/one.ts': use('./other.ts'),
    'electron/core/people/other.ts': `import { used } from './one.ts';\nexport const thing = used;\n`,
  });
  expect(told).toContain('noImportCycles');
});
