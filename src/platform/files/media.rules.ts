import { cleanFileName, extensionOf } from './file-name.rules';
import { fileErrors } from './files.errors';
import { isPolyglot, sniff } from './sniff.rules';
import type { DomainError } from '../../shared/domain-error';
import type { MediaKind } from './sniff.rules';

/** Why a file is sent: shown to residents as proof, or read once as data. */
export type FilePurpose = 'evidence' | 'import';

/** A file as it arrived; nothing in it is believed. */
export interface Upload {
  readonly bytes: Buffer;
  readonly name: string;
  readonly declaredType: string;
  /** The person's id. */
  readonly uploadedBy: string;
  readonly purpose: FilePurpose;
}

export type AcceptedKind = 'jpeg' | 'png' | 'webp' | 'gif' | 'pdf' | 'xlsx' | 'csv';

/** A file whose name, declared type, size and first bytes agree. Its inside is yet to be checked. */
export interface AcceptedMedia {
  readonly kind: AcceptedKind;
  readonly mediaType: string;
  readonly name: string;
}

interface KindRule {
  readonly label: string;
  readonly mediaType: string;
  readonly extensions: readonly [string, ...string[]];
  /** Other names browsers have for the same type. */
  readonly aliases: readonly string[];
  readonly purpose: FilePurpose;
}

export const MEDIA: Readonly<Record<AcceptedKind, KindRule>> = {
  jpeg: {
    label: 'JPG 图片',
    mediaType: 'image/jpeg',
    extensions: ['jpg', 'jpeg', 'jpe', 'jfif'],
    aliases: ['image/jpg', 'image/pjpeg'],
    purpose: 'evidence',
  },
  png: {
    label: 'PNG 图片',
    mediaType: 'image/png',
    extensions: ['png'],
    aliases: ['image/x-png'],
    purpose: 'evidence',
  },
  webp: {
    label: 'WebP 图片',
    mediaType: 'image/webp',
    extensions: ['webp'],
    aliases: [],
    purpose: 'evidence',
  },
  gif: {
    label: 'GIF 图片',
    mediaType: 'image/gif',
    extensions: ['gif'],
    aliases: [],
    purpose: 'evidence',
  },
  pdf: {
    label: 'PDF',
    mediaType: 'application/pdf',
    extensions: ['pdf'],
    aliases: ['application/x-pdf'],
    purpose: 'evidence',
  },
  xlsx: {
    label: 'Excel 表格',
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    extensions: ['xlsx'],
    aliases: ['application/zip', 'application/x-zip-compressed'],
    purpose: 'import',
  },
  csv: {
    label: '文本表格',
    mediaType: 'text/csv',
    extensions: ['csv', 'txt'],
    // Windows with Excel installed calls every .csv a spreadsheet of 1997.
    aliases: ['text/plain', 'application/csv', 'application/vnd.ms-excel'],
    purpose: 'import',
  },
};

export const SIZE_MAX: Readonly<Record<FilePurpose, number>> = {
  evidence: 20 * 1024 * 1024,
  import: 10 * 1024 * 1024,
};

const REFUSED: Readonly<Partial<Record<MediaKind, () => DomainError>>> = {
  heic: fileErrors.heic,
  svg: fileErrors.svg,
  html: fileErrors.html,
  xml: fileErrors.electronicInvoice,
  ofd: fileErrors.electronicInvoice,
  oldOffice: fileErrors.oldOffice,
};
// What a browser sends when it does not know, which is no claim to be contradicted.
const NO_CLAIM: readonly string[] = ['', 'application/octet-stream', 'binary/octet-stream'];

/**
 * Decides by name, declared type, size and bytes whether a file may come in for its purpose.
 * @throws DomainError with the first reason against it.
 */
export function assertAcceptable(upload: Upload): AcceptedMedia {
  assertSize(upload.bytes.length, upload.purpose);
  const name = cleanFileName(upload.name);
  const kind = acceptedKindOf(upload);
  assertDeclared(kind, name, upload.declaredType);
  if (MEDIA[kind].purpose !== upload.purpose) {
    throw upload.purpose === 'evidence' ? fileErrors.notEvidence() : fileErrors.notImport();
  }
  return { kind, mediaType: MEDIA[kind].mediaType, name };
}

function assertSize(size: number, purpose: FilePurpose): void {
  if (size === 0) throw fileErrors.empty();
  if (size > SIZE_MAX[purpose]) throw fileErrors.tooLarge(SIZE_MAX[purpose]);
}

function acceptedKindOf(upload: Upload): AcceptedKind {
  const { bytes } = upload;
  const sniffed = sniff(bytes);
  if (sniffed === 'zip') throw notAWorkbook(upload);
  const refusal = REFUSED[sniffed];
  if (refusal) throw refusal();
  if (isPolyglot(sniffed, bytes)) throw fileErrors.polyglot();
  if (sniffed === 'text') return 'csv';
  if (!isAcceptedKind(sniffed)) throw fileErrors.unknownType();
  return sniffed;
}

/** An archive without a workbook in it: a broken .xlsx by its name, else what it says it is. */
function notAWorkbook({ name, purpose }: Upload): DomainError {
  const isSheet = extensionOf(cleanFileName(name)) === 'xlsx';
  if (purpose === 'import') return isSheet ? fileErrors.zipDamaged() : fileErrors.zipNotTable();
  return isSheet ? fileErrors.notEvidence() : fileErrors.zip();
}

function isAcceptedKind(kind: string): kind is AcceptedKind {
  return Object.hasOwn(MEDIA, kind);
}

function assertDeclared(kind: AcceptedKind, name: string, declaredType: string): void {
  const rule = MEDIA[kind];
  const extension = extensionOf(name);
  if (extension !== '' && !rule.extensions.includes(extension)) {
    throw fileErrors.typeMismatch(rule.label, `.${extension}`);
  }
  const declared = declaredType.split(';')[0]?.trim().toLowerCase() ?? '';
  const known = [rule.mediaType, ...rule.aliases, ...NO_CLAIM];
  if (!known.includes(declared)) {
    throw fileErrors.typeMismatch(rule.label, cleanFileName(declared.replaceAll('/', ' ')));
  }
}
