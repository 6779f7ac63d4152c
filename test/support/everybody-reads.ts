import { readSheet } from 'read-excel-file/node';
import type { Response } from 'superagent';
import { type BusyCommunity, everyVisitor } from './busy-community';
import { everyAddress } from './every-address';
import { rightOf, ROUTES } from './route-table';
import type { TestApp, Visitor } from './serve';
import { changedTables, tableDigests } from './table-digests';
import { unzipped } from './unzip';

export interface Answer {
  readonly post: string;
  readonly address: string;
  readonly status: number;
  readonly text: string;
}

/** Everyone in the house has read all there is to read, once: several tests look at what came of it. */
export interface Walk {
  readonly posts: readonly string[];
  readonly answers: readonly Answer[];
  /** Tables that were not the same afterwards. */
  readonly changed: readonly string[];
}

/** One of each side is enough next door, where one guard answers. */
const STRANGERS = ['chair', 'accountant', 'auditor', 'resident'];

export async function everybodyReads(
  here: TestApp,
  own: BusyCommunity,
  next: BusyCommunity,
): Promise<Walk> {
  const visitors = await everyVisitor(here, own);
  const answers: Answer[] = [];
  const before = await tableDigests(here.admin);
  for (const address of [...everyAddress(own), ...everyAddress(next)].filter(isPublic)) {
    answers.push(await read('nobody', here.visitor(), address));
  }
  for (const [post, visitor] of visitors) {
    // Her own community, then the neighbour's by its own ids: the refusals are read too.
    const nextDoor = STRANGERS.includes(post) ? everyAddress(next) : [];
    for (const address of [...everyAddress(own), ...nextDoor]) {
      answers.push(await read(post, visitor, address));
    }
  }
  const changed = changedTables(before, await tableDigests(here.admin));
  return { posts: [...visitors.keys()], answers, changed };
}

const OPEN = Object.keys(ROUTES)
  .filter((route) => route.startsWith('GET ') && rightOf(ROUTES[route]) === 'public')
  .map(
    (route) =>
      new RegExp(`^/api/${route.slice('GET '.length).replaceAll(/:\w+/g, '[^/?]+')}(\\?|$)`),
  );
const isPublic = (address: string) => OPEN.some((pattern) => pattern.test(address));

const binary = (response: Response, done: (error: Error | null, body: Buffer) => void) => {
  const chunks: Buffer[] = [];
  response.on('data', (chunk: Buffer) => chunks.push(chunk));
  response.on('end', () => done(null, Buffer.concat(chunks)));
};

async function read(post: string, visitor: Visitor, address: string): Promise<Answer> {
  const { status, body, headers } = await visitor
    .get(address)
    .buffer(true)
    .parse(binary as never);
  const bytes = body as Buffer;
  const isSheet = String(headers['content-type']).includes('spreadsheet');
  const cells = isSheet ? JSON.stringify(await readSheet(bytes)) : '';
  const isZip = String(headers['content-type']).includes('zip');
  const files = isZip ? [...(await unzipped(bytes)).values()].join('\n') : '';
  // Names of downloads stand in the headers, percent-encoded.
  const shown = decodeURIComponent(String(headers['content-disposition'] ?? ''));
  return { post, address, status, text: [bytes.toString('utf8'), cells, files, shown].join('\n') };
}
