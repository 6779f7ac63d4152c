export interface Building {
  id: string;
  name: string;
  unitCount: number;
  area: string;
}

export interface UnitParty {
  relation: string;
  name: string;
  phoneTail: string | null;
}

export interface Unit {
  id: string;
  building: string;
  door: string;
  label: string;
  kind: string;
  registeredArea: string;
  billingArea: string;
  holding: 'sold' | 'developer';
  handedOverOn: string | null;
  parties: UnitParty[];
}

export interface Invite {
  id: string;
  /** Null in the answer to a repeat: the code was in the first one. */
  code: string | null;
  qrSvg: string | null;
  expiresOn: string;
}

/** A code somebody has on paper. */
export interface OpenInvite {
  id: string;
  unitId: string;
  relation: string;
  expiresOn: string;
  issuedByName: string;
  issuedAt: string;
}

export interface BindingRequest {
  id: string;
  unitId: string;
  unitLabel: string;
  relation: string;
  claimedName: string;
  note: string;
  state: string;
  requestedAt: string;
  /** Whether the roll has this name for the unit. */
  nameInRoll: boolean;
}

export interface LoggedBinding {
  bindingId: string;
  unitLabel: string;
  personName: string;
  relation: string;
  boundVia: 'invite' | 'request';
  confirmedByName: string;
  confirmedParty: string;
  boundAt: string;
  endedAt: string | null;
  endedByName: string | null;
  endReason: string | null;
}

export interface Difference {
  what: string;
  was: string;
  becomes: string;
}

export interface PreviewUnit {
  label: string;
  kindName: string;
  registeredArea: string;
  billingArea: string;
  parties: { relation: string; name: string; phone: string | null }[];
  change: 'added' | 'changed' | 'unchanged';
  differences: Difference[];
}

export interface RollPreview {
  importId: string;
  rows: number;
  buildings: number;
  units: number;
  parties: number;
  added: number;
  changed: number;
  unchanged: number;
  problems: { line: number; column: string; message: string }[];
  /** The first twenty units, changed ones first. */
  preview: PreviewUnit[];
}
