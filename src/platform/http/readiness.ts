import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnModuleDestroy,
} from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { Server } from 'node:http';
import { Config } from '../config';
import { migrationNames } from '../database/migrate';
import { migrationsTable } from '../database/data-source';
import { Transactions } from '../database/transactions';

const drainMs = 20_000;
/** A load balancer asks every second or two; until it has, it still sends us visitors. */
const noticeMs = 3_000;

/**
 * Whether new requests should come here, and leaving in good order: first "not ready", then no new
 * connections, then up to 20 s for what is under way, then the rest is cut off.
 */
@Injectable()
export class Readiness implements OnModuleDestroy, BeforeApplicationShutdown {
  private readonly logger = new Logger('Http');
  private leaving = false;
  private readonly notes = new Map<string, () => unknown>();

  constructor(
    private readonly config: Config,
    private readonly transactions: Transactions,
    private readonly adapter: HttpAdapterHost,
  ) {}

  /** Something worth knowing that does not stop us serving; everyone may read it. */
  tell(name: string, read: () => unknown): void {
    this.notes.set(name, read);
  }

  /** What the rooms have to tell, by name; those that have nothing yet are left out. */
  told(): Record<string, unknown> {
    return Object.fromEntries([...this.notes].map(([name, read]) => [name, read()]));
  }

  /** Why not, in short words for an operator; none is ready. */
  async faults(): Promise<string[]> {
    if (this.leaving) return ['shutting down'];
    try {
      return await this.transactions.runGlobal(async (tx) => {
        const rows = await tx.query<{ name: string }[]>(`select name from ${migrationsTable}`);
        const applied = new Set(rows.map((row) => row.name));
        const missing = migrationNames().filter((name) => !applied.has(name));
        return missing.map((name) => `migration missing: ${name}`);
      });
    } catch {
      return ['database unreachable'];
    }
  }

  async onModuleDestroy(): Promise<void> {
    this.leaving = true;
    // Nobody stands before us on a desk computer: then there is nobody to notify.
    if (this.config.trustProxy !== false) {
      await new Promise((resolve) => setTimeout(resolve, noticeMs));
    }
  }

  beforeApplicationShutdown(): void {
    // A command or the demonstration runs without a socket.
    const server = this.adapter.httpAdapter?.getHttpServer() as Server | undefined;
    if (!server) return;
    server.closeIdleConnections?.();
    const cut = setTimeout(() => {
      this.logger.warn('requests still under way after 20 s were cut off');
      server.closeAllConnections();
    }, drainMs);
    cut.unref();
    server.once('close', () => clearTimeout(cut));
  }
}
