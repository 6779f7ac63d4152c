import type { Resolution } from './types';

/** The draft as the fields hold it. */
export interface ResolutionValues {
  title: string;
  text: string;
  /** 1 to 9, as 民法典 278 counts them. */
  matter: number;
  mode: 'binding' | 'advisory';
  /** null: as the rules of procedure have it. */
  secret: boolean | null;
  opensOn: string;
  closesOn: string;
  subject: Subject | null;
}

export interface Subject {
  kind: string;
  id: string;
  version?: number;
}

export const MATTERS = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;
const OTHER_MAJOR_MATTERS = 9;
const SPECIAL_FROM = 6;
const SPECIAL_TO = 8;

/** 民法典 278: matters 6 to 8 take three quarters. */
export function kindOf(matter: number): 'ordinary' | 'special' {
  return matter >= SPECIAL_FROM && matter <= SPECIAL_TO ? 'special' : 'ordinary';
}

export function emptyValues(subject: Subject | null, title = ''): ResolutionValues {
  return {
    title,
    text: '',
    matter: OTHER_MAJOR_MATTERS,
    mode: 'binding',
    secret: null,
    opensOn: '',
    closesOn: '',
    subject,
  };
}

export function valuesOf(resolution: Resolution): ResolutionValues {
  const { title, text, matter, mode, secret, opensOn, closesOn, subject } = resolution;
  return {
    title,
    text,
    matter,
    mode,
    secret,
    opensOn,
    closesOn,
    subject: subject && subjectOf(subject),
  };
}

function subjectOf({ kind, id, version }: NonNullable<Resolution['subject']>): Subject | null {
  return id === null ? null : { kind, id, ...(version === null ? {} : { version }) };
}

/** What the server is sent; null while something is missing. */
export function bodyOf(values: ResolutionValues): object | null {
  const { title, text, matter, mode, secret, opensOn, closesOn, subject } = values;
  const isWhole = title.trim().length > 1 && text.trim().length > 1 && opensOn && closesOn;
  if (!isWhole) return null;
  return {
    matter,
    mode,
    ...(secret === null ? {} : { secret }),
    title: title.trim(),
    text: text.trim(),
    opensOn,
    closesOn,
    ...(subject ? { subject } : {}),
  };
}

/** "budget:…:2" in the address: what the vote is about, as the page that sent one here says. */
export function subjectIn(params: URLSearchParams): Subject | null {
  const [kind, id, version] = params.get('subject')?.split(':') ?? [];
  if (!kind || !id) return null;
  return { kind, id, ...(version ? { version: Number(version) } : {}) };
}
