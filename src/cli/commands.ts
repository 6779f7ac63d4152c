import { billCommand } from './bill';
import type { Command } from './command';
import { createAdminCommand } from './create-admin';
import { demoCommand } from './demo';
import { eraseWordsCommand } from './erase-words';
import { exportBooksCommand } from './export-books';
import { foundCommunityCommand } from './found-community';
import { importBooksCommand } from './import-books';
import { migrateCommand } from './migrate';
import { openApiCommand } from './openapi';
import { resetLoginCommand } from './reset-login';
import { verifyCommand } from './verify';

/** Every command is here, under the name a person types; each lies in a file of its own. */
export const commands: Record<string, Command> = {
  migrate: migrateCommand,
  'create-admin': createAdminCommand,
  'found-community': foundCommunityCommand,
  'reset-login': resetLoginCommand,
  demo: demoCommand,
  bill: billCommand,
  verify: verifyCommand,
  'erase-words': eraseWordsCommand,
  'export-books': exportBooksCommand,
  'import-books': importBooksCommand,
  openapi: openApiCommand,
};
