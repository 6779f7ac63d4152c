import { Injectable } from '@nestjs/common';
import { randomInt } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../platform/clock';
import { Sealing } from '../../platform/login/sealing';
import { noticesErrors } from '../notices.errors';
import { NoticeTokens } from '../tokens';
import { codeHolds, codeMail, type MailMode } from './mail.rules';
import { Mailer } from './mailer';
import { OutboxService } from './outbox.service';

const CODE_DIGITS = 6;
const MINUTE_MS = 60_000;
/** RFC 5321: an address is at most 254 characters; ASCII only, as our mail servers take it. */
const ADDRESS = /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/;
const ADDRESS_MAX = 254;

interface Subscription {
  code_hash: string | null;
  code_sent_at: Date;
  code_tries: number;
  confirmed_at: Date | null;
}

/** 邮件通知: an address is used only once a code that was sent to it has come back (double opt-in). */
@Injectable()
export class MailSettingsService {
  constructor(
    private readonly clock: Clock,
    private readonly sealing: Sealing,
    private readonly tokens: NoticeTokens,
    private readonly outbox: OutboxService,
    private readonly mailer: Mailer,
  ) {}

  /**
   * Takes an address and sends a code to it; until it comes back no other mail goes there. A new address
   * takes the place of the one before.
   * @throws DomainError `notices.mail-not-offered`, `notices.address-malformed`, `notices.code-too-soon`.
   */
  async register(
    tx: EntityManager,
    communityId: number,
    { personId, address }: { personId: string; address: string },
  ): Promise<void> {
    if (!this.mailer.isOffered) throw noticesErrors.mailNotOffered();
    const isAddress = ADDRESS.test(address) && address.length <= ADDRESS_MAX;
    if (!isAddress) throw noticesErrors.addressMalformed();
    const known = await held(tx, communityId, personId);
    const now = this.clock.now();
    if (known && now.getTime() - known.code_sent_at.getTime() < MINUTE_MS) {
      throw noticesErrors.codeTooSoon();
    }
    const code = String(randomInt(10 ** CODE_DIGITS)).padStart(CODE_DIGITS, '0');
    const { hash, sealed } = this.tokens.make(communityId);
    await tx.query(REGISTER, [
      communityId,
      personId,
      this.sealing.seal(address, 'mail'),
      this.codeHash(personId, code),
      now,
      hash,
      sealed,
    ]);
    const mail = codeMail(await communityName(tx, communityId), code);
    const to = { to: address, unsubscribeUrl: null };
    await this.outbox.put(tx, communityId, { personId, kind: 'code', mail: { ...mail, ...to } });
  }

  /**
   * Compares the code. A wrong one is counted, so the caller commits before she refuses.
   * @returns whether it was right.
   * @throws DomainError `notices.no-address`, `notices.code-expired`.
   */
  async confirm(
    tx: EntityManager,
    communityId: number,
    { personId, code }: { personId: string; code: string },
  ): Promise<boolean> {
    const known = await held(tx, communityId, personId);
    if (!known) throw noticesErrors.noAddress();
    if (known.confirmed_at) return true;
    const now = this.clock.now();
    const sent = { sentAt: known.code_sent_at, tries: known.code_tries };
    if (known.code_hash === null || !codeHolds(sent, now)) throw noticesErrors.codeExpired();
    const isRight = this.codeHash(personId, code) === known.code_hash;
    await tx.query(isRight ? CONFIRM : COUNT_TRY, [
      communityId,
      personId,
      ...(isRight ? [now] : []),
    ]);
    if (isRight) await forgetBacklog(tx, communityId, personId);
    return isRight;
  }

  /** @throws DomainError `notices.no-address`, `notices.not-confirmed`. */
  async choose(
    tx: EntityManager,
    communityId: number,
    { personId, mode }: { personId: string; mode: MailMode },
  ): Promise<void> {
    const known = await held(tx, communityId, personId);
    if (!known) throw noticesErrors.noAddress();
    if (!known.confirmed_at) throw noticesErrors.notConfirmed();
    const [[before]] = await tx.query<[{ was: MailMode }[], number]>(
      `update mail_subscription s set mode = $3
       from (select mode as was from mail_subscription where community_id = $1 and person_id = $2) o
       where s.community_id = $1 and s.person_id = $2 returning o.was`,
      [communityId, personId, mode],
    );
    // what came while she wanted none is not sent afterwards
    if (before?.was === 'off') await forgetBacklog(tx, communityId, personId);
  }

  /** The address goes, and with it whatever waits to be sent to it. */
  async forget(tx: EntityManager, communityId: number, personId: string): Promise<void> {
    for (const table of ['mail_outbox', 'mail_subscription']) {
      await tx.query(`delete from ${table} where community_id = $1 and person_id = $2`, [
        communityId,
        personId,
      ]);
    }
  }

  /** The way out, without a log-in. @returns false for a token that is nobody's. */
  async unsubscribe(tx: EntityManager, communityId: number, token: string): Promise<boolean> {
    const [, changed] = await tx.query<[unknown[], number]>(
      `update mail_subscription set mode = 'off' where community_id = $1 and token_hash = $2`,
      [communityId, this.tokens.hashOf(token)],
    );
    return changed > 0;
  }

  private codeHash(personId: string, code: string): string {
    return this.sealing.keyedHash(`${personId} ${code}`, 'mail');
  }
}

async function held(
  tx: EntityManager,
  communityId: number,
  personId: string,
): Promise<Subscription | undefined> {
  const [row] = await tx.query<Subscription[]>(
    `select code_hash, code_sent_at, code_tries, confirmed_at from mail_subscription
     where community_id = $1 and person_id = $2 for update`,
    [communityId, personId],
  );
  return row;
}

/** Only what happens from now on is mailed. */
async function forgetBacklog(tx: EntityManager, communityId: number, personId: string) {
  await tx.query(
    `update notice set mailed_at = now()
     where community_id = $1 and person_id = $2 and mailed_at is null`,
    [communityId, personId],
  );
}

export async function communityName(tx: EntityManager, communityId: number): Promise<string> {
  const [row] = await tx.query<{ name: string }[]>('select name from community where id = $1', [
    communityId,
  ]);
  return row?.name ?? '';
}

const REGISTER = `
  insert into mail_subscription (community_id, person_id, address_sealed, code_hash, code_sent_at,
    token_hash, token_sealed)
  values ($1, $2, $3, $4, $5, $6, $7)
  on conflict (community_id, person_id) do update set address_sealed = excluded.address_sealed,
    code_hash = excluded.code_hash, code_sent_at = excluded.code_sent_at, code_tries = 0,
    confirmed_at = null`;

const CONFIRM = `
  update mail_subscription set confirmed_at = $3, code_hash = null, code_tries = 0,
    mode = case mode when 'off' then 'daily' else mode end
  where community_id = $1 and person_id = $2`;

const COUNT_TRY = `
  update mail_subscription set code_tries = code_tries + 1
  where community_id = $1 and person_id = $2`;
