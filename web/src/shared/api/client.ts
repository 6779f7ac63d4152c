import { forgetKey, keyFor } from './idempotency';
import { ApiProblem } from './problem';

export type Query = Record<string, string | number | boolean | null | undefined>;

export interface SendOptions {
  /** A write that happens once: sent under an Idempotency-Key that is kept until the server has answered. */
  once?: boolean;
  /** Six digits of the second factor, for acts that ask for it. */
  secondFactor?: string;
  /** Version of the draft being changed: refused when somebody else changed it meanwhile. */
  ifMatch?: string | number;
  signal?: AbortSignal;
}

interface Sending extends SendOptions {
  body?: unknown;
}

const PATIENCE_MS = 30_000;

/**
 * Calls of our own server. `path` begins after `/api`. Every refusal is thrown as `ApiProblem`, no
 * answer within 30 seconds as `ApiProblem` with status 0.
 */
export const api = {
  get: <T>(path: string, query: Query = {}, signal?: AbortSignal) =>
    send<T>('GET', withQuery(path, query), signal ? { signal } : {}),
  post: <T>(path: string, body?: unknown, options: SendOptions = {}) =>
    send<T>('POST', path, { ...options, body }),
  put: <T>(path: string, body?: unknown, options: SendOptions = {}) =>
    send<T>('PUT', path, { ...options, body }),
  patch: <T>(path: string, body?: unknown, options: SendOptions = {}) =>
    send<T>('PATCH', path, { ...options, body }),
  delete: <T = void>(path: string, options: SendOptions = {}) => send<T>('DELETE', path, options),
  /** One file as multipart field `file`. */
  upload: <T>(path: string, file: Blob, options: SendOptions = {}) => {
    const form = new FormData();
    form.append('file', file);
    return send<T>('POST', path, { ...options, body: form });
  },
};

/** "/api" + path + query, leaving out what is empty. For links and downloads too. */
export function apiUrl(path: string, query: Query = {}): string {
  return `/api${withQuery(path, query)}`;
}

export function withQuery(path: string, query: Query): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') params.set(name, String(value));
  }
  const text = params.toString();
  return text ? `${path}${path.includes('?') ? '&' : '?'}${text}` : path;
}

async function send<T>(method: string, path: string, sending: Sending): Promise<T> {
  const signature = `${method} ${path} ${bodyText(sending.body)}`;
  const response = await fetchPatiently(`/api${path}`, {
    method,
    credentials: 'same-origin',
    headers: headersOf(sending, signature),
    body: payloadOf(sending.body),
    signal: sending.signal ?? null,
  });
  // 5xx: perhaps done, perhaps not. The key stays, so that trying again cannot do it twice.
  if (sending.once && response.status < 500) forgetKey(signature);
  if (!response.ok) throw await ApiProblem.of(response);
  if (response.status === 204) return undefined as T;
  return (await response.json()) as T;
}

function headersOf(sending: Sending, signature: string): Record<string, string> {
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (sending.body !== undefined && !(sending.body instanceof FormData))
    headers['Content-Type'] = 'application/json';
  if (sending.once) headers['Idempotency-Key'] = keyFor(signature);
  if (sending.secondFactor) headers['X-Second-Factor'] = sending.secondFactor;
  if (sending.ifMatch !== undefined) headers['If-Match'] = `"${sending.ifMatch}"`;
  return headers;
}

function payloadOf(body: unknown): BodyInit | null {
  if (body === undefined) return null;
  return body instanceof FormData ? body : JSON.stringify(body);
}

function bodyText(body: unknown): string {
  return body === undefined || body instanceof FormData ? '' : JSON.stringify(body);
}

async function fetchPatiently(url: string, init: RequestInit): Promise<Response> {
  const patience = new AbortController();
  const giveUp = () => patience.abort();
  const timer = window.setTimeout(giveUp, PATIENCE_MS);
  init.signal?.addEventListener('abort', giveUp);
  try {
    return await fetch(url, { ...init, signal: patience.signal });
  } catch {
    throw ApiProblem.offline();
  } finally {
    window.clearTimeout(timer);
    init.signal?.removeEventListener('abort', giveUp);
  }
}
