import http from 'node:http';
import process from 'node:process';

const BODY_MAX = 256 * 1024;

/**
 * The witness's HTTP address: `POST /add-checkpoint`, and `GET /` for who wants to know its key.
 * @param {import('./witness.mjs').Witness} witness
 * @param {string} vkey
 */
export function serverOf(witness, vkey) {
  return http.createServer(
    { requestTimeout: 15_000, headersTimeout: 10_000 },
    (request, response) => {
      route(request, { witness, vkey }).then(
        ({ status, body, type = 'text/plain; charset=utf-8' }) => {
          response.writeHead(status, { 'Content-Type': type, 'X-Content-Type-Options': 'nosniff' });
          response.end(body);
        },
        (error) => {
          process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
          response.writeHead(500, { 'Content-Type': 'text/plain; charset=utf-8' });
          response.end('见证程序出错，没有签署。\n');
        },
      );
    },
  );
}

/**
 * @param {http.IncomingMessage} request
 * @param {{ witness: import('./witness.mjs').Witness, vkey: string }} context
 * @returns {Promise<import('./witness.mjs').Answer>}
 */
async function route(request, { witness, vkey }) {
  const { pathname } = new URL(request.url ?? '/', 'http://witness');
  if (pathname === '/' && request.method === 'GET') return { status: 200, body: `${vkey}\n` };
  if (pathname !== '/add-checkpoint') return { status: 404, body: '没有这个地址。\n' };
  if (request.method !== 'POST') return { status: 405, body: '请用 POST。\n' };
  const text = await bodyOf(request);
  return text === null ? { status: 413, body: '请求过大。\n' } : witness.addCheckpoint(text);
}

/**
 * @param {http.IncomingMessage} request
 * @returns {Promise<string | null>} null when too large
 */
async function bodyOf(request) {
  /** @type {Buffer[]} */
  const parts = [];
  let length = 0;
  for await (const part of request) {
    const bytes = Buffer.from(part);
    length += bytes.length;
    if (length > BODY_MAX) return null;
    parts.push(bytes);
  }
  return Buffer.concat(parts).toString('utf8');
}
