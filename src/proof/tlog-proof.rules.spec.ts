import fc from 'fast-check';
import { checkpointBody, openCheckpoint } from './checkpoint.rules';
import { SIGNATURE_TYPES, signNote, verifierKeyOf } from './note.rules';
import { formatTlogProof, parseTlogProof } from './tlog-proof.rules';
import { inclusionProof, leafHash, rootOf, verifyInclusion } from './tree.rules';

const refusal = (code: string) => expect.objectContaining({ name: 'DomainError', code });

// The example of C2SP tlog-proof, whose signatures are abridged there.
const EXAMPLE = `c2sp.org/tlog-proof@v1
extra YWdlLXYxLjIuMS1kYXJ3aW4tYXJtNjQudGFyLmd6kYXJ3aW4tYXJ
index 73894
gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ=
B95lDa8R83lS8n0eG+o0buTxRKQTYFi//1U8anccXmA=
EKNzoDWG8LGC0Yp9o+sv3qllpMP9uHQ9B20KNL+Q1zs=
RoopEkOdqkYqMB4MJXrbt/hMjOxsVn0IrWjpz1ZMMes=
AHCioX9nLjsrse6YhjRRmk1WUEirVOLLRoOQ6vfO5vk=

example.com/fancylog
109482
sFodV/vSp5O8n9a8QpW6PRY97tfOSW5bsc2Xl/EQi08=

— example.com/fancylog hI2DJw[...]1roloI=
`;

const LOG = { name: 'books.example.cn/c/1/log/1', seed: Buffer.alloc(32, 7) };
const logKey = verifierKeyOf(LOG, SIGNATURE_TYPES.note);
const LEAVES = Array.from({ length: 11 }, (_, i) => leafHash(Buffer.from(`leaf ${i}`)));
const CHECKPOINT = signNote(
  checkpointBody({ origin: LOG.name, size: LEAVES.length, root: rootOf(LEAVES) }),
  [LOG],
);
const PROOF = formatTlogProof({
  index: 5,
  hashes: inclusionProof(5, 11, (level, i) =>
    rootOf(LEAVES.slice(i * 2 ** level, (i + 1) * 2 ** level)),
  ),
  checkpoint: CHECKPOINT,
  extra: null,
});

/** Whether the text proves that leaf 5 is in the log; or throws. */
function proves(text: string): boolean {
  const { index, hashes, checkpoint } = parseTlogProof(text);
  const { size, root } = openCheckpoint(checkpoint, logKey);
  return verifyInclusion({ index, size, leafHash: LEAVES[5]!, hashes, root });
}

describe('tlog proofs', () => {
  it('of the specification are read, and written back the same', () => {
    const proof = parseTlogProof(EXAMPLE);
    expect(proof).toMatchObject({ index: 73894 });
    expect(proof.hashes).toHaveLength(5);
    expect(proof.checkpoint).toMatch(/^example.com\/fancylog\n109482\n/);
    expect(formatTlogProof(proof)).toBe(EXAMPLE);
  });

  it('come back as they were written', () => {
    const proofs = fc.record({
      index: fc.nat(),
      hashes: fc.array(
        fc.uint8Array({ minLength: 32, maxLength: 32 }).map((b) => Buffer.from(b)),
        { maxLength: 53 },
      ),
      extra: fc.option(fc.uint8Array().map((bytes) => Buffer.from(bytes))),
      checkpoint: fc.constant(CHECKPOINT),
    });
    fc.assert(
      fc.property(proofs, (proof) => {
        expect(parseTlogProof(formatTlogProof(proof))).toEqual(proof);
      }),
    );
  });

  it('prove without a server, and no more after the change of any one bit', () => {
    expect(proves(PROOF)).toBe(true);
    const bytes = Buffer.from(PROOF, 'utf8');
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const changed = Buffer.from(bytes);
      changed[bit >> 3]! ^= 1 << (bit & 7);
      expect(holds(changed.toString('utf8'))).toBe(false);
    }
  });

  const hash = 'gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ=';
  it.each([
    ['', 'nothing'],
    [`c2sp.org/tlog-proof@v1\nindex 1\n${hash}\n`, 'no checkpoint'],
    [`c2sp.org/tlog-proof@v2\nindex 1\n\n${CHECKPOINT}`, 'another version'],
    [`c2sp.org/tlog-proof@v1\n\n${CHECKPOINT}`, 'no index'],
    [`c2sp.org/tlog-proof@v1\nindex 01\n\n${CHECKPOINT}`, 'a leading zero'],
    [`c2sp.org/tlog-proof@v1\nindex -1\n\n${CHECKPOINT}`, 'a negative index'],
    [`c2sp.org/tlog-proof@v1\nindex 9007199254740992\n\n${CHECKPOINT}`, 'an index beyond 2^53'],
    [`c2sp.org/tlog-proof@v1\nindex 1\nextra AAAA\n\n${CHECKPOINT}`, 'extra after the index'],
    [`c2sp.org/tlog-proof@v1\nextra A\nindex 1\n\n${CHECKPOINT}`, 'extra that is no base64'],
    [`c2sp.org/tlog-proof@v1\nindex 1\nAAAA\n\n${CHECKPOINT}`, 'a short hash'],
    [`c2sp.org/tlog-proof@v1\nindex 1\n${hash}\r\n\n${CHECKPOINT}`, 'CRLF'],
    [`c2sp.org/tlog-proof@v1\nindex 1\n${`${hash}\n`.repeat(54)}\n${CHECKPOINT}`, 'a long path'],
  ])('%j is none: %s', (text) => {
    expect(() => parseTlogProof(text)).toThrow(refusal('log.proof-malformed'));
  });
});

function holds(text: string): boolean {
  try {
    return proves(text);
  } catch {
    return false;
  }
}
