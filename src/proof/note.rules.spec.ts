import fc from 'fast-check';
import {
  noteVerifier,
  openNote,
  parseNote,
  parseSkey,
  parseVkey,
  SIGNATURE_TYPES,
  signatureLine,
  signNote,
  skeyOf,
  verifierKeyOf,
  vkeyOf,
} from './note.rules';

const refusal = (code: string) => expect.objectContaining({ name: 'DomainError', code });

// C2SP signed-note, the example of the specification.
const SPEC_KEY = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k';
const SPEC_NOTE =
  'This is an example message.\n\n' +
  '— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n';
// golang.org/x/mod/sumdb/note, where the format comes from: both halves of a key are public there.
const GO_SKEY = 'PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz';
const GO_KEY = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const GO_TEXT =
  "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const GO_LINE =
  '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';

const verifierOf = (vkey: string) => noteVerifier(parseVkey(vkey));
const signerNamed = (name: string, byte: number) => ({ name, seed: Buffer.alloc(32, byte) });
const OURS = signerNamed('books.example.cn/c/1/log/1', 7);
const ourVerifier = noteVerifier(verifierKeyOf(OURS, SIGNATURE_TYPES.note));

describe('keys', () => {
  it.each([
    [SPEC_KEY, 'example.com/foo', 1],
    [GO_KEY, 'PeterNeumann', 1],
    ['TEST+7997405c+AQcC+FTVKf0jlTdHDY3rbevmnKxxPjigCXlVtGe6RIr6', 'TEST', 1],
    ['remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2', 'remora.n621.de', 4],
  ])('%s are read, and written back the same', (vkey, name, type) => {
    const key = parseVkey(vkey);
    expect(key).toMatchObject({ name, type });
    expect(vkeyOf(key)).toBe(vkey);
  });

  it('have two halves that belong together', () => {
    const signer = parseSkey(GO_SKEY);
    expect(vkeyOf(verifierKeyOf(signer, SIGNATURE_TYPES.note))).toBe(GO_KEY);
    expect(skeyOf(signer)).toBe(GO_SKEY);
  });

  it.each([
    ['', 'nothing'],
    ['PeterNeumann', 'a name alone'],
    [GO_KEY.slice(0, -1), 'an end cut off'],
    [` ${GO_KEY}`, 'a space'],
    [`${GO_KEY}\n`, 'a newline'],
    [GO_KEY.replace('c74f20a3', 'C74F20A3'), 'the id in capitals'],
    [GO_KEY.replace('c74f20a3', 'c74f20a4'), 'the id of another key'],
    [GO_KEY.replace('Peter', 'Pete\u3000r'), 'a full-width space in the name'],
    ['PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW', 'an unknown type'],
    ['PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==', 'a long key'],
  ])('%j is no public key: %s', (vkey) => {
    expect(() => parseVkey(vkey)).toThrow(refusal('log.key-malformed'));
  });

  it.each([
    ['', 'nothing'],
    [GO_KEY, 'a public key'],
    [GO_SKEY.slice(0, -1), 'an end cut off'],
    [GO_SKEY.replace('+AYEK', '+AYEL'), 'another seed'],
    [GO_SKEY.replace('+AYEK', '+BIEK'), 'another type'],
  ])('%j is no private key: %s', (skey) => {
    expect(() => parseSkey(skey)).toThrow(refusal('log.key-malformed'));
  });

  it('never show the private half in a refusal', () => {
    const wrong = GO_SKEY.replace('+AYEK', '+AYEL');
    expect(() => parseSkey(wrong)).toThrow(expect.not.objectContaining({ message: /AYEL/ }));
  });
});

describe('signed notes', () => {
  it.each([
    ['C2SP', SPEC_NOTE, SPEC_KEY, 'This is an example message.\n'],
    ['Go', `${GO_TEXT}\n${GO_LINE}`, GO_KEY, GO_TEXT],
  ])('opens the example of %s', (_, note, vkey, text) => {
    expect(openNote(note, [verifierOf(vkey)]).text).toBe(text);
  });

  it('signs to the very bytes of the original implementation', () => {
    expect(signNote(GO_TEXT, [parseSkey(GO_SKEY)])).toBe(`${GO_TEXT}\n${GO_LINE}`);
  });

  it('are parted at the last empty line', () => {
    const text = 'first\n\nsecond\n';
    expect(openNote(signNote(text, [OURS]), [ourVerifier]).text).toBe(text);
  });

  it('come back as they were signed, whatever they say', () => {
    const line = fc.string({ unit: 'grapheme' }).filter((raw) => !/\p{Cc}/u.test(raw));
    const texts = fc
      .array(line, { minLength: 1 })
      .map((lines) => `${lines.join('\n')}\n`)
      .filter((text) => text.length > 1 && !text.endsWith('\n\n'));
    fc.assert(
      fc.property(texts, (text) => {
        const note = signNote(text, [OURS, signerNamed('witness', 9)]);
        expect(openNote(note, [ourVerifier]).text).toBe(text);
        expect(parseNote(note).signatures.map(({ name }) => name)).toEqual([OURS.name, 'witness']);
      }),
    );
  });

  it('pass over the lines of strangers, also of one with a known name or a known id', () => {
    const [ours] = parseNote(signNote('text\n', [OURS])).signatures;
    const foreign = { signature: Buffer.alloc(64) };
    const note =
      signNote('text\n', [signerNamed('witness', 9)]) +
      signatureLine({ ...foreign, name: OURS.name, keyId: '00000000' }) +
      signatureLine({ ...foreign, name: 'somebody', keyId: ours!.keyId }) +
      signatureLine(ours!);
    expect(openNote(note, [ourVerifier]).verified).toEqual([ours]);
  });

  it('are condemned by one wrong signature of a known key, even beside a right one', () => {
    const note = signNote('text\n', [OURS]);
    const [ours] = parseNote(note).signatures;
    const wrong = { ...ours!, signature: Buffer.alloc(64) };
    expect(() => openNote(note + signatureLine(wrong), [ourVerifier])).toThrow(
      refusal('log.signature-wrong'),
    );
    const short = { ...ours!, signature: Buffer.alloc(3) };
    expect(() => openNote(note + signatureLine(short), [ourVerifier])).toThrow(
      refusal('log.signature-wrong'),
    );
  });

  it('say nothing without a known key', () => {
    const note = signNote('text\n', [signerNamed('witness', 9)]);
    expect(() => openNote(note, [ourVerifier])).toThrow(refusal('log.note-unsigned'));
    expect(() => openNote(note, [])).toThrow(refusal('log.note-unsigned'));
  });

  it.each([
    ['', 'nothing'],
    ['text\n', 'no signature'],
    ['text\n\n', 'no signature after the empty line'],
    [GO_TEXT + GO_LINE, 'no empty line'],
    [`${GO_TEXT}\n${GO_LINE.slice(0, -1)}`, 'no last newline'],
    [`${GO_TEXT}\n${GO_LINE}more\n`, 'a line that is none'],
    [`${GO_TEXT}\n${GO_LINE}`.replaceAll('\n', '\r\n'), 'lines that end in CRLF'],
    [`\t${GO_TEXT}\n${GO_LINE}`, 'a tab'],
    [`\0${GO_TEXT}\n${GO_LINE}`, 'a NUL'],
    [`\ud800${GO_TEXT}\n${GO_LINE}`, 'half a character'],
    [`${GO_TEXT}\n${GO_LINE.replace('—', '-')}`, 'a hyphen'],
    [`${GO_TEXT}\n${GO_LINE.replace(' x08', '  x08')}`, 'two spaces'],
    [`${GO_TEXT}\n${GO_LINE.replace('PeterNeumann', 'Peter+Neumann')}`, 'a plus in the name'],
    [`${GO_TEXT}\n${GO_LINE.replace('PeterNeumann', 'Peter\u0085Neumann')}`, 'a space in the name'],
    [`${GO_TEXT}\n${GO_LINE.replace('nAM=', 'nAN=')}`, 'base64 with spare bits'],
    [`${GO_TEXT}\n${GO_LINE.replace('nAM=', 'nAM')}`, 'base64 without padding'],
    [`${GO_TEXT}\n— PeterNeumann x08gow==\n`, 'an id alone'],
    [`${GO_TEXT}\n${GO_LINE.repeat(101)}`, 'too many signatures'],
  ])('%j is no note: %s', (note) => {
    expect(() => parseNote(note)).toThrow(refusal('log.note-malformed'));
    expect(() => openNote(note, [verifierOf(GO_KEY)])).toThrow(refusal('log.note-malformed'));
  });

  it('may carry at least 16 signatures', () => {
    const note = signNote('text\n', [
      ...Array.from({ length: 15 }, (_, i) => signerNamed(`w${i}`, i)),
      OURS,
    ]);
    expect(openNote(note, [ourVerifier]).signatures).toHaveLength(16);
  });

  it.each([
    ['text', 'no last newline'],
    ['a\n\n— somebody AAAAAAAA', 'what would be read as a signature'],
    ['te\txt\n', 'a tab'],
  ])('does not sign %j: %s', (text) => {
    expect(() => signNote(text, [OURS])).toThrow(refusal('log.note-malformed'));
  });

  it('has somebody sign it', () => {
    expect(() => signNote('text\n', [])).toThrow(refusal('log.note-malformed'));
  });
});
