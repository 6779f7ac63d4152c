import { createDecipheriv, verify } from 'node:crypto';
import { Money } from '../../shared/money';
import type { Disbelief, Headers, Notified, PaidOrder } from './payment-channel';

/** What a merchant holds of WeChat Pay to read its notifications (API v3). */
export interface WeChatKeys {
  /** Public keys by serial: certificates roll over, so there may be two. PEM. */
  readonly platform: ReadonlyMap<string, string>;
  /** APIv3 密钥, 32 bytes. */
  readonly apiV3Key: string;
}

/** 5 minutes either way (WeChat Pay v3: 验证签名); older ones may be recordings. */
const SKEW_SECONDS = 300;
const TAG_BYTES = 16;
const RESOURCE_ALGORITHM = 'AEAD_AES_256_GCM';
const TRADE_NO = /^[0-9A-Za-z_|*-]{6,32}$/;

/** The text that is signed: timestamp, nonce and the body as it came, each with a line feed. */
export function signedText(timestamp: string, nonce: string, body: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`${timestamp}\n${nonce}\n`), body, Buffer.from('\n')]);
}

/**
 * A notification of WeChat Pay v3, believed only if one of the platform's keys signed exactly these
 * bytes within five minutes of `now` (milliseconds), and its resource opens with our key. The firm
 * itself sends messages with a wrong signature now and then to see that they are refused.
 */
export function readNotification(
  headers: Headers,
  rawBody: Buffer,
  { keys, now }: { keys: WeChatKeys; now: number },
): Notified | Disbelief {
  const unsigned = disbeliefOf(headers, rawBody, { keys, now });
  if (unsigned) return { refused: unsigned };
  const message = jsonOf(rawBody);
  const eventId = textAt(message, 'id');
  if (eventId === '' || eventId.length > 100) return { refused: 'payment.message-malformed' };
  if (textAt(message, 'event_type') !== 'TRANSACTION.SUCCESS') return { eventId, paid: null };
  const opened = openResource(message['resource'], keys.apiV3Key);
  if (opened === null) return { refused: 'payment.resource-sealed' };
  const paid = paidOf(opened);
  return paid === null ? { refused: 'payment.message-malformed' } : { eventId, paid };
}

/** Why the signature does not stand; null when it does. */
function disbeliefOf(
  headers: Headers,
  rawBody: Buffer,
  { keys, now }: { keys: WeChatKeys; now: number },
): string | null {
  const [timestamp, nonce, signature, serial] = [
    'wechatpay-timestamp',
    'wechatpay-nonce',
    'wechatpay-signature',
    'wechatpay-serial',
  ].map((name) => onlyHeader(headers, name));
  if (!timestamp || !nonce || !signature || !serial) return 'payment.signature-missing';
  if (!/^\d{1,12}$/.test(timestamp)) return 'payment.signature-missing';
  const key = keys.platform.get(serial);
  if (key === undefined) return 'payment.serial-unknown';
  if (Math.abs(now / 1000 - Number(timestamp)) > SKEW_SECONDS) return 'payment.signature-stale';
  const text = signedText(timestamp, nonce, rawBody);
  const signed = verify('RSA-SHA256', text, key, Buffer.from(signature, 'base64'));
  return signed ? null : 'payment.signature-wrong';
}

/** A header that was sent twice is none: which of them was signed? */
function onlyHeader(headers: Headers, name: string): string | undefined {
  const value = headers[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function jsonOf(bytes: Buffer): Fields {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    return isFields(value) ? value : {};
  } catch {
    return {};
  }
}

const textAt = (fields: Fields, name: string): string => {
  const value = fields[name];
  return typeof value === 'string' ? value : '';
};

/** AES-256-GCM, the tag behind the ciphertext; null when it is not ours or was touched. */
export function openResource(resource: unknown, apiV3Key: string): Fields | null {
  if (!isFields(resource) || textAt(resource, 'algorithm') !== RESOURCE_ALGORITHM) return null;
  const sealed = Buffer.from(textAt(resource, 'ciphertext'), 'base64');
  if (sealed.length <= TAG_BYTES) return null;
  try {
    const key = Buffer.from(apiV3Key, 'utf8');
    const nonce = Buffer.from(textAt(resource, 'nonce'), 'utf8');
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(textAt(resource, 'associated_data'), 'utf8'));
    decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
    const opened = [decipher.update(sealed.subarray(0, -TAG_BYTES)), decipher.final()];
    return jsonOf(Buffer.concat(opened));
  } catch {
    return null;
  }
}

/** Whole fen in yuan only; anything else is not an order that was paid. */
function paidOf(transaction: Fields): PaidOrder | null {
  const amount = transaction['amount'];
  if (!isFields(amount) || textAt(amount, 'currency') !== 'CNY') return null;
  const fen = amount['total'];
  if (typeof fen !== 'number' || !Number.isSafeInteger(fen) || fen <= 0) return null;
  const paidAt = new Date(textAt(transaction, 'success_time'));
  const [transactionId, outTradeNo] = [
    textAt(transaction, 'transaction_id'),
    textAt(transaction, 'out_trade_no'),
  ];
  const isWhole = TRADE_NO.test(outTradeNo) && /^\w{1,64}$/.test(transactionId);
  if (!isWhole || textAt(transaction, 'trade_state') !== 'SUCCESS') return null;
  if (Number.isNaN(paidAt.getTime())) return null;
  const merchant = textAt(transaction, 'mchid');
  return { transactionId, outTradeNo, merchant, amount: Money.fen(BigInt(fen)), paidAt };
}
