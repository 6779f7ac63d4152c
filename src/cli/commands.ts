import type { Command } from './command';
import { createAdminCommand } from './create-admin';
import { foundCommunityCommand } from './found-community';
import { migrateCommand } from './migrate';
import { resetLoginCommand } from './reset-login';

/** Every command is here, under the name a person types; each lies in a file of its own. */
export const commands: Record<string, Command> = {
  migrate: migrateCommand,
  'create-admin': createAdminCommand,
  'found-community': foundCommunityCommand,
  'reset-login': resetLoginCommand,
};
