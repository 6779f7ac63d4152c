/** Where the bytes of a leaf and the rows they are about first differ. */
export interface Difference {
  readonly table: string;
  /** What follows the entry's number in the row's key: a line, a file; '' for the row itself. */
  readonly part: string;
  readonly column: string;
  /** As the leaf has it; null for nothing. */
  readonly written: string | null;
  /** As the row has it now. */
  readonly standing: string | null;
  /** Private columns are told apart by their commitments: their words are nobody's business here. */
  readonly secret: boolean;
}

interface Field {
  readonly table: string;
  readonly part: string;
  readonly column: string;
  readonly value: string;
  readonly secret: boolean;
}

/** The columns of the keys by which lines and files are told apart. */
const PART_KEYS: Readonly<Record<string, string>> = {
  posting: 'community_id,seq,line',
  entry_file: 'community_id,seq,file_id',
};

/**
 * The first column in which the leaf's body and the body made from the rows as they stand differ.
 * @param written and standing: bodies of leaves, the first possibly damaged beyond reading.
 * @returns null where they are the same to the byte.
 */
export function differenceOf(written: string, standing: string): Difference | null {
  if (written === standing) return null;
  const leaf = fieldsOf(written);
  const rows = fieldsOf(standing);
  if (!leaf || !rows || changesEveryCommitment(leaf, rows)) {
    const column = leaf && rows ? 'salt' : 'body';
    const secret = true;
    return { table: 'log_leaf', part: '', column, written: null, standing: null, secret };
  }
  return missingPart(leaf, rows) ?? changedField(leaf, rows) ?? unreadable;
}

const unreadable: Difference = {
  table: 'log_leaf',
  part: '',
  column: 'body',
  written: null,
  standing: null,
  secret: true,
};

type Fields = ReadonlyMap<string, Field>;

function fieldsOf(body: string): Fields | null {
  try {
    const leaf = JSON.parse(body) as Record<string, unknown>;
    const kind = String(leaf['kind']);
    const fields = [
      ...rowFields(leaf['row'], kind, ''),
      ...listed(leaf['lines']).flatMap((line) => rowFields(line, 'posting', text(line, 'line'))),
      ...listed(leaf['files']).flatMap((f) => rowFields(f, 'entry_file', text(f, 'file_id'))),
    ];
    return new Map(fields.map((each) => [`${each.table}/${each.part}/${each.column}`, each]));
  } catch {
    return null;
  }
}

function rowFields(row: unknown, table: string, part: string): Field[] {
  if (typeof row !== 'object' || row === null) throw new SyntaxError('a leaf has rows');
  return Object.entries(row as Record<string, unknown>).map(([column, value]) => {
    const secret = typeof value !== 'string';
    return { table, part, column, secret, value: secret ? JSON.stringify(value) : value };
  });
}

/** All of three or more commitments at once: not the row was changed, but what they are opened with. */
function changesEveryCommitment(leaf: Fields, rows: Fields): boolean {
  const secrets = [...leaf].filter(([, { secret }]) => secret);
  return (
    secrets.length > 2 &&
    secrets.every(([path, { value }]) => rows.get(path)?.value !== value) &&
    [...leaf].every(([path, { secret, value }]) => secret || rows.get(path)?.value === value)
  );
}

/** A whole line or file that is only on one side. */
function missingPart(leaf: Fields, rows: Fields): Difference | null {
  for (const [table, column] of Object.entries(PART_KEYS)) {
    const [ours, theirs] = [partsOf(leaf, table), partsOf(rows, table)];
    const gone = [...ours].find((part) => !theirs.has(part));
    const extra = [...theirs].find((part) => !ours.has(part));
    const part = gone ?? extra;
    if (part === undefined) continue;
    const [written, standing] = gone === undefined ? [null, '多出的一行'] : ['有这一行', null];
    return { table, part, column, written, standing, secret: false };
  }
  return null;
}

function changedField(leaf: Fields, rows: Fields): Difference | null {
  const paths = [...new Set([...leaf.keys(), ...rows.keys()])];
  const path = paths.find((each) => leaf.get(each)?.value !== rows.get(each)?.value);
  return path === undefined ? null : changeOf(leaf.get(path), rows.get(path));
}

function changeOf(written: Field | undefined, standing: Field | undefined): Difference | null {
  const field = written ?? standing;
  if (!field) return null;
  const { table, part, column } = field;
  const secret = [written, standing].some((each) => each?.secret === true);
  const shown = (each: Field | undefined) => (secret ? null : (each?.value ?? null));
  return { table, part, column, written: shown(written), standing: shown(standing), secret };
}

function partsOf(fields: Fields, table: string): Set<string> {
  return new Set([...fields.values()].flatMap((f) => (f.table === table ? [f.part] : [])));
}

function listed(list: unknown): unknown[] {
  return Array.isArray(list) ? list : [];
}

function text(row: unknown, column: string): string {
  return String((row as Record<string, unknown> | null)?.[column]);
}
