import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { Refusal } from './refusal';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);
/** Payment firms, and mail programs that end a subscription for their reader (RFC 8058). */
const machineDoors = ['/api/payment-channels/', '/api/mail/unsubscribe/'];
const ownFetchSites = new Set(['same-origin', 'none']);

export interface SentFrom {
  method: string;
  /** What the browser says of its own accord; a page cannot set it. */
  fetchSite: string | undefined;
  origin: string | undefined;
  contentType: string | undefined;
  hasBody: boolean;
  /** Our own addresses: as published, and as this request called us. */
  ours: readonly string[];
}

/**
 * Why a request that changes something is not ours to obey (CSRF); null when it is. A request that
 * says nothing of where it comes from is refused too: every browser of the last years says it.
 */
export function foreignness(sent: SentFrom): 'cross-site' | 'content-type' | null {
  if (safeMethods.has(sent.method)) return null;
  if (!comesFromUs(sent)) return 'cross-site';
  return sent.hasBody && !isOurKindOfBody(sent.contentType) ? 'content-type' : null;
}

/** For machines, whose messages prove themselves (a signature, a secret address): no session counts here. */
export const isForMachines = ({ url }: { url?: string | undefined }): boolean =>
  machineDoors.some((door) => url?.startsWith(door));

/** Express middleware over `foreignness`. @param publicUrl without a trailing slash. */
export function sameOriginOnly(publicUrl: string): RequestHandler {
  return (request: Request, _response: Response, next: NextFunction) => {
    if (isForMachines({ url: request.originalUrl })) {
      next();
      return;
    }
    const reason = foreignness({
      method: request.method,
      fetchSite: request.get('sec-fetch-site'),
      origin: request.get('origin'),
      contentType: request.get('content-type'),
      hasBody:
        request.get('transfer-encoding') !== undefined ||
        Number(request.get('content-length') ?? 0) > 0,
      ours: [publicUrl, `${request.protocol}://${request.get('host') ?? ''}`],
    });
    next(reason === null ? undefined : refusalOf(reason));
  };
}

function comesFromUs({ fetchSite, origin, ours }: SentFrom): boolean {
  if (fetchSite !== undefined) return ownFetchSites.has(fetchSite);
  return origin !== undefined && ours.includes(origin);
}

/** The two kinds our pages send. A foreign form could send text/plain or urlencoded without asking. */
function isOurKindOfBody(contentType: string | undefined): boolean {
  const kind = contentType?.split(';')[0]?.trim().toLowerCase();
  return kind === 'application/json' || kind === 'multipart/form-data';
}

function refusalOf(reason: 'cross-site' | 'content-type'): Refusal {
  if (reason === 'cross-site') {
    return new Refusal(
      403,
      'request.cross-site',
      '这个请求不是从本系统的页面发出的，为保护您的账户已被拒绝。请在本系统的页面里操作。',
    );
  }
  return new Refusal(415, 'request.content-type', '提交内容的类型不受支持。请刷新页面后重试。');
}
