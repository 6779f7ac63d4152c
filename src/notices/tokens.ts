import { Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { Sealing } from '../platform/login/sealing';

/** A secret address as it is kept: found again by its hash, shown again to its owner from the seal. */
export interface KeptToken {
  readonly token: string;
  readonly hash: string;
  readonly sealed: string;
}

const BYTES = 24;
const FORM = /^(\d{1,9})-[\w-]{32}$/;

/**
 * Secret addresses that open without a log-in (a feed, the way out of mail): 192 random bits behind the
 * number of the community, which says where to look. At rest they are a keyed hash and a seal.
 */
@Injectable()
export class NoticeTokens {
  constructor(private readonly sealing: Sealing) {}

  make(communityId: number): KeptToken {
    const token = `${communityId}-${randomBytes(BYTES).toString('base64url')}`;
    return {
      token,
      hash: this.hashOf(token),
      sealed: this.sealing.seal(token, 'notice-token'),
    };
  }

  hashOf(token: string): string {
    return this.sealing.keyedHash(token, 'notice-token');
  }

  shown(sealed: string): string {
    return this.sealing.unseal(sealed, 'notice-token');
  }

  /** Where to look for it; null for what cannot be one of ours. */
  communityOf(token: string): number | null {
    const [, id] = FORM.exec(token) ?? [];
    const community = Number(id ?? 0);
    return community > 0 && community < 2_147_483_648 ? community : null;
  }
}
