import { importsOf, roomOf, sourcesOf } from './source';

/**
 * Who may import whom (docs/decisions/0002). Every room may also use `platform` and `shared`.
 * The table is the law; a new room is added here first.
 */
const ROOMS: Record<string, readonly string[]> = {
  shared: [],
  platform: [],
  community: [],
  proof: [],
  ledger: ['proof'],
  'trust-contract': ['community'],
  resolutions: ['community', 'trust-contract'],
  repairs: ['community'],
  bank: ['community', 'ledger'],
  charges: ['community', 'trust-contract', 'ledger', 'bank'],
  'common-income': ['community', 'ledger', 'charges'],
  remuneration: ['ledger'],
  'open-budget': ['community', 'trust-contract', 'resolutions', 'ledger'],
  surplus: ['community', 'trust-contract', 'ledger', 'charges', 'open-budget', 'resolutions'],
  spending: ['community', 'open-budget', 'resolutions', 'trust-contract', 'repairs', 'ledger'],
  'queryable-account': [
    'ledger',
    'charges',
    'spending',
    'open-budget',
    'resolutions',
    'trust-contract',
    'community',
    'evidence',
  ],
  evidence: ['community'],
  inquiries: ['community', 'trust-contract', 'queryable-account'],
  notices: ['community', 'bank', 'queryable-account', 'open-budget', 'inquiries'],
  'personal-data': ['community', 'charges'],
  disclosure: [
    'queryable-account',
    'trust-contract',
    'resolutions',
    'open-budget',
    'common-income',
    'ledger',
    'community',
    // the reports show what these rooms show on their pages
    'bank',
    'charges',
    'remuneration',
    'spending',
    'surplus',
    'proof',
  ],
  // 交接: what one trustee leaves and the next takes over
  handover: [
    'community',
    'trust-contract',
    'ledger',
    'bank',
    'charges',
    'common-income',
    'spending',
    'queryable-account',
    'disclosure',
    'proof',
  ],
  // 数据交换: the books in the formats of others
  exchange: ['community', 'trust-contract', 'ledger', 'bank', 'queryable-account', 'proof'],
  oversight: ['queryable-account', 'bank', 'repairs', 'disclosure', 'proof'],
  'audit-report': [
    'community',
    'trust-contract',
    'ledger',
    'charges',
    'spending',
    'open-budget',
    'queryable-account',
    'inquiries',
    'oversight',
    'disclosure',
    'bank',
    'proof',
  ],
  trustor: ['*'],
  trustee: ['*'],
  beneficiaries: ['*'],
  supervisors: ['*'],
  // tools of the command line and the demonstration: they use the house, nothing uses them
  cli: ['*'],
  demo: ['*'],
};
const DOORS = ['trustor', 'trustee', 'beneficiaries', 'supervisors', 'cli', 'demo'];
/** Same in, same out: arithmetic; hashes, signatures and their checks (proof). */
const PURE_MODULES = ['decimal.js', 'node:crypto'];

const sources = sourcesOf('src', 'migrations', 'reports');
const inRooms = sources.filter((file) => roomOf(file.path));

const isSpec = (path: string) => path.endsWith('.spec.ts');

describe('who may import whom', () => {
  it('knows every room', () => {
    const unknown = [...new Set(inRooms.map((file) => roomOf(file.path)!))].filter(
      (r) => !ROOMS[r],
    );
    expect(unknown).toEqual([]);
  });

  it('imports only go down the table, and never from one door to another', () => {
    const wrong = inRooms
      .filter((file) => !isSpec(file.path))
      .flatMap((file) =>
        importsOf(file)
          .filter(({ target }) => !mayImport(roomOf(file.path)!, roomOf(`${target}/`)))
          .map(({ target }) => `${file.path} → ${target}`),
      );
    expect(wrong).toEqual([]);
  });

  it('rules and errors touch nothing but rules, errors and words', () => {
    const pure = sources.filter((f) => /\.(rules|errors)\.ts$/.test(f.path));
    expect(pure.length).toBeGreaterThan(10);
    const wrong = pure.flatMap((file) =>
      importsOf(file)
        .filter(({ target, typeOnly }) => {
          if (/\.(rules|errors|view)$/.test(target) || target.startsWith('src/shared/'))
            return false;
          if (target === 'src/platform/database/constraint-messages') return false;
          return !PURE_MODULES.includes(target) && !typeOnly;
        })
        .map(({ target }) => `${file.path} → ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  it('rules throw no dice: salts and keys are made by whoever calls them', () => {
    const wrong = sources
      .filter((f) => f.path.endsWith('.rules.ts'))
      .filter((f) =>
        /\b(randomBytes|randomInt|randomUUID|generateKeyPair\w*|Math\.random)\b/.test(f.text),
      )
      .map((f) => f.path);
    expect(wrong).toEqual([]);
  });

  it('services write through the transaction they are handed: they name no connection', () => {
    const wrong = sources
      .filter((f) => f.path.endsWith('.service.ts'))
      .filter((f) => /\b(DataSource|Repository|InjectRepository|InjectDataSource)\b/.test(f.text))
      .map((f) => f.path);
    expect(wrong).toEqual([]);
  });

  it('queries never write', () => {
    const wrong = sources
      .filter((f) => f.path.endsWith('.queries.ts'))
      .filter((f) =>
        /\b(insert\s+into|delete\s+from|update\s+\w+\s+set|\.save\(|\.insert\(|\.update\()/i.test(
          f.text,
        ),
      )
      .map((f) => f.path);
    expect(wrong).toEqual([]);
  });

  it('controllers name no entity and no SQL', () => {
    const wrong = sources
      .filter((f) => f.path.endsWith('.controller.ts'))
      .filter(
        (f) =>
          importsOf(f).some(({ target }) => target.endsWith('.entity')) || /\.query\(/.test(f.text),
      )
      .map((f) => f.path);
    expect(wrong).toEqual([]);
  });

  it('has no import cycles', () => {
    expect(cyclesIn(sources.filter((f) => !isSpec(f.path)))).toEqual([]);
  });
});

function mayImport(room: string, other: string | null): boolean {
  if (other === null || other === room || other === 'shared') return true;
  if (other === 'platform') return room !== 'shared';
  const listed = ROOMS[room] ?? [];
  const isDoor = DOORS.includes(other);
  return (
    listed.includes(other) ||
    (listed.includes('*') && !isDoor) ||
    (room === 'cli' && other === 'demo')
  );
}

/** Strongly connected groups of more than one file (Tarjan), each as a readable list. */
function cyclesIn(files: typeof sources): string[] {
  const graph = graphOf(files);
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const found: string[] = [];
  const visit = (node: string): void => {
    index.set(node, index.size);
    low.set(node, index.get(node)!);
    stack.push(node);
    for (const next of graph.get(node) ?? []) {
      if (!index.has(next)) visit(next);
      if (stack.includes(next)) low.set(node, Math.min(low.get(node)!, low.get(next)!));
    }
    if (low.get(node) !== index.get(node)) return;
    const group = stack.splice(stack.indexOf(node));
    if (group.length > 1) found.push(group.join(' ↔ '));
  };
  for (const node of graph.keys()) if (!index.has(node)) visit(node);
  return found;
}

function graphOf(files: typeof sources): Map<string, string[]> {
  const names = new Set(files.map((f) => f.path.replace(/\.tsx?$/, '')));
  return new Map(
    files.map((file) => [
      file.path.replace(/\.tsx?$/, ''),
      importsOf(file)
        .filter(({ typeOnly }) => !typeOnly)
        .map(({ target }) => (names.has(`${target}/index`) ? `${target}/index` : target))
        .filter((target) => names.has(target)),
    ]),
  );
}
