import { canonicalPage, type Text } from './canonical-text.rules';

export const PACKAGE_FORMAT = 'trust-ledger-books/1';
export const MANIFEST = 'manifest.json';
/** SHA-256 of the manifest, so that no byte of it changes unseen. */
export const MANIFEST_DIGEST = 'manifest.sha256';

/** One part of the package: rows as JSON Lines, and a short digest of each line beside it. */
export interface Part {
  readonly file: string;
  readonly digests: string;
  readonly rows: string;
  readonly bytes: string;
  /** Hex. */
  readonly sha256: string;
}

export interface TablePart extends Part {
  readonly table: string;
  /** In the order of the alphabet; a column that is null in a row is not in its line. */
  readonly columns: readonly string[];
}

/** Σ debit and Σ credit of an account within a fund, yuan with two decimals. */
export interface TrialSum {
  readonly account: string;
  readonly fund: string;
  readonly debit: string;
  readonly credit: string;
}

export interface LogState {
  /** Leaves in the package. */
  readonly size: string;
  /** RFC 6962 root over them, hex. */
  readonly root: string;
}

/** The newest head that was signed. */
export interface SignedState extends LogState {
  /** C2SP signed note. */
  readonly note: string;
  readonly vkey: string;
}

/** What a package states of itself; everything in it is worked out again by whoever takes it in. */
export interface Manifest {
  readonly format: string;
  /** Newest migration of the installation it left: the meaning of its columns. */
  readonly schema: string;
  readonly community: { readonly id: string; readonly name: string };
  readonly personalData: 'with' | 'without';
  /** Keyed by the installation's SECRET_KEY: another key cannot read what is sealed. '' without. */
  readonly sealedUnder: string;
  readonly log: LogState;
  /** '' where nothing was signed yet. */
  readonly head: SignedState | '';
  readonly books: {
    /** Last day of the last closed month, or the day before the books start. */
    readonly closedThrough: string;
    readonly throughSeq: string;
    readonly trialBalance: readonly TrialSum[];
  };
  readonly tables: readonly TablePart[];
  /** What single leaves commit to, as far as the reader may see it; only where personal data stay behind. */
  readonly openings: Part | '';
  /** Stored contents, by their SHA-256. */
  readonly files: Part & { readonly included: 'none' | 'public' | 'all' };
}

export function manifestText(manifest: Manifest): string {
  return canonicalPage(manifest as unknown as Text);
}

/** null where the text is not the one way to write a manifest of this format. */
export function parseManifest(text: string): Manifest | null {
  try {
    const manifest = JSON.parse(text) as Manifest;
    return isManifest(manifest) && manifestText(manifest) === text ? manifest : null;
  } catch {
    return null;
  }
}

/** As far as a reader stumbles over it: who forges more than that meets the checks of what it states. */
function isManifest({ format, tables, community, log, files }: Manifest): boolean {
  const texts = [community.id, community.name, log.size, log.root, files.file, files.sha256];
  return (
    format === PACKAGE_FORMAT &&
    Array.isArray(tables) &&
    texts.every((it) => typeof it === 'string')
  );
}

/** The parts in the order in which they lie in the package. */
export function partsOf({ tables, openings, files }: Manifest): readonly Part[] {
  return [...tables, ...(openings === '' ? [] : [openings]), files];
}

/** Where stored content lies in the package. */
export function contentFile(sha256: string): string {
  return `files/${sha256.slice(0, 2)}/${sha256}`;
}
