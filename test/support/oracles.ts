import { execFile } from 'node:child_process';
import { parse } from 'csv-parse/sync';

/** Three programs by other people that read the plain-text books, and how each is installed. */
export interface Oracle {
  readonly name: string;
  /** In Debian and Ubuntu. */
  readonly install: string;
  readonly file: string;
  /** @returns balances in fen by account. @throws Error with what the program says when it refuses. */
  readonly balances: (path: string) => Promise<ReadonlyMap<string, bigint>>;
  /** Whether the program is on this machine. */
  readonly isHere: () => Promise<boolean>;
}

interface Ended {
  code: number;
  out: string;
  err: string;
}

function run(program: string, ...args: string[]): Promise<Ended> {
  const env = { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8', HOME: '/nonexistent' };
  return new Promise((resolve) => {
    execFile(program, args, { env, maxBuffer: 256 * 1024 * 1024 }, (error, out, err) =>
      resolve({ code: error ? Number(error.code) || 1 : 0, out, err }),
    );
  });
}

async function said(program: string, ...args: string[]): Promise<string> {
  const { code, out, err } = await run(program, ...args);
  // bean-query reports mistakes of the book and goes on.
  if (code !== 0 || err.trim() !== '') throw new Error(`${program}: ${err || out}`);
  return out;
}

const isHere = (program: string) => async () => (await run(program, '--version')).code === 0;

/** "1234.50 CNY", or nothing at all for zero. */
function fenOf(text: string): bigint {
  const [, amount] = /(-?\d+(?:\.\d+)?)/.exec(text) ?? [];
  if (amount === undefined) return 0n;
  const [, sign, yuan = '0', cents = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(amount) ?? [];
  const fen = BigInt(yuan + cents.padEnd(2, '0'));
  return sign ? -fen : fen;
}

const withoutZero = (rows: readonly (readonly [string, bigint])[]) =>
  new Map(rows.filter(([, fen]) => fen !== 0n));

export const ORACLES: readonly Oracle[] = [
  {
    name: 'ledger',
    install: 'sudo apt-get install ledger',
    file: 'ledger.ledger',
    isHere: isHere('ledger'),
    balances: async (path) => {
      const format = '%(account)\t%(display_total)\n';
      const args = ['--args-only', '--pedantic', '--flat', '--no-total', '--empty'];
      const out = await said('ledger', ...args, '-f', path, 'balance', '--balance-format', format);
      const rows = out.split('\n').filter((line) => line.includes('\t'));
      return withoutZero(
        rows.map((row) => {
          const [account = '', total = ''] = row.split('\t');
          return [account.trim(), fenOf(total)] as const;
        }),
      );
    },
  },
  {
    name: 'hledger',
    install: 'sudo apt-get install hledger',
    file: 'hledger.journal',
    isHere: isHere('hledger'),
    balances: async (path) => {
      await said('hledger', '-f', path, 'check', '--strict');
      const out = await said('hledger', '-f', path, 'balance', '--flat', '-N', '-O', 'csv');
      const [, ...rows] = parse(out) as [string, string][];
      return withoutZero(rows.map(([account, total]) => [account, fenOf(total)] as const));
    },
  },
  {
    name: 'beancount',
    install: 'sudo apt-get install beancount',
    file: 'main.beancount',
    isHere: isHere('bean-check'),
    balances: async (path) => {
      await said('bean-check', path);
      const query = 'select account, sum(number) as total group by account';
      const out = await said('bean-query', '-f', 'csv', path, query);
      const [, ...rows] = parse(out, { trim: true }) as [string, string][];
      return withoutZero(rows.map(([account, total]) => [account, fenOf(total)] as const));
    },
  },
];
