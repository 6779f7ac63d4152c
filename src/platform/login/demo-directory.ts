/** Someone whose place a visitor of the demonstration may take. */
export interface DemoPerson {
  key: string;
  name: string;
  post: string;
  postName: string;
  community: string;
  /** One sentence in her own words: what she does here. */
  says: string;
}

/**
 * Who may be tried out in demo mode. Filled by the demonstration itself; bound nowhere else.
 * The log-in of a key is named `demo-<key>`.
 */
export abstract class DemoDirectory {
  abstract people(): Promise<DemoPerson[]>;
}

export function demoLoginName(key: string): string {
  return `demo-${key}`;
}
