import { createHash } from 'node:crypto';
import { checkBundle, type Options } from '../../verifier/lib/bundle.mjs';
import { setSha256 } from '../../verifier/lib/bytes.mjs';
import { linesOf, type Bundle } from './support/bundle';
import { BOOKS, PAYMENTS } from './support/spoilt-books';
import { FILES, HEADS } from './support/spoilt-files';
import { SIGNED_AT, World } from './support/world';

/** The offline verifier on made-up books: half of them honest, half spoilt in every way we know. */

const BUNDLES = 520;
const PORTIONS = 10;
const SPOILS = [...BOOKS, ...PAYMENTS, ...FILES, ...HEADS];
const SEED = Number(process.env['SEED'] ?? 20260322);

const check = (bundle: Bundle, options: Partial<Options> = {}) =>
  checkBundle(
    async function* () {
      yield* linesOf(bundle);
    },
    { now: SIGNED_AT, ...options },
  );

const brief = ({ exit, findings }: Awaited<ReturnType<typeof check>>) => ({
  exit,
  findings: findings.map(({ code, message }) => `${code} ${message}`),
});

beforeAll(() => setSha256((bytes) => createHash('sha256').update(bytes).digest()));

describe(`${BUNDLES} bundles (seed ${SEED})`, () => {
  it.each(Array.from({ length: PORTIONS }, (_, portion) => [portion]))(
    'passes every honest one, with heads kept at any size (%i)',
    async (portion) => {
      for (let i = portion; i < BUNDLES / 2; i += PORTIONS) {
        const seed = SEED + i;
        const world = new World(seed);
        const kept = [1 + world.roll(world.facts.length), world.facts.length].map((n) =>
          world.kept(n),
        );
        const result = await check(world.signed(), { kept, vkey: world.signer.vkey });
        expect({ seed, ...brief(result) }).toEqual({ seed, exit: 0, findings: [] });
        expect(result.checks.filter(({ state }) => state !== 'ok')).toEqual([]);
      }
    },
  );

  const rounds = Math.ceil(BUNDLES / 2 / SPOILS.length);
  it.each(SPOILS.map((spoil) => [spoil.name, spoil] as const))(
    'refuses %s',
    async (_, { spoil, exit, code }) => {
      for (let i = 0; i < rounds; i++) {
        const { bundle, options } = spoil(new World(SEED + 1000 + i));
        const result = await check(bundle, options);
        expect(result.findings.map((finding) => finding.code)).toContain(code);
        expect(brief(result)).toMatchObject({ exit });
      }
    },
  );

  it('makes up more than five hundred, half of them spoilt', () => {
    expect(BUNDLES / 2 + rounds * SPOILS.length).toBeGreaterThanOrEqual(500);
    expect(rounds * SPOILS.length).toBeGreaterThanOrEqual(BUNDLES / 2);
  });
});
