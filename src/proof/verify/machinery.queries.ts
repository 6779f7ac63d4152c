import { randomBytes, randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { commitmentOf, fieldSaltOf } from '../leaf.rules';
import { faultOf, type Findings } from './fault.rules';
import { OURS, TRIGGERS } from './machinery';

/**
 * The functions and triggers that keep books and log are those of this program: a verifier that asks
 * the database to make the bytes must know that nobody has taught it other answers.
 */
export async function sweepMachinery(tx: EntityManager, findings: Findings): Promise<void> {
  const functions = await tx.query<{ name: string; body: string }[]>(
    `select p.proname as name, p.prosrc as body from pg_proc p
     where p.pronamespace = 'public'::regnamespace and p.proname = any($1)`,
    [[...OURS.keys()]],
  );
  const bodies = new Map(functions.map(({ name, body }) => [name, body]));
  for (const [name, body] of OURS) {
    if (bodies.get(name) === body) continue;
    const of = { check: '数据库中的函数与本版本程序一致', table: 'pg_proc', row: name };
    const found = bodies.has(name) ? '已被改动' : null;
    findings.add(faultOf({ ...of, column: 'prosrc', expected: '本版本程序的函数', found }));
  }
  await sweepCommitments(tx, findings);
  await sweepTriggers(tx, findings);
}

/** The database commits itself to a value as this program does: tried with one of our own. */
async function sweepCommitments(tx: EntityManager, findings: Findings): Promise<void> {
  const [salt, path, value] = [randomBytes(32), 'row.summary', `核对 ${randomUUID()}`];
  const [row] = await tx.query<{ made: string }[]>('select log_private($1, $2, $3) as made', [
    salt,
    path,
    value,
  ]);
  const expected = `{"commitment":"${commitmentOf(fieldSaltOf(salt, path), value)}"}`;
  if (row?.made === expected) return;
  const of = { check: '数据库中的函数与本版本程序一致', table: 'pg_proc', row: 'log_private' };
  findings.add(faultOf({ ...of, column: 'prosqlbody', expected, found: row?.made ?? null }));
}

async function sweepTriggers(tx: EntityManager, findings: Findings): Promise<void> {
  const rows = await tx.query<{ table: string; name: string; enabled: string; args: string }[]>(
    `select c.relname as table, t.tgname as name, t.tgenabled as enabled,
       encode(t.tgargs, 'escape') as args
     from pg_trigger t join pg_class c on c.oid = t.tgrelid
     where c.relnamespace = 'public'::regnamespace and not t.tgisinternal and c.relname = any($1)
     order by 1, 2`,
    [[...new Set(TRIGGERS.map(({ table }) => table))]],
  );
  const check = '把关与存证的触发器都在起作用，也没有别的';
  const found = new Map(rows.map((row) => [`${row.table} ${row.name}`, row]));
  for (const { table, name, args } of TRIGGERS) {
    const trigger = found.get(`${table} ${name}`);
    found.delete(`${table} ${name}`);
    const asMade = args === null || trigger?.args === args;
    if (trigger && ['O', 'A'].includes(trigger.enabled) && asMade) continue;
    const of = { check, table, row: name, column: 'pg_trigger', expected: '在起作用' };
    findings.add(faultOf({ ...of, found: trigger ? '已停用或改动' : null }));
  }
  for (const { table, name } of found.values()) {
    findings.add(
      faultOf({ check, table, row: name, column: 'pg_trigger', found: '不属于本版本程序' }),
    );
  }
}
