import { ConfigReader, type Environment } from './config-reader';
import { readMail, readRobotOrigin } from './notice-config';

const read = (env: Environment, production = false) => {
  const reader = new ConfigReader(env);
  const mail = readMail(reader, { production });
  return { mail, faults: reader.faults, reader };
};
const FROM = '锦和苑信托账 <books@example.cn>';

describe('mail', () => {
  it('is not offered where nothing is set, and needs both', () => {
    expect(read({})).toMatchObject({ mail: undefined, faults: [] });
    for (const half of [{ SMTP_URL: 'smtps://mail.example.cn' }, { SMTP_FROM: FROM }]) {
      expect(read(half).faults).toEqual([expect.stringContaining('必须一起设置')]);
    }
  });

  it.each([
    ['smtps://u:p@mail.example.cn:465', true, false],
    ['smtp://mail.example.cn:587', true, true],
    ['smtp://mail.example.cn:587', false, false],
    ['smtp://127.0.0.1:2525', true, false],
  ])('%s in production %s requires STARTTLS: %s', (url, production, required) => {
    const { mail, faults } = read({ SMTP_URL: url, SMTP_FROM: FROM }, production);
    expect(faults).toEqual([]);
    expect([mail?.from, mail?.url.includes('requireTLS=true')]).toEqual([FROM, required]);
  });

  it.each([
    ['http://mail.example.cn', FROM],
    ['nonsense', FROM],
    ['smtp://mail.example.cn', 'nobody'],
    ['smtp://mail.example.cn', 'a@b.cn\r\nBcc: c@d.cn'],
  ])('%s from %s is a fault that repeats no secret', (url, from) => {
    const { faults } = read({ SMTP_URL: url, SMTP_FROM: from });
    expect(faults).toHaveLength(1);
    expect(faults[0]).not.toContain(url);
  });
});

it('robots go elsewhere in tests only', () => {
  const origin = (production: boolean) => {
    const reader = new ConfigReader({ ROBOT_TEST_ORIGIN: 'http://127.0.0.1:8080/x' });
    return [readRobotOrigin(reader, { production }), reader.faults.length];
  };
  expect(origin(false)).toEqual(['http://127.0.0.1:8080', 0]);
  expect(origin(true)).toEqual(['http://127.0.0.1:8080', 1]);
});
