import { createCipheriv, createSign, randomBytes } from 'node:crypto';
import { signedText } from '../wechat-message.rules';
import type { SandboxKeys } from './sandbox-keys';
import type { SandboxOrder } from './sandbox-orders';
import { APP_ID, chinaTimeOf, PAYER } from './trade-bill.rules';

/** A notification as it goes over the wire. */
export interface SignedMessage {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

const NONCE_BYTES = 6;

/** 支付成功通知 of WeChat Pay v3, sealed and signed at `now`. */
export function paidMessage(
  order: SandboxOrder & { paidAt: Date },
  keys: SandboxKeys,
  now: Date,
  transaction: object = transactionOf(order),
): SignedMessage {
  const body = Buffer.from(
    JSON.stringify({
      id: order.eventId,
      create_time: chinaTimeOf(order.paidAt),
      resource_type: 'encrypt-resource',
      event_type: 'TRANSACTION.SUCCESS',
      summary: '支付成功',
      resource: sealed(transaction, keys.apiV3Key),
    }),
  );
  return signedMessage(body, keys, now);
}

export function signedMessage(body: Buffer, keys: SandboxKeys, now: Date): SignedMessage {
  const timestamp = String(Math.floor(now.getTime() / 1000));
  const nonce = randomBytes(16).toString('hex');
  const signature = createSign('RSA-SHA256')
    .update(signedText(timestamp, nonce, body))
    .sign(keys.platformPrivate, 'base64');
  return {
    body,
    headers: {
      'content-type': 'application/json',
      'wechatpay-timestamp': timestamp,
      'wechatpay-nonce': nonce,
      'wechatpay-serial': keys.serial,
      'wechatpay-signature': signature,
      'wechatpay-signature-type': 'WECHATPAY2-SHA256-RSA2048',
    },
  };
}

/** 签名探测: the firm sends such to see that a merchant checks signatures at all. */
export function probeOf({ headers, body }: SignedMessage): SignedMessage {
  const signature = `WECHATPAY/SIGNTEST/${headers['wechatpay-signature']?.slice(19)}`;
  return { body, headers: { ...headers, 'wechatpay-signature': signature } };
}

/** The same signature over a body that says something else. */
export function tamperedOf({ headers, body }: SignedMessage): SignedMessage {
  const text = body.toString('utf8').replace('支付成功', '支付失败');
  return { headers, body: Buffer.from(text) };
}

function transactionOf(order: SandboxOrder & { paidAt: Date }): object {
  const fen = Number(order.paid.toFen());
  return {
    appid: APP_ID,
    mchid: order.merchant,
    out_trade_no: order.outTradeNo,
    transaction_id: order.transactionId,
    trade_type: 'NATIVE',
    trade_state: 'SUCCESS',
    trade_state_desc: '支付成功',
    bank_type: 'OTHERS',
    success_time: chinaTimeOf(order.paidAt),
    payer: { openid: PAYER },
    amount: { total: fen, payer_total: fen, currency: 'CNY', payer_currency: 'CNY' },
  };
}

function sealed(content: object, apiV3Key: string): object {
  const [nonce, associated] = [randomBytes(NONCE_BYTES).toString('hex'), 'transaction'];
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(apiV3Key), Buffer.from(nonce));
  cipher.setAAD(Buffer.from(associated));
  const bytes = [cipher.update(JSON.stringify(content), 'utf8'), cipher.final()];
  return {
    original_type: 'transaction',
    algorithm: 'AEAD_AES_256_GCM',
    ciphertext: Buffer.concat([...bytes, cipher.getAuthTag()]).toString('base64'),
    associated_data: associated,
    nonce,
  };
}
