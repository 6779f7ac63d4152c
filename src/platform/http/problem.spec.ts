import { BadRequestException, NotFoundException, PayloadTooLargeException } from '@nestjs/common';
import {
  busy,
  conflict,
  forbidden,
  invalid,
  notFound,
  refusedWith,
} from '../../shared/domain-error';
import { OutcomeUnknown } from '../database/database-error';
import { answerTo } from './problem';
import { Refusal } from './refusal';

it.each([
  [invalid('a.b', '金额不对'), 422],
  [forbidden('a.b', '不能办理'), 403],
  [notFound('a.b', '没有找到'), 404],
  [conflict('a.b', '已经办过'), 409],
])('a refusal of the trade keeps its code and sentence', (error, status) => {
  expect(answerTo(error)).toEqual({ status, code: 'a.b', detail: error.message });
});

it('many reasons are all told', () => {
  const problems = [
    { code: 'x', message: '第一处', line: 2 },
    { code: 'y', message: '第二处', line: 9 },
  ];
  expect(answerTo(refusedWith(problems))).toMatchObject({ status: 422, problems });
});

it('being busy says when to ask again', () => {
  expect(answerTo(busy('a.b', '稍后再试', 5))).toEqual({
    status: 503,
    code: 'a.b',
    detail: '稍后再试',
    retryAfterSeconds: 5,
  });
});

it('details that are not reasons stay inside', () => {
  const error = invalid('a.b', '金额不对', { given: 'canary' });
  expect(JSON.stringify(answerTo(error))).not.toContain('canary');
});

it('a refusal of HTTP keeps its own, with the time to wait', () => {
  const refusal = new Refusal(429, 'a.b', '太多', { retryAfterSeconds: 7 });
  expect(answerTo(refusal)).toEqual({
    status: 429,
    code: 'a.b',
    detail: '太多',
    retryAfterSeconds: 7,
  });
});

it.each([
  [new NotFoundException('Cannot GET /api/x'), 404, 'path.unknown'],
  [new BadRequestException('Unexpected field'), 400, 'request.malformed'],
  [new PayloadTooLargeException('File too large'), 413, 'request.too-large'],
  [Object.assign(new Error('too large'), { status: 413, expose: true }), 413, 'request.too-large'],
  [Object.assign(new Error('aborted'), { status: 418, expose: true }), 418, 'request.malformed'],
])('what the framework refuses is told in Chinese', (error, status, code) => {
  const answer = answerTo(error);
  expect(answer).toMatchObject({ status, code });
  expect(answer.detail).toMatch(/[\u4e00-\u9fff]/);
  expect(answer.detail).not.toContain(error.message);
});

it.each([
  [new Error('secret of the house')],
  [new TypeError("Cannot read properties of undefined (reading 'secret')")],
  [Object.assign(new Error('secret'), { status: 500, expose: false })],
  [Object.assign(new Error('secret'), { status: 400 })],
  ['secret'],
  [null],
  [undefined],
])('a fault of ours says only that it happened', (error) => {
  const answer = answerTo(error);
  expect(answer).toMatchObject({ status: 500, code: 'system.fault' });
  expect(JSON.stringify(answer)).not.toContain('secret');
});

it('a query that took too long asks for a smaller one', () => {
  const error = Object.assign(new Error('canceling statement'), { code: '57014' });
  expect(answerTo(error)).toMatchObject({ status: 503, code: 'database.slow' });
});

it.each([
  [new Error('Connection terminated unexpectedly'), 'database.away', 3],
  [Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }), 'database.away', 3],
  [Object.assign(new Error('starting up'), { code: '57P03' }), 'database.away', 3],
  [Object.assign(new Error('idle in transaction'), { code: '25P03' }), 'database.away', 3],
  [new Error('timeout exceeded when trying to connect'), 'service.busy', 5],
  // Not keyed and perhaps done: no program is invited to repeat it.
  [new OutcomeUnknown(new Error('ended')), 'database.outcome-unknown', undefined],
])('a database that is away is no fault of the request (%s)', (error, code, retryAfterSeconds) => {
  expect(answerTo(error)).toMatchObject({ status: 503, code });
  expect(answerTo(error).retryAfterSeconds).toBe(retryAfterSeconds);
});
