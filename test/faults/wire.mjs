/**
 * The wire between the application and PostgreSQL, with faults on demand. A process of its own; it
 * listens on a port that it tells first (`{ port }`), and takes orders:
 *   { mode: 'pass' }                       hands everything on
 *   { mode: 'lose-answer', share }         COMMIT arrives, its answer does not: the connection breaks
 *   { mode: 'lose-commit', share }         the connection breaks before COMMIT arrives
 *   { mode: 'answer-early', delayMs }      a planted defect: COMMIT is answered before it is done
 *   { mode: 'key-outside' }                a planted defect: the key is committed before the work
 * Only transactions with an idempotency key are touched. Answers `{ cuts }`, how many it broke so far.
 * @see https://www.postgresql.org/docs/current/protocol-message-formats.html
 */
import net from 'node:net';

const [targetPort, seed] = process.argv.slice(2).map(Number);
const keyStatement = 'insert into idempotency_key';
let order = { mode: 'pass' };
let cuts = 0;
let state = seed >>> 0;

/** Mulberry32, from 0 to 1. */
function chance() {
  state = (state + 0x6d2b79f5) >>> 0;
  let word = Math.imul(state ^ (state >>> 15), 1 | state);
  word = (word + Math.imul(word ^ (word >>> 7), 61 | word)) ^ word;
  return ((word ^ (word >>> 14)) >>> 0) / 4294967296;
}

/** Cuts a stream into whole messages; the first of a client has no type byte. */
function messagesOf(hasStartup) {
  let rest = Buffer.alloc(0);
  let startup = hasStartup;
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    const whole = [];
    for (;;) {
      const head = startup ? 0 : 1;
      if (rest.length < head + 4) return whole;
      const length = head + rest.readInt32BE(head);
      if (rest.length < length) return whole;
      whole.push({
        type: startup ? '' : String.fromCharCode(rest[0]),
        bytes: rest.subarray(0, length),
      });
      rest = rest.subarray(length);
      startup = false;
    }
  };
}

function message(type, body) {
  const bytes = Buffer.alloc(5 + body.length);
  bytes.write(type, 0, 'latin1');
  bytes.writeInt32BE(4 + body.length, 1);
  body.copy(bytes, 5);
  return bytes;
}

const query = (sql) => message('Q', Buffer.from(`${sql}\0`));
const committed = Buffer.concat([
  message('C', Buffer.from('COMMIT\0')),
  message('Z', Buffer.from('I')),
]);

function serve(client) {
  const server = net.connect(targetPort, '127.0.0.1');
  /** Statements with a name are sent once and bound often. */
  const keyNames = new Set();
  const it = { keyed: false, held: null, onReady: null, swallow: false };
  const end = () => {
    client.destroy();
    server.destroy();
  };
  const cut = () => {
    cuts += 1;
    process.send({ cuts });
    client.resetAndDestroy();
    server.resetAndDestroy();
  };
  for (const socket of [client, server]) socket.on('error', end).on('close', end).setNoDelay();

  const commitActs = {
    'lose-commit': () => (chance() < order.share ? cut() : server.write(query('COMMIT'))),
    'lose-answer': () => {
      if (chance() < order.share) [it.swallow, it.onReady] = [true, cut];
      server.write(query('COMMIT'));
    },
    'answer-early': () => {
      it.held = [];
      it.swallow = true;
      it.onReady = () => {
        const waiting = it.held;
        [it.held, it.swallow] = [null, false];
        for (const bytes of waiting) toServer(bytes);
      };
      client.write(committed);
      setTimeout(() => server.write(query('COMMIT')), order.delayMs);
    },
  };

  /** Commits the key alone, before the answer to its statement is handed on. */
  function commitKey(ready) {
    it.swallow = true;
    it.onReady = () => {
      it.swallow = false;
      client.write(ready);
    };
    // Chained, and in the community it was in: the work that follows notices nothing.
    const here = `current_setting('app.community_id')`;
    server.write(
      query(`select set_config('app.kept', ${here}, false); commit; begin;
        select set_config('app.community_id', current_setting('app.kept'), true)`),
    );
  }

  function seesKey({ type, bytes }) {
    const text = bytes.toString('latin1');
    if (type === 'P') {
      const [name] = text.slice(5).split('\0');
      if (!text.includes(keyStatement)) return keyNames.delete(name) && false;
      keyNames.add(name);
      return true;
    }
    if (type === 'B') return keyNames.has(text.slice(5).split('\0')[1]);
    return type === 'Q' && text.includes(keyStatement);
  }

  function toServer(one) {
    const { type, bytes } = one;
    if (seesKey(one)) {
      it.keyed = true;
      if (order.mode === 'key-outside') it.onReady = commitKey;
    }
    const isCommit = type === 'Q' && /^commit;?\0$/i.test(bytes.toString('latin1', 5));
    const act = isCommit && it.keyed ? commitActs[order.mode] : undefined;
    if (isCommit) it.keyed = false;
    if (act) act();
    else server.write(bytes);
  }

  const fromClient = messagesOf(true);
  client.on('data', (chunk) => {
    for (const one of fromClient(chunk)) {
      if (it.held) it.held.push(one);
      else toServer(one);
    }
  });
  const fromServer = messagesOf(false);
  server.on('data', (chunk) => {
    for (const { type, bytes } of fromServer(chunk)) {
      const act = type === 'Z' ? it.onReady : null;
      if (act) {
        it.onReady = null;
        act(bytes);
      } else if (!it.swallow) client.write(bytes);
    }
  });
}

const wire = net.createServer(serve);
wire.listen(0, '127.0.0.1', () => process.send({ port: wire.address().port }));
process.on('message', (given) => {
  order = given;
  process.send({ ordered: given.mode });
});
process.on('disconnect', () => process.exit());
