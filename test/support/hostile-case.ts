/** A file someone might send, and what must become of it. */
export interface HostileFile {
  readonly what: string;
  readonly name: string;
  readonly declaredType: string;
  readonly purpose: 'evidence' | 'import';
  readonly make: () => Buffer | Promise<Buffer>;
  /** The code of the refusal, or the name under which it is taken in, made harmless. */
  readonly expected: { readonly refused: string } | { readonly takenAs: string };
}

type Make = HostileFile['make'];

const TYPES: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
  pdf: 'application/pdf',
  svg: 'image/svg+xml',
  html: 'text/html',
  xml: 'text/xml',
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** Declared as its extension says, which is what a browser does. */
function file(purpose: HostileFile['purpose'], name: string) {
  const declaredType = TYPES[name.split('.').at(-1) ?? ''] ?? '';
  return {
    refused: (code: string, what: string, make: Make): HostileFile => ({
      what,
      name,
      declaredType,
      purpose,
      make,
      expected: { refused: `file.${code}` },
    }),
    taken: (takenAs: string, what: string, make: Make): HostileFile => ({
      what,
      name,
      declaredType,
      purpose,
      make,
      expected: { takenAs },
    }),
  };
}

export const evidence = (name: string) => file('evidence', name);
export const imported = (name: string) => file('import', name);
