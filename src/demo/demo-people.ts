import { Injectable } from '@nestjs/common';
import { DemoDirectory, type DemoPerson } from '../platform/login/demo-directory';
import { type Post, postNames } from '../community/rights.rules';

/** Someone of the demonstration: a key for the log-in, a made-up name and a post. */
export interface DemoRole {
  key: string;
  name: string;
  post: Post;
  says: string;
}

export const DEMO_COMMUNITY = '锦和苑';

/** One of each post. Names, phones and numbers are invented. */
export const DEMO_ROLES: readonly DemoRole[] = [
  {
    key: 'resident',
    name: '林晓月',
    post: 'resident',
    says: '我想看看物业费花到哪里去了，还剩多少。',
  },
  {
    key: 'resident-elder',
    name: '何玉兰',
    post: 'resident',
    says: '我七十二岁，字要大一点，能看懂就行。',
  },
  { key: 'clerk', name: '陈志强', post: 'clerk', says: '我提出支出申请，附上发票和现场照片。' },
  { key: 'reviewer', name: '周敏', post: 'reviewer', says: '我审核支出和凭证，不合规的退回去。' },
  { key: 'chair', name: '郑国华', post: 'chair', says: '我代表业主同意支出、签订信托合同。' },
  {
    key: 'finance-member',
    name: '吴秀英',
    post: 'finance-member',
    says: '付款的第二把钥匙在我手里。',
  },
  { key: 'member', name: '谢文静', post: 'member', says: '我参与业委会的审批和住户认证。' },
  { key: 'cashier', name: '许丽', post: 'cashier', says: '我制付款单，银行付出后登记回单。' },
  { key: 'accountant', name: '冯建', post: 'accountant', says: '我制凭证、对科目、导入旧账。' },
  { key: 'manager', name: '曹新', post: 'manager', says: '我管项目，任命物业岗位，维护住户名册。' },
  { key: 'protector', name: '严思远', post: 'protector', says: '我是信托监察人，替业主盯着账。' },
  { key: 'subdistrict', name: '苏慧', post: 'subdistrict', says: '我在街道办，监督信托资金运行。' },
  { key: 'auditor', name: '潘立', post: 'auditor', says: '我受聘审计，任期有限，查阅都留痕。' },
];

/** The people a visitor may try out, for the first page in demo mode. */
@Injectable()
export class DemoPeople extends DemoDirectory {
  override people(): Promise<DemoPerson[]> {
    return Promise.resolve(
      DEMO_ROLES.map(({ key, name, post, says }) => ({
        key,
        name,
        post,
        postName: postNames[post],
        community: DEMO_COMMUNITY,
        says,
      })),
    );
  }
}
