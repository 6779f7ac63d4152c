import { createHash } from 'node:crypto';
import { checkBundle, type Options } from '../../verifier/lib/bundle.mjs';
import { setSha256 } from '../../verifier/lib/bytes.mjs';
import { bundleOf, linesOf, type Bundle } from './support/bundle';
import { Signer } from './support/signer';
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

describe('books that moved to another house', () => {
  const NEW_HOUSE = new Signer('new.example/c/7/log/1');

  /** The world's log taken over after `size` leaves, and gone on with some more by the new key. */
  function moved(seed: number, { size, leaf = size }: { size: number; leaf?: number }) {
    const world = new World(seed);
    const row = { size: `${leaf}`, from_vkey: world.signer.vkey, to_vkey: NEW_HOUSE.vkey };
    const arrival = { kind: 'books_transfer', op: 'insert' as const, row };
    const facts = [...world.facts.slice(0, size), arrival, ...world.facts.slice(size)];
    return { world, bundle: bundleOf(facts, NEW_HOUSE, SIGNED_AT) };
  }

  it('go on from heads that were kept before, by the key that their log names', async () => {
    for (let seed = SEED; seed < SEED + 10; seed++) {
      const { world, bundle } = moved(seed, { size: 30 });
      const kept = [world.kept(7), world.kept(30)];
      const result = await check(bundle, { kept, vkey: NEW_HOUSE.vkey });
      expect({ seed, ...brief(result) }).toEqual({ seed, exit: 0, findings: [] });
    }
  });

  it('are found out where what was before them is another', async () => {
    const { world, bundle } = moved(SEED, { size: 30 });
    const other = {
      label: '旧头',
      text: world.signer.head(30, Buffer.alloc(32, 1), SIGNED_AT - 9),
    };
    const { findings } = await check(bundle, { kept: [other], vkey: NEW_HOUSE.vkey });
    expect(findings.map(({ code }) => code)).toContain('kept.contradicts');
  });

  it('are no excuse for heads that the old house signed later, nor where no leaf says so in its place', async () => {
    const { world, bundle } = moved(SEED, { size: 30 });
    const later = { kept: [world.kept(31)], vkey: NEW_HOUSE.vkey };
    await expect(check(bundle, later)).rejects.toMatchObject({ code: 'kept.other-origin' });
    const misplaced = moved(SEED, { size: 30, leaf: 40 }).bundle;
    const earlier = { kept: [world.kept(7)], vkey: NEW_HOUSE.vkey };
    await expect(check(misplaced, earlier)).rejects.toMatchObject({ code: 'kept.other-origin' });
  });
});
