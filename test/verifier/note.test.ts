import { createHash } from 'node:crypto';
import { CheckError, setEd25519, setSha256, toBase64, toHex } from '../../verifier/lib/bytes.mjs';
import {
  clockVkey,
  formatVkey,
  parseVkey,
  verifyCosignature,
  verifyNote,
  verifySignedText,
} from '../../verifier/lib/note.mjs';
import { Signer } from './support/signer';

/** The example of the signed-note specification and of Go's sumdb/note. */
const PETER = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const SAYING =
  'If you think cryptography is the answer to your problem,\n' +
  "then you don't know what your problem is.\n";
const SIGNED = `${SAYING}\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n`;
/** The example of C2SP signed-note: a poem, and its key as the same document encodes it. */
const SALVATORE_LINE =
  '— quasimodo.example/salvatore NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=';

const ROOT = new Uint8Array(createHash('sha256').update('root').digest());
const signer = new Signer('trust.example/c/7/log/1');
const vkey = signer.vkey;
const head = signer.head(1234, ROOT, 1_790_000_000);

const codeOf = async (work: Promise<unknown>) => {
  try {
    await work;
    return 'accepted';
  } catch (error) {
    if (error instanceof CheckError) return error.code;
    throw error;
  }
};

describe('a signed note', () => {
  it('of the published example verifies, and not one character of its text may differ', async () => {
    expect((await verifySignedText(SIGNED, PETER)).body).toBe(SAYING);
    for (let i = 0; i < SAYING.length - 1; i++) {
      const changed = SIGNED.slice(0, i) + (SIGNED[i] === 'x' ? 'y' : 'x') + SIGNED.slice(i + 1);
      expect(await codeOf(verifySignedText(changed, PETER))).toBe('note.bad-signature');
    }
  });

  it('is parsed as the specification says: the text ends at the last empty line', async () => {
    const poem = `Ognuno sta solo sul cuor della terra\ntrafitto da un raggio di sole:\n\ned è subito sera.\n`;
    const unknown = await codeOf(verifySignedText(`${poem}\n${SALVATORE_LINE}\n`, PETER));
    expect(unknown).toBe('note.not-signed');
  });

  it('ignores signatures of unknown keys, even under a known name', async () => {
    const stranger = new Signer(signer.origin);
    const extra = stranger.head(1234, ROOT, 1).split('\n\n')[1]!;
    expect(await verifyNote(head + extra, vkey)).toMatchObject({ size: 1234 });
    expect(await codeOf(verifyNote(stranger.head(1234, ROOT, 1), vkey))).toBe('note.not-signed');
  });

  it('is refused as a whole when one line of the known key is wrong', async () => {
    const [good, line] = head.split('\n\n') as [string, string];
    const other = signer.head(1235, ROOT, 1).split('\n\n')[1]!.split('\n')[0]!;
    expect(await codeOf(verifyNote(`${good}\n\n${other}\n${line}`, vkey))).toBe(
      'note.bad-signature',
    );
  });
});

describe('a checkpoint', () => {
  it('says origin, size and root, and when it was signed', async () => {
    const read = await verifyNote(head, vkey);
    expect({ ...read, root: toHex(read.root) }).toMatchObject({
      origin: signer.origin,
      size: 1234,
      root: toHex(ROOT),
    });
    expect(await verifyCosignature(head, await clockVkey(vkey))).toBe(1_790_000_000);
  });

  it('does not survive the change of a single bit', async () => {
    setSha256((bytes) => createHash('sha256').update(bytes).digest());
    const clock = await clockVkey(vkey);
    const bytes = Buffer.from(head);
    const accepted: number[] = [];
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const changed = Buffer.from(bytes);
      changed[bit >> 3]! ^= 1 << (bit & 7);
      const text = changed.toString('utf8');
      const answers = [
        await codeOf(verifyNote(text, vkey)),
        await codeOf(verifyCosignature(text, clock)),
      ];
      if (answers.every((answer) => answer === 'accepted')) accepted.push(bit);
    }
    expect(accepted).toEqual([]);
  });

  it.each([
    [
      'a size with a leading zero',
      (body: string) => body.replace('1234', '01234'),
      'note.malformed',
    ],
    [
      'a size beyond 2^53',
      (body: string) => body.replace('1234', '9007199254740993'),
      'note.malformed',
    ],
    ['a negative size', (body: string) => body.replace('1234', '-1'), 'note.malformed'],
    ['a short root', (body: string) => body.replace(toBase64(ROOT), 'AAAA'), 'note.malformed'],
    ['no root', (body: string) => body.replace(`${toBase64(ROOT)}\n`, ''), 'note.malformed'],
    ['an empty line', (body: string) => body.replace('\n1234', '\n\n1234'), 'note.malformed'],
    ['another origin', (body: string) => body.replace('/c/7/', '/c/8/'), 'note.other-origin'],
    ['a carriage return', (body: string) => body.replace('\n', '\r\n'), 'note.malformed'],
  ])('with %s is refused although it is signed', async (_, spoil, code) => {
    expect(await codeOf(verifyNote(signer.sign(spoil(signer.body(1234, ROOT))), vkey))).toBe(code);
  });

  it('with an extension line is accepted', async () => {
    const note = signer.sign(`${signer.body(5, ROOT)}anything\n`);
    expect(await verifyNote(note, vkey)).toMatchObject({ size: 5 });
  });

  it('is not told a time by another clock', async () => {
    const note = signer.sign(signer.body(5, ROOT));
    const clock = await clockVkey(vkey);
    expect(await codeOf(verifyCosignature(note, clock))).toBe('cosignature.missing');
    const [, otherClock] = new Signer(signer.origin).head(5, ROOT, 9).split('\n\n')[1]!.split('\n');
    expect(await codeOf(verifyCosignature(`${note}${otherClock}\n`, clock))).toBe(
      'cosignature.missing',
    );
    expect(await codeOf(verifyCosignature(note, vkey))).toBe('vkey.wrong-type');
    expect(await codeOf(verifyNote(note, clock))).toBe('vkey.wrong-type');
  });
});

describe('a key text', () => {
  it('is what it is made of, and nothing else', async () => {
    const key = await parseVkey(vkey);
    expect(await formatVkey(key.name, key.type, key.publicKey)).toBe(vkey);
    for (const wrong of [
      '',
      'a+b',
      vkey.replace(signer.origin, 'trust.example/c/8/log/1'),
      vkey.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')),
      vkey.slice(0, -4),
      `${vkey}AAAA`,
      vkey.replace('+', ' +'),
      vkey.toUpperCase(),
    ]) {
      expect(await codeOf(parseVkey(wrong))).toBe('vkey.malformed');
    }
  });

  it('may be checked by another implementation where a browser has none', async () => {
    const seen: number[] = [];
    setEd25519((publicKey, message, signature) => {
      seen.push(publicKey.length, message.length, signature.length);
      return true;
    });
    await verifyNote(head, vkey);
    expect(seen).toEqual([32, Buffer.byteLength(head.split('\n\n')[0]!) + 1, 64]);
  });
});
