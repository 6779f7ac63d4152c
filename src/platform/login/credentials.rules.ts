import { type Problem, refusedWith } from '../../shared/domain-error';

/** Letters in lower case: 'Li.Si' and 'li.si' are one log-in. */
const loginNamePattern = /^[a-z0-9][a-z0-9._-]{2,31}$/;
export const passwordMin = 10;
export const passwordMax = 128;
const distinctCharactersMin = 5;
// The start of every list that attackers try; our ten-character minimum keeps the rest out.
const tooWellKnown = ['1234567890', 'password', 'qwertyuiop', 'woaini', 'abcd1234', 'iloveyou'];

export interface Newcomer {
  loginName: string;
  password: string;
}

/** How a log-in name is stored and looked up. */
export function foldedLoginName(text: string): string {
  return text.trim().toLowerCase();
}

/** Reasons against a log-in name and password, as the person types them; empty is good. */
export function blockersOfCredentials({ loginName, password }: Newcomer): Problem[] {
  const name = foldedLoginName(loginName);
  const problems = blockersOfPassword(password, name);
  if (loginNamePattern.test(name)) return problems;
  const message = '登录名须为 3 至 32 位，以字母或数字开头，只含英文字母、数字、点、横线和下划线。';
  return [{ code: 'login.name-malformed', message, field: 'loginName' }, ...problems];
}

/**
 * Length before cleverness (NIST SP 800-63B): no demand for signs and capitals, which people answer with
 * `Aa123456!`.
 */
export function blockersOfPassword(password: string, loginName: string): Problem[] {
  const reason = weaknessOf(password, loginName);
  if (reason === null) return [];
  return [{ code: 'login.password-weak', message: reason, field: 'password' }];
}

/** @throws DomainError with every reason. */
export function assertCredentials(newcomer: Newcomer): void {
  const problems = blockersOfCredentials(newcomer);
  if (problems.length > 0) throw refusedWith(problems);
}

/** @throws DomainError with the reason. */
export function assertPassword(password: string, loginName: string): void {
  const problems = blockersOfPassword(password, loginName);
  if (problems.length > 0) throw refusedWith(problems);
}

function weaknessOf(password: string, loginName: string): string | null {
  const letters = Array.from(password);
  if (letters.length < passwordMin) {
    return `密码至少 ${passwordMin} 个字符；可以用几个词或一句话，更长更好记。`;
  }
  if (letters.length > passwordMax) return `密码最多 ${passwordMax} 个字符。`;
  const plain = password.toLowerCase();
  if (loginName !== '' && plain.includes(loginName)) return '密码不能包含登录名，请换一个。';
  if (new Set(letters).size < distinctCharactersMin) return '密码中重复的字符太多，请换一个。';
  const known = tooWellKnown.some((word) => plain.includes(word));
  return known ? '这个密码太常见，容易被猜到，请换一个。' : null;
}
