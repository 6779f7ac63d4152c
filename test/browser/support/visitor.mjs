/** Someone at the HTTP interface, as a browser would be: with a cookie and from our own address. */
import { randomUUID } from 'node:crypto';
import { Authenticator } from './authenticator.mjs';

export class Visitor {
  #base;
  #cookie = '';
  authenticator = null;

  constructor(base) {
    this.#base = base;
  }

  get = (path) => this.#send('GET', path);
  post = (path, body) => this.#send('POST', path, body);
  put = (path, body) => this.#send('PUT', path, body);

  /** An act marked ②: shows the next code of her authenticator. */
  async postWithCode(path, body) {
    const code = await this.authenticator.code();
    return this.#send('POST', path, body, { 'x-second-factor': code });
  }

  /** One file in a form of the web, as a page sends it. */
  async upload(path, { name, type, bytes }) {
    const form = new FormData();
    form.append('file', new Blob([bytes], { type }), name);
    return this.#send('POST', path, form);
  }

  /** For the first time, with the password she was handed: it is changed at once. */
  async arrive(loginName, initialPassword, password) {
    await this.post('/session', { loginName, password: initialPassword });
    await this.put('/session/password', { current: initialPassword, next: password });
  }

  async enrolAuthenticator() {
    const { secret } = await this.post('/session/second-factor');
    this.authenticator = new Authenticator(secret);
    await this.put('/session/second-factor', { code: await this.authenticator.code() });
  }

  async #send(method, path, body, headers = {}) {
    const isForm = body instanceof FormData;
    const request = new Request(`${this.#base}/api${path}`, {
      method,
      headers: {
        origin: this.#base,
        cookie: this.#cookie,
        'idempotency-key': randomUUID(),
        ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    });
    const response = await fetch(request);
    const [cookie] = response.headers.getSetCookie();
    if (cookie) this.#cookie = cookie.split(';')[0];
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text === '' ? null : JSON.parse(text);
  }
}
