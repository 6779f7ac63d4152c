import {
  conflict,
  type DomainError,
  forbidden,
  invalid,
  notFound,
} from '../../shared/domain-error';

export const loginErrors = {
  nameTaken: (): DomainError =>
    conflict('login.name-taken', '这个登录名已经有人使用，请换一个再提交，其他内容不用重填。'),
  loginUnknown: (name: string): DomainError =>
    notFound('login.unknown', `没有“${name}”这个登录名，请核对后再试。`),
  phoneTaken: (): DomainError =>
    conflict(
      'person.phone-taken',
      '这个手机号已登记在另一个人名下，请核对号码，或使用那个人已有的登录。',
    ),
  identityTaken: (): DomainError =>
    conflict('person.identity-taken', '这个身份证号码已登记在另一个人名下，请核对号码。'),
  identitiesDiffer: (): DomainError =>
    conflict(
      'person.identities-differ',
      '手机号和身份证号码分别登记在两个人名下，不能合并。请核对后只填写正确的一项。',
    ),
  phoneMalformed: (): DomainError =>
    invalid('person.phone-malformed', '手机号应为 11 位数字，以 1 开头，例如 13800001234。'),
  inviteUnknown: (): DomainError =>
    notFound(
      'invite.unknown',
      '邀请码不正确、已使用或已过期，尚未创建登录。请核对后再提交，或留空先注册、以后再绑定房屋。',
    ),
  passwordWrong: (): DomainError =>
    forbidden('login.password-wrong', '当前密码不正确，密码没有修改。请重新输入当前密码。'),
  passwordSame: (): DomainError =>
    invalid(
      'login.password-same',
      '新密码和当前密码一样，没有修改。请换一个只有您自己知道的密码。',
    ),
  deviceUnknown: (): DomainError =>
    notFound('session.unknown', '没有找到这个登录设备，可能已经退出。请刷新列表。'),
  enrolmentNotBegun: (): DomainError =>
    conflict('second-factor.not-begun', '请先打开绑定页面，用身份验证器扫描二维码，再输入动态码。'),
  signInAgain: (): DomainError =>
    forbidden(
      'second-factor.sign-in-again',
      '为确认是您本人，绑定身份验证器须在登录后 30 分钟内进行。请退出后重新登录，再来绑定。',
    ),
};
