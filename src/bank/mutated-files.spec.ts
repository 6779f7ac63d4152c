import { inflateRawSync } from 'node:zlib';
import { text, zip } from '../../test/support/hostile-bytes';
import { Dice, mutated } from '../../test/support/mutations';
import {
  ALIPAY,
  bkrs,
  bocCsv,
  camt,
  CCB,
  CCB_TWO_ROWS,
  csv,
  ofdOf,
  oldXls,
  WECHAT,
  xlsx,
} from '../../test/support/statements';
import { Money } from '../shared/money';
import { readStatement } from './read-statement';
import type { ReadStatement, Statement, StatementProblem } from './statement.rules';

/** A few hundred of each format on every run; 10,000 with TRUST_MUTATIONS=10000. */
const COUNT = Number(process.env['TRUST_MUTATIONS'] ?? 200);
// A thread for each file takes a tenth of a second.
const COUNT_IN_THREADS = process.env['TRUST_MUTATIONS'] ? COUNT : 40;
const SEED = Number(process.env['TRUST_MUTATIONS_SEED'] ?? 20_260_101);
const MINUTES = 60_000 * 30;

type Damage = (dice: Dice) => Buffer;
const bytesOf =
  (file: Buffer): Damage =>
  (dice) =>
    mutated(file, dice);

it.each<[string, () => Promise<Damage> | Damage]>([
  ['CSV in UTF-8', () => bytesOf(text(csv(CCB_TWO_ROWS)))],
  ['CSV in GB18030', () => bytesOf(bocCsv())],
  ['camt.053 v2', () => bytesOf(camt('02'))],
  ['camt.053 v8', () => bytesOf(camt('08'))],
  ['bkrs', () => bytesOf(text(bkrs()))],
  ['bkrs inside an OFD', () => (dice) => ofdOf(mutated(text(bkrs()), dice).toString('utf8'))],
  ['OFD, its bytes', () => bytesOf(ofdOf(bkrs()))],
  ['微信', () => bytesOf(text(WECHAT))],
  ['支付宝', () => bytesOf(text(ALIPAY))],
  ['XLSX, its bytes', async () => bytesOf(await xlsx(CCB))],
  ['XLSX, its sheet', async () => sheetOf(await xlsx(CCB))],
  ['XLS, its records', () => recordsOf(oldXls(CCB))],
])(
  '%s: no crash; either proven, or a sentence with line and column',
  async (name, build) => {
    const damage = await build();
    const counts = { read: 0, refused: 0 };
    const count = name.startsWith('XLS,') ? COUNT_IN_THREADS : COUNT;
    for (let nth = 0; nth < count; nth += 1) {
      const seed = SEED + nth;
      const read = await readStatement(damage(new Dice(seed)));
      assertWhole(read, seed);
      counts[read.statement ? 'read' : 'refused'] += 1;
    }
    expect(counts.refused).toBeGreaterThan(count / 4);
  },
  MINUTES,
);

/** Thrown rather than expected: ten thousand expectations would take longer than the reading. */
function assertWhole({ statement, problems }: ReadStatement, seed: number): void {
  const say = (what: string) => new Error(`seed ${seed}: ${what}`);
  if ((statement === null) !== problems.length > 0) throw say('neither read nor refused');
  const untold = problems.find((problem) => !isTold(problem));
  if (untold) throw say(JSON.stringify(untold));
  if (statement?.opening && !addsUp(statement)) throw say('does not add up');
}

function isTold({ code, message, line, column }: StatementProblem): boolean {
  const sentence = /^[^\p{Cc}\p{Cs}]*[\u4e00-\u9fff][^\p{Cc}\p{Cs}]*。$/u;
  const placed = line >= 1 && column !== '';
  return (
    placed && message.length < 300 && sentence.test(message) && /^[a-z-]+\.[a-z0-9-]+$/.test(code)
  );
}

function addsUp({ opening, closing, lines }: Statement): boolean {
  const moved = Money.sum(lines.map(({ amount }) => amount));
  return opening?.plus(moved).equals(closing) === true;
}

/** The parts of a workbook taken out, the sheet among them damaged, and packed again. */
function sheetOf(workbook: Buffer): Damage {
  const parts = partsOf(workbook);
  return (dice) =>
    zip(
      parts.map(({ name, data }) => ({
        name,
        data: /sheet1\.xml$|sharedStrings\.xml$/.test(name) ? mutated(data, dice) : data,
      })),
    );
}

/** A workbook of Excel 97 whose records are damaged, not the padding around them. */
function recordsOf(workbook: Buffer): Damage {
  const sector = 512;
  return (dice) => {
    const records = mutated(workbook.subarray(sector, 8 * sector), dice).subarray(0, 7 * sector);
    return Buffer.concat([
      workbook.subarray(0, sector),
      records,
      workbook.subarray(sector + records.length),
    ]);
  };
}

function partsOf(bytes: Buffer): { name: string; data: Buffer }[] {
  const parts: { name: string; data: Buffer }[] = [];
  let at = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  const [count, start] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 16)];
  at = start;
  for (let nth = 0; nth < count; nth += 1) {
    const [packed, nameLength] = [bytes.readUInt32LE(at + 20), bytes.readUInt16LE(at + 28)];
    const skipped = bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    const local = bytes.readUInt32LE(at + 42);
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const raw = bytes.subarray(from, from + packed);
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    parts.push({ name, data: bytes.readUInt16LE(at + 10) === 0 ? raw : inflateRawSync(raw) });
    at += 46 + nameLength + skipped;
  }
  return parts;
}
