import type { GrantedPostOf } from './grants.service';

/** 授权已生效 */
export class GrantView {
  grantId!: string;
  personId!: string;
  /** Of the log-in made with the grant; null when she has one already. */
  loginName!: string | null;
  /** Shown this once; kept nowhere. */
  initialPassword!: string | null;
  /** This request was answered before, with the password that is not repeated here. */
  alreadyShown!: boolean;
}

/** What is kept of the answer for a repeat of the request: everything but the password. */
export type RememberedGrant = Pick<GrantView, 'grantId' | 'personId' | 'loginName'>;

export function rememberedGrantOf(granted: GrantedPostOf): RememberedGrant {
  const { grantId, personId, loginName } = granted;
  return { grantId, personId, loginName };
}

/** `initialPassword` is null for a repeat, and when no log-in was made. */
export function grantViewOf(granted: RememberedGrant, initialPassword: string | null): GrantView {
  const alreadyShown = granted.loginName !== null && initialPassword === null;
  return { ...granted, initialPassword, alreadyShown };
}
