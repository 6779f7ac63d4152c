import type { Command } from './command';
import { migrateCommand } from './migrate';

/** Every command is here, under the name a person types; each lies in a file of its own. */
export const commands: Record<string, Command> = {
  migrate: migrateCommand,
};
