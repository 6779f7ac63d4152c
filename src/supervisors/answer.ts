import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Response } from 'express';
import { grantFor } from '../community/rights.rules';
import { type Exported, type ExportFormat, sendExport } from '../ledger/export';
import type { CallerInfo, KnownRequest } from '../platform/http/caller';
import { loginRequired } from '../platform/http/refusal';

/** A book as a page, and as a file whose rows are handed to `send`. */
export interface BookAnswer<View extends object> {
  page: () => Promise<View>;
  file: (send: <Row>(exported: Exported<Row>) => Promise<void>) => Promise<void>;
}

/** Who asks where, and where the answer goes. */
export interface Asked {
  communityId: number;
  caller: CallerInfo;
}

/** Taking a book away needs a right of its own (`ledger.export`); looking at it does not. */
export async function answer<View extends object>(
  response: Response,
  { communityId, caller }: Asked,
  format: ExportFormat | undefined,
  { page, file }: BookAnswer<View>,
): Promise<void> {
  if (!format) {
    response.json(await page());
    return;
  }
  grantFor(caller, communityId, 'ledger.export');
  await file((exported) => sendExport(response, format, exported));
}

/** Community and caller of a request under `/communities/:communityId`. */
export const Asking = createParamDecorator((_data: unknown, context: ExecutionContext): Asked => {
  const { params, caller } = context.switchToHttp().getRequest<KnownRequest>();
  if (!caller) throw loginRequired();
  return { communityId: Number(params['communityId']), caller };
});
