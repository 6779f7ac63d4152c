type Columns = readonly (readonly [name: string, type: string])[];

/** What a posting function is handed of each entry, one array per column. */
const PER_ENTRY: Columns = [
  ['key', 'text'],
  ['hash', 'text'],
  ['booked_on', 'date'],
  ['kind', 'text'],
  ['summary', 'text'],
  ['attachments', 'integer'],
  ['prepared_by', 'uuid'],
  ['reviewed_by', 'uuid'],
  ['posted_by', 'uuid'],
  ['cashier', 'uuid'],
  ['reverses', 'bigint'],
  ['source_kind', 'text'],
  ['source_id', 'uuid'],
];

/** Of each line; `line_entry` counts the entries of its community from 1. */
const PER_LINE: Columns = [
  ['line_entry', 'integer'],
  ['account', 'text'],
  ['fund', 'text'],
  ['debit', 'numeric'],
  ['credit', 'numeric'],
  ['line_summary', 'text'],
  ['unit', 'uuid'],
  ['payee', 'uuid'],
  ['contract', 'uuid'],
  ['budget_line', 'uuid'],
];

/** Of each attached file. */
const PER_FILE: Columns = [
  ['file_entry', 'integer'],
  ['file', 'uuid'],
];

const declared = (columns: Columns) =>
  columns.map(([name, type]) => `p_${name} ${type}[]`).join(', ');

/** Parameters of a posting function. */
export const postingParameters = `
    ${declared(PER_ENTRY)},
    ${declared(PER_LINE)},
    ${declared(PER_FILE)}`;

/** The same arrays as arguments, cut to what begins after `before` and is so long. */
export const postingSlices = (of: Record<'entry' | 'line' | 'file', [string, string]>): string => {
  const cut = (columns: Columns, [before, count]: [string, string]) =>
    columns.map(([name]) => `p_${name}[${before} + 1 : ${before} + ${count}]`).join(', ');
  return `
        ${cut(PER_ENTRY, of.entry)},
        ${cut(PER_LINE, of.line)},
        ${cut(PER_FILE, of.file)}`;
};
