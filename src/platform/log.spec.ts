import { QueryFailedError } from 'typeorm';
import { Log, loggableError, requestContext } from './log';

function logged(write: (log: Log) => void, log = new Log()): Record<string, unknown>[] {
  const lines: string[] = [];
  const write_ = (chunk: string | Uint8Array): boolean => {
    lines.push(chunk.toString());
    return true;
  };
  const out = jest.spyOn(process.stdout, 'write').mockImplementation(write_);
  const err = jest.spyOn(process.stderr, 'write').mockImplementation(write_);
  try {
    write(log);
  } finally {
    out.mockRestore();
    err.mockRestore();
  }
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('the log', () => {
  it('writes one JSON object per line, with the request it belongs to', () => {
    const lines = logged((log) => {
      requestContext.run({ requestId: 'r-1' }, () => log.log('voucher posted', 'Ledger'));
      log.warn('slow');
    });
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatchObject({
      level: 'log',
      message: 'voucher posted',
      context: 'Ledger',
      requestId: 'r-1',
    });
    expect(lines[1]).not.toHaveProperty('requestId');
  });

  it('is silent below its level', () => {
    const write = (log: Log) => {
      log.debug('detail');
      log.error('bad');
    };
    expect(logged(write, new Log('warn'))).toHaveLength(1);
  });

  it('keeps the values of a refused row out', () => {
    const cause = Object.assign(new Error('invalid input syntax for type uuid: "13800001234"'), {
      code: '22P02',
      detail: 'Key (phone)=(13800001234) already exists.',
    });
    const error = new QueryFailedError('insert …', ['13800001234', '张三'], cause);
    const lines = logged((log) => {
      log.error('request failed', error);
      log.error(error);
      log.error('request failed', error.stack, 'Http');
      log.warn('with parameters', { parameters: error.parameters, phone: '13800001234' });
    });
    expect(lines).toHaveLength(4);
    expect(JSON.stringify([lines, loggableError(error)])).not.toMatch(/13800001234|张三/);
    expect(lines[0]).toMatchObject({ message: 'request failed', error: { code: '22P02' } });
    expect(lines[1]).toMatchObject({ error: { stack: expect.stringContaining('log.spec') } });
  });

  it('keeps the name of a broken constraint', () => {
    const cause = Object.assign(new Error('violates unique constraint "login_name_once"'), {
      code: '23505',
      constraint: 'login_name_once',
    });
    expect(loggableError(cause)).toMatchObject({ code: '23505', constraint: 'login_name_once' });
  });
});
