import type { ListedRequest, LoggedBinding, OwnUnit } from './bindings.queries';
import type { OpenInvite } from './invites.queries';
import type { IssuedInvite } from './invites.service';
import { maskedName } from './masking.rules';

/** 邀请码, shown once */
export class InviteView {
  id!: string;
  /** Null for a repeat of a request: the code was in the first answer and is kept nowhere */
  code!: string | null;
  /** The address of the code as a picture, SVG text */
  qrSvg!: string | null;
  expiresOn!: string;
}

/** 还能用的邀请码；码本身不再显示 */
export class OpenInviteView {
  id!: string;
  unitId!: string;
  unitLabel!: string;
  relation!: string;
  expiresOn!: string;
  issuedByName!: string;
  issuedParty!: string;
  issuedAt!: string;
}

export class OpenInvitesView {
  items!: OpenInviteView[];
  next!: string | null;
}

export class BindingView {
  bindingId!: string;
  unitId!: string;
  label!: string;
}

/** 绑定申请, as whoever decides it and the person herself see it */
export class BindingRequestView {
  id!: string;
  unitId!: string;
  unitLabel!: string;
  relation!: string;
  claimedName!: string;
  note!: string;
  /** pending, confirmed, refused or withdrawn */
  state!: string;
  requestedAt!: string;
  decidedByName!: string | null;
  decidedParty!: string | null;
  decidedAt!: string | null;
  reason!: string | null;
  /** Whether the roll has this name for the unit */
  nameInRoll!: boolean;
}

export class BindingRequestsView {
  items!: BindingRequestView[];
  next!: string | null;
}

export class RequestedView {
  id!: string;
}

/** 绑定记录 */
export class BindingLogItemView {
  bindingId!: string;
  unitLabel!: string;
  /** 王*明 unless the reader needs to know */
  personName!: string;
  relation!: string;
  boundVia!: string;
  confirmedByName!: string;
  confirmedParty!: string;
  boundAt!: string;
  endedAt!: string | null;
  endedByName!: string | null;
  endReason!: string | null;
}

export class BindingLogView {
  items!: BindingLogItemView[];
  next!: string | null;
}

export class OwnUnitView {
  bindingId!: string;
  unitId!: string;
  label!: string;
  relation!: string;
  registeredArea!: string;
  billingArea!: string;
  boundAt!: string;
}

export class OwnRequestView {
  id!: string;
  unitLabel!: string;
  relation!: string;
  state!: string;
  requestedAt!: string;
  decidedAt!: string | null;
  reason!: string | null;
}

/** 我的房屋: the caller's own and nobody else's */
export class OwnUnitsView {
  units!: OwnUnitView[];
  requests!: OwnRequestView[];
}

/** What is kept of the answer for a repeat of the request: everything but the code. */
export type RememberedInvite = Pick<InviteView, 'id' | 'expiresOn'>;

export function rememberedInviteOf({ id, expiresOn }: IssuedInvite): RememberedInvite {
  return { id, expiresOn };
}

/** `shown` is null for a repeat of the request. */
export function inviteViewOf(
  { id, expiresOn }: RememberedInvite,
  shown: { code: string; qrSvg: string } | null,
): InviteView {
  return { id, code: shown?.code ?? null, qrSvg: shown?.qrSvg ?? null, expiresOn };
}

export function openInviteViewOf({ issuedAt, ...invite }: OpenInvite): OpenInviteView {
  return { ...invite, issuedAt: issuedAt.toISOString() };
}

export function bindingRequestViewOf(request: ListedRequest): BindingRequestView {
  return {
    id: request.id,
    unitId: request.unitId,
    unitLabel: request.unitLabel,
    relation: request.relation,
    claimedName: request.claimedName,
    note: request.note,
    state: request.state,
    requestedAt: request.requestedAt.toISOString(),
    decidedByName: request.decidedByName,
    decidedParty: request.decidedParty,
    decidedAt: request.decidedAt?.toISOString() ?? null,
    reason: request.reason,
    nameInRoll: request.nameInRoll,
  };
}

/** `names` says whether this reader may read other households' names (right `roll.names`). */
export function bindingLogItemViewOf(binding: LoggedBinding, names: boolean): BindingLogItemView {
  return {
    bindingId: binding.bindingId,
    unitLabel: binding.unitLabel,
    personName: names ? binding.personName : maskedName(binding.personName),
    relation: binding.relation,
    boundVia: binding.boundVia,
    confirmedByName: binding.confirmedByName,
    confirmedParty: binding.confirmedParty,
    boundAt: binding.boundAt.toISOString(),
    endedAt: binding.endedAt?.toISOString() ?? null,
    endedByName: binding.endedByName,
    endReason: binding.endReason,
  };
}

export function ownUnitsViewOf(
  units: readonly OwnUnit[],
  requests: readonly ListedRequest[],
): OwnUnitsView {
  return { units: units.map(ownUnitViewOf), requests: requests.map(ownRequestViewOf) };
}

function ownUnitViewOf(unit: OwnUnit): OwnUnitView {
  return {
    bindingId: unit.bindingId,
    unitId: unit.unitId,
    label: unit.label,
    relation: unit.relation,
    registeredArea: unit.registeredArea,
    billingArea: unit.billingArea,
    boundAt: unit.boundAt.toISOString(),
  };
}

function ownRequestViewOf(request: ListedRequest): OwnRequestView {
  return {
    id: request.id,
    unitLabel: request.unitLabel,
    relation: request.relation,
    state: request.state,
    requestedAt: request.requestedAt.toISOString(),
    decidedAt: request.decidedAt?.toISOString() ?? null,
    reason: request.reason,
  };
}
