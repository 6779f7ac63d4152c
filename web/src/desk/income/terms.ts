import type { FileView } from '../../shared/api/types';
import { today } from '../../shared/format/dates';
import { pointMoved } from '../../shared/format/decimal';
import { typedYuan } from '../../shared/format/yuan';
import { exactYuan } from '../ui/exactYuan';
import type { IncomeVersion } from './types';

export const KINDS = [
  'lift-adverts',
  'parking',
  'lockers',
  'telecom',
  'rent',
  'venue',
  'charging',
  'other',
] as const;
export const OWNERS = ['COMMON', 'DEVELOPER', 'PRIVATE'] as const;
export const SCHEDULES = ['monthly', 'quarterly', 'yearly', 'once', 'daily', 'none'] as const;
export const SHARES = ['no', 'rate', 'sum'] as const;

/** What the form holds; amounts as they are typed. */
export interface TermsValues {
  kind: string;
  place: string;
  owner: string;
  counterparty: string;
  counterpartyKind: string;
  startsOn: string;
  endsOn: string;
  schedule: string;
  amount: string;
  dueDay: number | null;
  incomeAccount: string;
  share: (typeof SHARES)[number];
  /** Percent of a rate, yuan of a sum. */
  shareValue: string;
  resolutionRef: string;
  files: FileView[];
  fileId: string | null;
}

export const EMPTY_TERMS: TermsValues = {
  kind: 'lift-adverts',
  place: '',
  owner: 'COMMON',
  counterparty: '',
  counterpartyKind: 'organisation',
  startsOn: today(),
  endsOn: '',
  schedule: 'yearly',
  amount: '',
  dueDay: 1,
  incomeAccount: '',
  share: 'no',
  shareValue: '',
  resolutionRef: '',
  files: [],
  fileId: null,
};

export const hasInstalments = (schedule: string): boolean =>
  schedule !== 'daily' && schedule !== 'none';

/** The version as the form shows it. */
export function termsOf(version: IncomeVersion): TermsValues {
  const { developerShare, endsOn, amount, ...rest } = version;
  return {
    ...EMPTY_TERMS,
    ...rest,
    endsOn: endsOn ?? '',
    amount: amount ?? '',
    share: developerShare ? (developerShare.kind === 'rate' ? 'rate' : 'sum') : 'no',
    shareValue: developerShare ? shownShare(developerShare) : '',
  };
}

/** "0.3" → "30": a share is agreed in percent. */
function shownShare({ kind, value }: { kind: string; value: string }): string {
  if (kind !== 'rate') return value;
  return pointMoved(value, 2);
}

/** What the server is sent; what is empty or does not apply is left out. */
export function bodyOf(values: TermsValues): Record<string, unknown> {
  const counterparty = values.counterparty.trim();
  return filled({
    kind: values.kind,
    place: values.place.trim(),
    owner: values.owner,
    startsOn: values.startsOn,
    endsOn: values.endsOn,
    schedule: values.schedule,
    incomeAccount: values.incomeAccount,
    ...(hasInstalments(values.schedule) ? dueOf(values) : {}),
    counterparty,
    counterpartyKind: counterparty && values.counterpartyKind,
    developerShare: shareOf(values),
    fileId: values.files[0]?.id ?? values.fileId,
    resolutionRef: values.resolutionRef.trim(),
  });
}

const dueOf = ({ amount, dueDay }: TermsValues) => ({
  amount: exactYuan(typedYuan(amount) ?? amount),
  dueDay,
});

function shareOf({ share, shareValue }: TermsValues) {
  if (share === 'no') return null;
  const value = share === 'rate' ? pointMoved(shareValue.trim(), -2) : exactYuan(shareValue);
  return { kind: share, value };
}

function filled(body: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(body).filter(([, value]) => value !== '' && value !== null),
  );
}
