/** The side of the trust a person acts for; `beneficiary` is every bound resident. */
export type Party = 'trustor' | 'trustee' | 'supervisor' | 'auditor' | 'beneficiary';

/** What a person holds in a community. All but `resident` are granted by name and for a time. */
export type Post =
  | 'chair'
  | 'member'
  | 'finance-member'
  | 'manager'
  | 'clerk'
  | 'accountant'
  | 'cashier'
  | 'reviewer'
  | 'protector'
  | 'residents-committee'
  | 'subdistrict'
  | 'auditor'
  | 'resident';

/** A post in force today. */
export interface HeldGrant {
  communityId: number;
  grantId: string;
  party: Party;
  post: Post;
}

/** A home a person is bound to today; `relation` is owner, tenant or family. */
export interface HeldBinding {
  communityId: number;
  bindingId: string;
  unitId: string;
  relation: string;
}

/** A firm the person worked for, whose term as trustee is over: its posts hold no more. */
export interface FormerTrustee {
  communityId: number;
  firm: string;
  endedAt: Date;
}

export interface Memberships {
  grants: readonly HeldGrant[];
  bindings: readonly HeldBinding[];
  /** So that a refusal can say why; left out where there is none. */
  former?: readonly FormerTrustee[];
}

/** In what capacity a person does this one thing; `grantId` is null for a resident. */
export interface ActingGrant {
  communityId: number;
  grantId: string | null;
  party: Party;
  post: Post;
}
