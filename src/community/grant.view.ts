import type { GrantedPostOf } from './grants.service';

/** 授权已生效 */
export class GrantView {
  grantId!: string;
  personId!: string;
  /** Of the log-in made just now; null when she has one already. */
  loginName!: string | null;
  /** Shown this once. */
  initialPassword!: string | null;
}

export function grantViewOf(granted: GrantedPostOf): GrantView {
  const { grantId, personId, loginName, initialPassword } = granted;
  return { grantId, personId, loginName, initialPassword };
}
