import { Injectable } from '@nestjs/common';
import { createHash, randomBytes } from 'node:crypto';
import { type EntityManager, IsNull, LessThan, MoreThan, Not } from 'typeorm';
import { newId } from '../../shared/ids';
import { Clock } from '../clock';
import { Transactions } from '../database/transactions';
import { Authority } from '../http/authority';
import type { CallerInfo } from '../http/caller';
import { loginErrors } from './login.errors';
import { SessionRow } from './login.entities';
import { SecurityEvents } from './security-events';
import type { VisitInfo } from './visit';

const minuteMs = 60_000;
/** A desk left alone overnight is signed out by morning. */
export const idleMs = 12 * 60 * minuteMs;
export const absoluteMs = 14 * 24 * 60 * minuteMs;
// Noting every request would be a write for every read.
const touchMs = minuteMs;
const tokenBytes = 32;

export interface OpenedSession {
  sessionId: string;
  /** 256 random bits, base64url; handed out once, kept only as its SHA-256. */
  token: string;
  lastsMs: number;
}

export type LoginRef = { loginId: string; personId: string };

interface LiveSession {
  session_id: string;
  login_id: string;
  person_id: string;
  name: string;
  is_operator: boolean;
  must_change_password: boolean;
  last_seen_at: Date;
}

/** Opaque sessions in PostgreSQL: what is revoked here is over at the next request. */
@Injectable()
export class SessionService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly authority: Authority,
    private readonly events: SecurityEvents,
  ) {}

  /** Always a new token: one that was known before log-in is worth nothing after it (fixation). */
  async open(tx: EntityManager, login: LoginRef, visit: VisitInfo): Promise<OpenedSession> {
    const token = randomBytes(tokenBytes).toString('base64url');
    const now = this.clock.now();
    const opened = { sessionId: newId(), token, lastsMs: absoluteMs };
    // Whoever comes clears away what she left: the security log remembers, the sessions are of no use.
    await tx.delete(SessionRow, { loginId: login.loginId, expiresAt: LessThan(now) });
    await tx.insert(SessionRow, {
      id: opened.sessionId,
      loginId: login.loginId,
      tokenHash: hashOf(token),
      device: visit.device,
      createdAt: now,
      lastSeenAt: now,
      expiresAt: new Date(now.getTime() + absoluteMs),
      revokedAt: null,
    });
    await this.events.record(tx, { kind: 'sign-in.ok', ...login, network: visit.network });
    return opened;
  }

  /** Who carries this token, with posts and homes as of now; null when the session is over. */
  async callerOf(token: string): Promise<CallerInfo | null> {
    return this.transactions.lookUp(async (tx) => {
      const live = await this.live(tx, token);
      if (!live) return null;
      const memberships = await this.authority.membershipsOf(tx, live.person_id);
      return {
        personId: live.person_id,
        loginId: live.login_id,
        sessionId: live.session_id,
        name: live.name,
        isOperator: live.is_operator,
        mustChangePassword: live.must_change_password,
        ...memberships,
      };
    });
  }

  /** Sessions of the caller's own log-in that are still good, latest first. */
  async devicesOf(caller: CallerInfo): Promise<SessionRow[]> {
    const now = this.clock.now();
    return this.transactions.lookUp((tx) =>
      tx.find(SessionRow, {
        where: {
          loginId: caller.loginId,
          revokedAt: IsNull(),
          expiresAt: MoreThan(now),
          lastSeenAt: MoreThan(new Date(now.getTime() - idleMs)),
        },
        order: { lastSeenAt: 'DESC', id: 'DESC' },
      }),
    );
  }

  /** Ends one of the caller's own sessions. @throws DomainError `session.unknown` for any other. */
  async revoke(tx: EntityManager, caller: CallerInfo, sessionId: string): Promise<void> {
    const mine = { id: sessionId, loginId: caller.loginId, revokedAt: IsNull() };
    const { affected } = await tx.update(SessionRow, mine, { revokedAt: this.clock.now() });
    if (affected !== 1) throw loginErrors.deviceUnknown();
    const kind = sessionId === caller.sessionId ? 'sign-out' : 'session.revoked';
    await this.events.record(tx, { kind, loginId: caller.loginId, personId: caller.personId });
  }

  /** Ends every session of the log-in but the one in use. */
  async revokeOthers(tx: EntityManager, caller: CallerInfo): Promise<void> {
    const others = { loginId: caller.loginId, id: Not(caller.sessionId), revokedAt: IsNull() };
    const { affected } = await tx.update(SessionRow, others, { revokedAt: this.clock.now() });
    await this.events.record(tx, {
      kind: 'session.revoked',
      loginId: caller.loginId,
      personId: caller.personId,
      detail: { sessions: affected ?? 0 },
    });
  }

  /** Whatever session this browser brought along ends when it signs in anew. */
  async end(tx: EntityManager, token: string | null): Promise<void> {
    if (token === null) return;
    const old = { tokenHash: hashOf(token), revokedAt: IsNull() };
    await tx.update(SessionRow, old, { revokedAt: this.clock.now() });
  }

  private async live(tx: EntityManager, token: string): Promise<LiveSession | null> {
    const now = this.clock.now();
    const [live] = await tx.query<LiveSession[]>(
      `select s.id as session_id, s.login_id, l.person_id, p.name, l.is_operator,
         l.must_change_password, s.last_seen_at
       from login_session s
       join login l on l.id = s.login_id
       join person p on p.id = l.person_id
       where s.token_hash = $1 and s.revoked_at is null and l.disabled_at is null
         and s.expires_at > $2 and s.last_seen_at > $3`,
      [hashOf(token), now, new Date(now.getTime() - idleMs)],
    );
    if (!live) return null;
    if (now.getTime() - live.last_seen_at.getTime() > touchMs) {
      await tx.update(SessionRow, { id: live.session_id }, { lastSeenAt: now });
    }
    return live;
  }
}

/** A token has 256 random bits: a plain hash of it cannot be guessed back, and needs no salt. */
function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
