/** A small generator with a seed, so that a file that fails can be made again (mulberry32). */
export class Dice {
  constructor(private state: number) {}

  below(end: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * end);
  }

  of<T>(choices: readonly T[]): T {
    return choices[this.below(choices.length)] as T;
  }
}

const NASTY = [
  '"',
  ',',
  '\n',
  '\t',
  '<',
  '>',
  '&',
  '`',
  '-',
  '.',
  '0',
  '9',
  '\u3000',
  '合计',
  '余额',
].concat([
  '9999999999999999999',
  '1e9',
  '=1+1',
  '&#x0;',
  '&#xD800;',
  '<!DOCTYPE a>',
  ']]>',
  '\uFEFF',
  '\0',
]);

type Mutation = (bytes: Buffer, dice: Dice) => Buffer;

const splice = (bytes: Buffer, at: number, length: number, put: Buffer): Buffer =>
  Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + length)]);

const ofLines =
  (change: (lines: string[], at: number) => void): Mutation =>
  (bytes, dice) => {
    const lines = bytes.toString('latin1').split('\n');
    change(lines, dice.below(lines.length));
    return Buffer.from(lines.join('\n'), 'latin1');
  };

const MUTATIONS: readonly Mutation[] = [
  (bytes, dice) => splice(bytes, dice.below(bytes.length), 1, Buffer.from([dice.below(256)])),
  (bytes, dice) => splice(bytes, dice.below(bytes.length), 1 + dice.below(40), Buffer.alloc(0)),
  (bytes, dice) => splice(bytes, dice.below(bytes.length), 0, Buffer.from(dice.of(NASTY))),
  (bytes, dice) => bytes.subarray(0, dice.below(bytes.length)),
  (bytes, dice) => {
    const at = dice.below(bytes.length);
    return splice(bytes, at, 0, bytes.subarray(at, at + 1 + dice.below(80)));
  },
  // one digit of an amount, a day or a number
  (bytes, dice) => {
    const digits = [...bytes.keys()].filter((at) => /\d/.test(String.fromCharCode(bytes[at] ?? 0)));
    const at = digits.length === 0 ? 0 : dice.of(digits);
    return splice(bytes, at, 1, Buffer.from(String(dice.below(10))));
  },
  ofLines((lines, at) => void lines.splice(at, 1)),
  ofLines((lines, at) => void lines.splice(at, 0, lines[at] ?? '')),
  ofLines((lines, at) => void lines.push(...lines.splice(at, 1))),
];

/** One to three changes, as transport, editors and hands make them. */
export function mutated(bytes: Buffer, dice: Dice): Buffer {
  let now = bytes;
  for (let left = 1 + dice.below(3); left > 0; left -= 1) {
    if (now.length > 0) now = dice.of(MUTATIONS)(now, dice);
  }
  return now;
}
