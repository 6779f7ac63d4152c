import * as fc from 'fast-check';
import { Money } from '../../shared/money';
import { isDisbelief } from './payment-channel';
import type { Disbelief, Notified } from './payment-channel';
import { newSandboxKeys } from './sandbox/sandbox-keys';
import { paidMessage, probeOf, signedMessage, tamperedOf } from './sandbox/sandbox-messages';
import type { SignedMessage } from './sandbox/sandbox-messages';
import { openResource, readNotification } from './wechat-message.rules';

const keys = newSandboxKeys();
const ours = { platform: new Map([[keys.serial, keys.platformPublic]]), apiV3Key: keys.apiV3Key };
const at = new Date('2026-03-05T04:00:00Z');
const order = {
  outTradeNo: 'T1-0123456789abcdef',
  merchant: '19000000001',
  description: '物业缴费',
  amount: Money.yuan('120.00'),
  expiresAt: new Date('2026-03-05T06:00:00Z'),
  returnUrl: '',
  state: 'SUCCESS',
  transactionId: '4200000925202603050000000001',
  paid: Money.yuan('120.00'),
  paidAt: at,
  eventId: 'event-1',
  told: false,
} as const;
const message = paidMessage(order, keys, at);

const read = ({ headers, body }: SignedMessage, now = at, given = ours): Notified | Disbelief =>
  readNotification(headers, body, { keys: given, now: now.getTime() });
const refusalOf = (heard: Notified | Disbelief) =>
  isDisbelief(heard) ? heard.refused : 'believed';
const signed = (content: unknown) => signedMessage(Buffer.from(JSON.stringify(content)), keys, at);
const minutesLater = (minutes: number) => new Date(at.getTime() + minutes * 60_000);

describe('a notification', () => {
  it('says what was paid, of which order, to whom and when', () => {
    expect(read(message)).toEqual({
      eventId: 'event-1',
      paid: {
        transactionId: order.transactionId,
        outTradeNo: order.outTradeNo,
        merchant: order.merchant,
        amount: order.paid,
        paidAt: at,
      },
    });
  });

  it.each<[string, () => Notified | Disbelief, string]>([
    ['five minutes old', () => read(message, minutesLater(5)), 'believed'],
    ['five minutes early', () => read(message, minutesLater(-5)), 'believed'],
    ['older', () => read(message, minutesLater(5.1)), 'payment.signature-stale'],
    ['from the future', () => read(message, minutesLater(-5.1)), 'payment.signature-stale'],
    ['sent to probe us', () => read(probeOf(message)), 'payment.signature-wrong'],
    ['changed on the way', () => read(tamperedOf(message)), 'payment.signature-wrong'],
    [
      'signed by another',
      () => read(paidMessage(order, { ...newSandboxKeys(), serial: keys.serial }, at)),
      'payment.signature-wrong',
    ],
    [
      'of a serial that is not ours',
      () => read(paidMessage(order, { ...keys, serial: 'X' }, at)),
      'payment.serial-unknown',
    ],
    [
      'sealed with another key',
      () => read(paidMessage(order, { ...keys, apiV3Key: 'x'.repeat(32) }, at)),
      'payment.resource-sealed',
    ],
    ['that is no object', () => read(signed([1])), 'payment.message-malformed'],
    [
      'without an id',
      () => read(signed({ event_type: 'TRANSACTION.SUCCESS' })),
      'payment.message-malformed',
    ],
    [
      'without a resource',
      () => read(signed({ id: 'e', event_type: 'TRANSACTION.SUCCESS' })),
      'payment.resource-sealed',
    ],
  ])('%s: %#', (_what, heard, outcome) => {
    expect(refusalOf(heard())).toBe(outcome);
  });

  it.each(['wechatpay-signature', 'wechatpay-serial', 'wechatpay-nonce', 'wechatpay-timestamp'])(
    'without %s, or with it twice, is not believed',
    (name) => {
      const { [name]: value = '', ...others } = message.headers;
      expect(refusalOf(read({ body: message.body, headers: others }))).toBe(
        'payment.signature-missing',
      );
      const twice = { ...others, [name]: [value, value] };
      const heard = readNotification(twice, message.body, { keys: ours, now: at.getTime() });
      expect(refusalOf(heard)).toBe('payment.signature-missing');
    },
  );

  it('of something else than money that came is heard and not booked', () => {
    expect(read(signed({ id: 'e', event_type: 'REFUND.SUCCESS' }))).toEqual({
      eventId: 'e',
      paid: null,
    });
  });

  it('is not believed with any one byte of its body changed', () => {
    fc.assert(
      fc.property(
        fc.nat(message.body.length - 1),
        fc.integer({ min: 1, max: 255 }),
        (place, by) => {
          const body = Buffer.from(message.body);
          body.writeUInt8(body.readUInt8(place) ^ by, place);
          return refusalOf(read({ headers: message.headers, body })) === 'payment.signature-wrong';
        },
      ),
    );
  });

  it('is never an exception, whatever bytes come with a good signature', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const heard = read(signedMessage(Buffer.from(bytes), keys, at));
        return isDisbelief(heard) || heard.paid === null;
      }),
      { numRuns: 30 },
    );
  });
});

/** A sealed transaction that differs from a good one in one thing. */
const sealedWith = (change: object): Notified | Disbelief => {
  const transaction = {
    mchid: order.merchant,
    out_trade_no: order.outTradeNo,
    transaction_id: order.transactionId,
    trade_state: 'SUCCESS',
    success_time: '2026-03-05T12:00:00+08:00',
    amount: { total: 12_000, currency: 'CNY' },
    ...change,
  };
  return read(paidMessage(order, keys, at, transaction));
};

describe('the transaction within', () => {
  it('is read in fen', () => {
    expect(sealedWith({ amount: { total: 1, currency: 'CNY' } })).toMatchObject({
      paid: { amount: Money.yuan('0.01') },
    });
  });

  it.each<[string, object]>([
    ['of nothing', { amount: { total: 0, currency: 'CNY' } }],
    ['of less than nothing', { amount: { total: -1, currency: 'CNY' } }],
    ['of half a fen', { amount: { total: 0.5, currency: 'CNY' } }],
    ['of a sum in words', { amount: { total: '12000', currency: 'CNY' } }],
    ['in another money', { amount: { total: 12_000, currency: 'USD' } }],
    ['without an amount', { amount: null }],
    ['that is not paid yet', { trade_state: 'USERPAYING' }],
    ['without a number of its own', { transaction_id: '' }],
    ['of an order with a name we never give', { out_trade_no: "'; --" }],
    ['of no time', { success_time: 'gestern' }],
  ])('%s is no payment', (_what, change) => {
    expect(refusalOf(sealedWith(change))).toBe('payment.message-malformed');
  });
});

it.each([
  null,
  'x',
  {},
  { algorithm: 'AEAD_AES_256_GCM' },
  { algorithm: 'AEAD_AES_256_GCM', ciphertext: 'AAAA', nonce: '', associated_data: '' },
  { algorithm: 'none', ciphertext: 'AAAA', nonce: 'x', associated_data: '' },
  { algorithm: 'AEAD_AES_256_GCM', ciphertext: 'A'.repeat(80), nonce: '', associated_data: '' },
])('a resource %j opens as nothing', (resource) => {
  expect(openResource(resource, keys.apiV3Key)).toBeNull();
});
