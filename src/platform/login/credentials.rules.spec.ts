import { DomainError } from '../../shared/domain-error';
import {
  assertCredentials,
  blockersOfCredentials,
  blockersOfPassword,
  foldedLoginName,
} from './credentials.rules';

const good = { loginName: 'li.si', password: '梧桐树下三把椅子啊' + '1' };
const codes = (newcomer: typeof good) => blockersOfCredentials(newcomer).map(({ code }) => code);

it.each(['li.si', 'Li.Si', '13800001234', ' zhang_san ', 'a-b'])(
  'takes the name %p',
  (loginName) => {
    expect(codes({ ...good, loginName })).toEqual([]);
  },
);

it.each(['ab', '.ab', '李四四', 'li si', 'a'.repeat(33), '', "x'--"])(
  'refuses the name %p',
  (loginName) => {
    expect(codes({ ...good, loginName })).toEqual(['login.name-malformed']);
  },
);

it.each([
  ['short1', '至少 10'],
  ['a'.repeat(129), '最多 128'],
  ['aaaaaaaaaaaa', '重复'],
  ['xx-Li.Si-2026', '登录名'],
  ['1234567890ab', '常见'],
  ['Password2026!', '常见'],
])('refuses the password %p', (password, why) => {
  expect(blockersOfPassword(password, 'li.si')[0]?.message).toContain(why);
});

it('tells all reasons at once', () => {
  expect(codes({ loginName: '', password: 'x' })).toEqual([
    'login.name-malformed',
    'login.password-weak',
  ]);
  expect(() => assertCredentials({ loginName: '!', password: 'x' })).toThrow(DomainError);
});

it('knows a name in capitals and with spaces around for the same', () => {
  expect(foldedLoginName(' Li.Si ')).toBe('li.si');
});
