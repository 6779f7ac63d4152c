import type { parseArgs } from 'node:util';

export type CommandValues = ReturnType<typeof parseArgs>['values'];

export interface Command {
  /** One line of `npm run cli -- help`. */
  summary: string;
  /** Its options, for a person. */
  usage: string;
  options: NonNullable<NonNullable<Parameters<typeof parseArgs>[0]>['options']>;
  /** 0 when it went well, 1 when it did not; it prints what happened. */
  run(values: CommandValues): Promise<number>;
}
