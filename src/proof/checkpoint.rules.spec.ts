import { cosign, cosignatureVerifier, cosignedAt } from './cosignature.rules';
import {
  checkpointBody,
  clockNameOf,
  openCheckpoint,
  originOf,
  parseCheckpoint,
} from './checkpoint.rules';
import { openNote, parseVkey, SIGNATURE_TYPES, signNote, verifierKeyOf } from './note.rules';

const refusal = (code: string) => expect.objectContaining({ name: 'DomainError', code });
const anyRefusal = expect.objectContaining({ name: 'DomainError' });

const ORIGIN = originOf('books.example.cn', 1);
const SEED = Buffer.alloc(32, 7);
const LOG = { name: ORIGIN, seed: SEED };
const CLOCK = { name: clockNameOf(ORIGIN), seed: SEED };
const logKey = verifierKeyOf(LOG, SIGNATURE_TYPES.note);
const clockKey = verifierKeyOf(CLOCK, SIGNATURE_TYPES.cosignature);
const HEAD = { origin: ORIGIN, size: 20_852_163, root: Buffer.alloc(32, 5) };
const BODY = checkpointBody(HEAD);
const SIGNED = signNote(BODY, [LOG]);
const COSIGNED = SIGNED + cosign(BODY, CLOCK, 1_795_330_000);

// A tree head of a Certificate Transparency log, with one of its witnesses, as published in 2026.
const CT_NOTE = `arche2025h1.staging.ct.transparency.dev
1432088532
U7WM79jrzyhGZ5/GUBTpM7NzwdyfFx61t3RovgcC4Ro=

— arche2025h1.staging.ct.transparency.dev zTM8sQAAAZ5W0WdjBAMARjBEAiBjW5IQf9pvsYLfQFX6hoGREPMHbdQ3urbllzalApkptQIgIpwtEroeW2BXaHAI4kJXFbon5Ch9MNL5zRNZ55lvGt0=
— arche2025h1.staging.ct.transparency.dev ui8GwCF1+kWqZrxGdhj4aX3gcw7XUlXQQabg/27lefwhUkzbC3NygNI75MdhL1bfTW9g8Ei59RA23oHP7Ry1k3ZFWwQ=
— remora.n621.de 2net5wAAAABqEiEgPlfF3V06o0Y+fHM+J5J9s27wgxxcOVSpZ/2g/KSiXCg9DEZI+aVCIobWX9sXTynk5XeU/zZ0WBxtqB0DrAWfBw==
`;
const CT_KEY = parseVkey(
  'arche2025h1.staging.ct.transparency.dev+ba2f06c0+AU0vHmlGCS/PdN8b2OaGmKprLI8HKM+dJ472xgFYh15f',
);
const WITNESS_KEY = parseVkey(
  'remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2',
);

describe('checkpoints', () => {
  it('state origin, size and root', () => {
    expect(BODY).toBe(
      'books.example.cn/c/1/log/1\n20852163\nBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQU=\n',
    );
    expect(parseCheckpoint(BODY)).toEqual(HEAD);
    expect(openCheckpoint(COSIGNED, logKey)).toEqual(HEAD);
  });

  it('of another implementation are read, with the time its witness saw them', () => {
    expect(openCheckpoint(CT_NOTE, CT_KEY)).toMatchObject({
      origin: 'arche2025h1.staging.ct.transparency.dev',
      size: 1_432_088_532,
    });
    expect(cosignedAt(CT_NOTE, WITNESS_KEY)).toBe(0x6a122120);
    const other = CT_NOTE.replace('1432088532', '1432088533');
    expect(() => openCheckpoint(other, CT_KEY)).toThrow(refusal('log.signature-wrong'));
    expect(() => cosignedAt(other, WITNESS_KEY)).toThrow(refusal('log.signature-wrong'));
  });

  const root = 'BQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQU=';
  it.each([
    ['', 'nothing'],
    [`\n3\n${root}\n`, 'no origin'],
    [`o\n3\n${root}`, 'no last newline'],
    [`o\n3\n${root}\nextension\n`, 'an extension line'],
    [`o\n03\n${root}\n`, 'a leading zero'],
    [`o\n-3\n${root}\n`, 'a negative size'],
    [`o\n3.0\n${root}\n`, 'a fraction'],
    [`o\n３\n${root}\n`, 'a full-width digit'],
    [`o\n9007199254740992\n${root}\n`, 'a size beyond 2^53'],
    ['o\n3\nBQUF\n', 'a short root'],
    [`o\n3\n${root.replace('BQU=', 'BQV=')}\n`, 'base64 with spare bits'],
  ])('%j is no checkpoint: %s', (text) => {
    expect(() => parseCheckpoint(text)).toThrow(refusal('log.checkpoint-malformed'));
  });

  it('of another log are refused, though signed by the key', () => {
    const other = checkpointBody({ ...HEAD, origin: originOf('books.example.cn', 2) });
    expect(() => openCheckpoint(signNote(other, [LOG]), logKey)).toThrow(
      refusal('log.origin-wrong'),
    );
  });

  it('are refused after the change of any one bit', () => {
    for (const changed of everyBitOf(SIGNED)) {
      expect(() => openCheckpoint(changed, logKey)).toThrow(anyRefusal);
    }
  });
});

describe('cosignatures', () => {
  it('tell when the tree was seen', () => {
    expect(cosignedAt(COSIGNED, clockKey)).toBe(1_795_330_000);
    const again = COSIGNED + cosign(BODY, CLOCK, 1_795_330_060);
    expect(cosignedAt(again, clockKey)).toBe(1_795_330_060);
  });

  it('are over the time too', () => {
    const [early, late] = [10, 20].map((seconds) => cosign(BODY, CLOCK, seconds));
    const bytes = (line: string) => Buffer.from(line.trim().split(' ')[2]!, 'base64');
    const moved = Buffer.concat([bytes(late!).subarray(0, 12), bytes(early!).subarray(12)]);
    const note = `${SIGNED}— ${CLOCK.name} ${moved.toString('base64')}\n`;
    expect(() => cosignedAt(note, clockKey)).toThrow(refusal('log.signature-wrong'));
  });

  it('do not stand in for the signature of the log, nor the other way round', () => {
    const underLogName = SIGNED.replace(/— .*\n$/u, cosign(BODY, LOG, 10));
    expect(() => openCheckpoint(underLogName, logKey)).toThrow(refusal('log.note-unsigned'));
    expect(() => cosignedAt(SIGNED, clockKey)).toThrow(refusal('log.note-unsigned'));
    expect(() => cosignatureVerifier(logKey)).toThrow(refusal('log.key-malformed'));
    expect(() => openNote(SIGNED, [cosignatureVerifier(clockKey)])).toThrow(
      refusal('log.note-unsigned'),
    );
  });

  it('are refused after the change of any one bit', () => {
    for (const changed of everyBitOf(COSIGNED)) {
      expect(() => [openCheckpoint(changed, logKey), cosignedAt(changed, clockKey)]).toThrow(
        anyRefusal,
      );
    }
  });

  it('of a time no clock can show are refused', () => {
    const note = SIGNED + cosign(BODY, CLOCK, 2 ** 60);
    expect(() => cosignedAt(note, clockKey)).toThrow(refusal('log.note-malformed'));
  });
});

/** The text with one bit turned, once for each bit of its UTF-8. */
function everyBitOf(text: string): string[] {
  const bytes = Buffer.from(text, 'utf8');
  return Array.from({ length: bytes.length * 8 }, (_, bit) => {
    const changed = Buffer.from(bytes);
    changed[bit >> 3]! ^= 1 << (bit & 7);
    return changed.toString('utf8');
  });
}
