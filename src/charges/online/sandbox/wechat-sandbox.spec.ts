import * as fs from 'node:fs';
import * as http from 'node:http';
import * as os from 'node:os';
import * as path from 'node:path';
import type { HttpAdapterHost } from '@nestjs/core';
import { Clock } from '../../../platform/clock';
import { day, dayInShanghai } from '../../../shared/day';
import { Money } from '../../../shared/money';
import { keptSandboxKeys } from './sandbox-keys';
import { WeChatSandbox } from './wechat-sandbox';

/** The played firm beside a door that answers as it is told. */
let dataDir: string;
let door: http.Server;
let answers: number[];
let heard: string[];
const played: WeChatSandbox[] = [];

beforeEach(async () => {
  dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'played-firm-'));
  [answers, heard] = [[], []];
  door = http.createServer((request, response) => {
    request.resume().once('end', () => {
      heard.push(String(request.headers['wechatpay-signature']));
      response.writeHead(answers.shift() ?? 204).end();
    });
  });
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask', 'Date'] });
});
afterEach(async () => {
  jest.useRealTimers();
  await Promise.all(played.splice(0).map((firm) => firm.onModuleDestroy()));
  door.closeAllConnections();
  await new Promise((resolve) => door.close(resolve));
  fs.rmSync(dataDir, { recursive: true });
});

function start(isOn = true): WeChatSandbox {
  const host = { httpAdapter: { getHttpServer: () => door } } as unknown as HttpAdapterHost;
  const firm = new WeChatSandbox({ paymentSandbox: isOn, dataDir }, new Clock(), host);
  firm.onApplicationBootstrap();
  played.push(firm);
  return firm;
}

const order = (outTradeNo = 'T1-abcdef') => ({
  outTradeNo,
  merchant: '19000000001',
  description: '物业缴费',
  amount: Money.yuan('12.00'),
  expiresAt: new Date(Date.now() + 60_000),
  returnUrl: 'http://localhost:3000/',
});
const heardOf = async (count: number) => {
  while (heard.length < count) await new Promise((resolve) => setImmediate(resolve));
};

it('tells again after fifteen seconds when nobody has taken it, and not after somebody has', async () => {
  const firm = start();
  firm.order(order());
  answers = [500, 204];
  await firm.pay('T1-abcdef');
  expect(heard).toHaveLength(1);
  jest.advanceTimersByTime(14_999);
  expect(heard).toHaveLength(1);
  jest.advanceTimersByTime(1);
  await heardOf(2);
  // each telling is signed anew
  expect(heard[0]).not.toBe(heard[1]);
  while (!firm.find('T1-abcdef').told) await new Promise((resolve) => setImmediate(resolve));
  jest.advanceTimersByTime(3_600_000);
  await new Promise((resolve) => setImmediate(resolve));
  expect(heard).toHaveLength(2);
});

it('remembers orders, keys and what it has not told over a new start, and a torn line costs nothing', async () => {
  const first = start();
  const paid = first.order(order());
  first.order(order('T1-unpaid'));
  answers = [401];
  await first.pay(paid.outTradeNo);
  await first.onModuleDestroy();
  fs.appendFileSync(path.join(dataDir, 'payment-sandbox/orders.jsonl'), '{"outTradeNo":"T1-to');
  const again = start();
  expect(again.keys.serial).toBe(first.keys.serial);
  expect(again.find('T1-unpaid')).toMatchObject({ state: 'NOTPAY', amount: Money.yuan('12.00') });
  expect(again.find(paid.outTradeNo)).toMatchObject({ state: 'SUCCESS', told: false });
  again.order(order('T1-after'));
  expect(start().find('T1-after').state).toBe('NOTPAY');
  jest.advanceTimersByTime(15_000);
  await heardOf(2);
});

it('takes an order once, and no money for one that is paid, closed or over', async () => {
  const firm = start();
  const first = firm.order(order());
  expect(firm.order({ ...order(), amount: Money.yuan('99.00') })).toEqual(first);
  await firm.pay(first.outTradeNo);
  const twice = firm.pay(first.outTradeNo);
  await expect(twice).rejects.toMatchObject({ code: 'payment.paid-already' });
  firm.order(order('T1-closed'));
  firm.close('T1-closed');
  await expect(firm.pay('T1-closed')).rejects.toMatchObject({ code: 'payment.closed' });
  firm.order({ ...order('T1-over12'), expiresAt: new Date(Date.now() - 1) });
  await expect(firm.pay('T1-over12')).rejects.toMatchObject({ code: 'payment.closed' });
  // closing what is paid changes nothing
  firm.close(first.outTradeNo);
  expect(firm.find(first.outTradeNo).state).toBe('SUCCESS');
  const bill = firm.bill('19000000001', day(dayInShanghai(new Date())));
  expect(bill).toContain('`T1-abcdef');
  expect(bill).not.toContain('`T1-closed');
});

it('is not there where it is not switched on, and leaves no file', async () => {
  const firm = start(false);
  await expect(firm.pay('T1-abcdef')).rejects.toMatchObject({ code: 'payment.unknown' });
  expect(fs.readdirSync(dataDir)).toEqual([]);
});

it('keeps its keys to itself, and agrees on them with another that starts at the same moment', () => {
  const dir = path.join(dataDir, 'keys');
  expect(keptSandboxKeys(dir)).toEqual(keptSandboxKeys(dir));
  expect(fs.statSync(path.join(dir, 'keys.json')).mode & 0o777).toBe(0o600);
});
