import * as fs from 'node:fs';
import * as path from 'node:path';
import { ROUTES } from '../support/route-table';
import { sourcesOf } from './source';

interface Content {
  schema: object;
}

interface Operation {
  summary?: string;
  parameters?: { in: string; name: string; required?: boolean }[];
  requestBody?: { content: Record<string, Content> };
  responses: Record<string, { content?: Record<string, Content> }>;
}

const root = path.resolve(__dirname, '../..');
const description = JSON.parse(fs.readFileSync(path.join(root, 'docs/openapi.json'), 'utf8')) as {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
};

/** Answers to machines stand outside `/api` and are described in docs/operations.md. */
const OUTSIDE = ['GET healthz', 'GET metrics', 'GET readyz'];
const routes = Object.entries(ROUTES).filter(([name]) => !OUTSIDE.includes(name));

function operationOf(route: string): Operation | undefined {
  const [verb = '', address = ''] = route.split(' ');
  const at = `/api/${address.replaceAll(/:(\w+)/g, '{$1}')}`;
  return description.paths[at]?.[verb.toLowerCase()];
}

const headersOf = (operation: Operation | undefined) =>
  (operation?.parameters ?? []).filter((each) => each.in === 'header' && each.required);

describe('docs/openapi.json', () => {
  it('is OpenAPI 3.1 and knows every route, and no other', () => {
    expect(description.openapi).toBe('3.1.0');
    expect(routes.filter(([name]) => !operationOf(name)).map(([name]) => name)).toEqual([]);
    const told = Object.values(description.paths).flatMap((verbs) => Object.keys(verbs));
    expect(told).toHaveLength(routes.length);
  });

  it.each(routes)('%s: the second factor is asked for where the lock asks for it', (name, lock) => {
    const asked = headersOf(operationOf(name)).some((each) => each.name === 'X-Second-Factor');
    expect(asked).toBe(lock.endsWith('②'));
  });

  it.each(routes)('%s: says in one line of Chinese what it is for', (name) => {
    const { summary } = operationOf(name)!;
    expect(summary).toMatch(/^\p{Script=Han}/u);
    // The house's language within; out here a comment of the code is not enough.
    expect(summary).not.toMatch(/[a-z]{3,} [a-z]{2,}/);
  });

  it.each(routes)('%s: says what it answers with, and how it refuses', (name) => {
    const { responses } = operationOf(name)!;
    const good = Object.entries(responses).filter(([status]) => status.startsWith('2'));
    expect(good).toHaveLength(1);
    const [status, answer] = good[0]!;
    const shapes = Object.values(answer.content ?? {}).map(({ schema }) => JSON.stringify(schema));
    if (status !== '204') expect(shapes).not.toEqual([]);
    // A shape without a name is one the generator could not read.
    expect(shapes.filter((shape) => !/\$ref|binary/.test(shape))).toEqual([]);
    expect(responses['default']?.content).toHaveProperty(['application/problem+json']);
  });

  it.each(routes)(
    '%s: the key of the act is asked for where it takes effect once',
    (name, lock) => {
      const asked = headersOf(operationOf(name)).some((each) => each.name === 'Idempotency-Key');
      expect(asked).toBe(lock.includes('①'));
    },
  );

  it('asks for the key of each write that must happen once', () => {
    const doors = sourcesOf('src').filter(({ path: file }) => file.endsWith('.controller.ts'));
    const named = (decorator: string) =>
      doors.flatMap(({ path: file, text }) =>
        text
          .split(`@${decorator}()`)
          .slice(1)
          .map(() => file),
      );
    const once = named('ApiIdempotencyKey');
    // What is told is what is done.
    expect(named('Once')).toEqual(once);
    const told = routes.filter(([name]) =>
      headersOf(operationOf(name)).some((each) => each.name === 'Idempotency-Key'),
    );
    expect(once.length).toBeGreaterThan(3);
    expect(told).toHaveLength(once.length);
  });
});
