/** An installation of one's own, from an empty database to the day before the first payment. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { invoicePdf } from './papers.mjs';
import { Visitor } from './visitor.mjs';

const run = promisify(execFile);
const root = new URL('../../../', import.meta.url).pathname;

export const PASSWORD = '梧桐树下三把椅子 7';
const OFFICE = '锦明花园业主大会 2026-1 号决议';

/** A command of ours against the data directory the server runs on. */
async function cli(dataDir, ...args) {
  const { stdout } = await run(process.execPath, ['dist/src/cli.js', ...args], {
    cwd: root,
    env: { ...process.env, DATA_DIR: dataDir, DEMO: 'off', LOG_LEVEL: 'warn' },
  });
  return stdout;
}

/** 身份证号码 of a region that does not exist, with its true check character (GB 11643). */
function identityNumber(index) {
  const body = `99000019700101${100 + index}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, place) => total + weight * Number(body[place]), 0);
  return body + '10X98765432'[sum % 11];
}

const person = (name, loginName, index) => ({
  name,
  loginName,
  phone: `1390000000${index}`,
  identityNumber: identityNumber(index),
});

const FORM = {
  name: '锦明花园',
  address: '锦明路 6 号',
  trustorName: '锦明花园业主大会',
  trusteeName: '和光物业服务有限公司',
  officePhone: '028-0000 0006',
  resolutionRef: OFFICE,
  chair: person('罗文清', 'luo.chair', 1),
  manager: person('秦立群', 'qin.manager', 2),
};

const STAFF = [
  { key: 'member', by: 'chair', post: 'finance-member', ...person('方美兰', 'fang.member', 3) },
  { key: 'reviewer', by: 'manager', post: 'reviewer', ...person('孔亦明', 'kong.reviewer', 4) },
  { key: 'accountant', by: 'manager', post: 'accountant', ...person('尹会敏', 'yin.book', 5) },
  { key: 'cashier', by: 'manager', post: 'cashier', ...person('钟小舟', 'zhong.cash', 6) },
  { key: 'clerk', by: 'manager', post: 'clerk', ...person('龙海生', 'long.clerk', 7) },
];

/**
 * Sets the community up as its people would: commands for the operator, their own log-ins for the rest.
 * `homes`: how many are on the roll; `terms`: what its contract says beyond the usual.
 * @returns {Promise<{communityId: number, base: string, people: Record<string, {name: string,
 *   loginName: string, visitor: Visitor}>, invite: string, home: {building: string, door: string}}>}
 */
export async function install({ base, dataDir, today, homes = 3, terms = {} }) {
  const opened = `${today.slice(0, 7)}-01`;
  const { communityId, passwords } = await foundBy(cli.bind(null, dataDir), opened);
  const house = {
    base,
    communityId,
    opened,
    people: {},
    at: (to) => `/communities/${communityId}${to}`,
  };
  await Promise.all([
    enter(house, { key: 'chair', ...FORM.chair, password: passwords[0] }),
    enter(house, { key: 'manager', ...FORM.manager, password: passwords[1] }),
  ]);
  // Each code of an authenticator is good for one act: both sides wait for theirs at the same time.
  await Promise.all([chairsPart(house, terms), appointBy(house, 'manager')]);
  const home = await enterRoll(house, homes);
  await enterOpeningBalance(house);
  await house.people.clerk.visitor.post(house.at('/payees'), PAYEE);
  return { ...house, home, invite: await inviteTo(house, home) };
}

async function foundBy(command, booksStartOn) {
  await command('create-admin', '--login', 'operator', '--name', '系统管理员');
  const dir = mkdtempSync(path.join(os.tmpdir(), 'founding-'));
  const file = path.join(dir, 'form.json');
  try {
    writeFileSync(file, JSON.stringify({ ...FORM, booksStartOn }));
    const told = await command('found-community', '--as', 'operator', '--file', file);
    return {
      communityId: Number(/编号 (\d+)/.exec(told)[1]),
      passwords: [...told.matchAll(/初始密码 (\S+)/g)].map(([, password]) => password),
    };
  } finally {
    rmSync(dir, { recursive: true });
  }
}

async function enter(house, { key, name, loginName, password }) {
  const visitor = new Visitor(house.base);
  await visitor.arrive(loginName, password, PASSWORD);
  await visitor.enrolAuthenticator();
  house.people[key] = { name, loginName, visitor };
}

async function chairsPart(house, terms) {
  const { visitor } = house.people.chair;
  const contract = contractFrom(house.opened);
  await visitor.postWithCode(house.at('/contracts'), {
    ...contract,
    terms: { ...contract.terms, ...terms },
  });
  await visitor.postWithCode(house.at('/bank-accounts'), {
    accountCode: '100201',
    fund: 'F1',
    name: '信托专户',
    bankName: '示范银行锦明支行',
    holder: '锦明花园业主大会（信托专户）',
    accountNo: '6217 0000 4455 6677',
    openedOn: house.opened,
  });
  await appointBy(house, 'chair');
}

async function appointBy(house, side) {
  for (const { key, by, post, name, ...contact } of STAFF) {
    if (by !== side) continue;
    const granted = await house.people[side].visitor.postWithCode(house.at('/grants'), {
      ...contact,
      post,
      personName: name,
      startsOn: house.opened,
      resolutionRef: side === 'chair' ? OFFICE : '和光物业任命书 2026-1',
    });
    const { loginName } = contact;
    await enter(house, { key, name, loginName, password: granted.initialPassword });
  }
}

const ROLL = [
  '楼栋,房号,类型,登记面积,计费面积,业主,电话',
  '1栋,1单元101,住宅,89.50,89.50,叶知秋,13900000101',
  '1栋,1单元102,住宅,102.30,102.30,江上舟,13900000102',
  '2栋,2单元301,住宅,118.00,118.00,云中锦,13900000103',
];

async function enterRoll({ people, at }, homes) {
  const { visitor } = people.manager;
  const file = {
    name: '住户名册.csv',
    type: 'text/csv',
    bytes: Buffer.from(ROLL.slice(0, homes + 1).join('\r\n')),
  };
  const { importId, problems } = await visitor.upload(at('/roll-imports'), file);
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  await visitor.post(at(`/roll-imports/${importId}/confirmation`));
  return { building: '1栋', door: '1单元101', owner: '叶知秋', phone: '13900000101' };
}

/** What the community brought along, on a list signed by both sides; the reviewer posts it. */
async function enterOpeningBalance({ people, at, opened }) {
  const { accountant, reviewer } = people;
  const list = await accountant.visitor.upload(at('/files'), {
    name: '期初移交清单.pdf',
    type: 'application/pdf',
    bytes: await invoicePdf(),
  });
  const line = { fund: 'F1', summary: '前期移交' };
  const draft = await accountant.visitor.post(at('/opening-balances'), {
    bookedOn: opened,
    summary: '期初余额：前期移交的物业服务资金',
    lines: [
      { ...line, accountCode: '100201', debit: '186000.00' },
      { ...line, accountCode: '3001', credit: '186000.00' },
    ],
    fileIds: [list.id],
  });
  const submitted = await accountant.visitor.post(at(`/voucher-drafts/${draft.id}/submission`));
  const { version } = submitted;
  await reviewer.visitor.postWithCode(at(`/voucher-drafts/${draft.id}/posting`), { version });
}

export const PAYEE = {
  name: '示范电梯维保有限公司',
  accountName: '示范电梯维保有限公司',
  bankName: '示范银行高新支行',
  accountNo: '6217 0000 0008 2102 210',
  relatedParty: false,
};

async function inviteTo({ people, at }, { building, door }) {
  const { visitor } = people.manager;
  const { items } = await visitor.get(at(`/units?q=${encodeURIComponent(door)}`));
  const unit = items.find((one) => one.building === building && one.door === door);
  const { code } = await visitor.post(at('/invites'), { unitId: unit.id, relation: 'owner' });
  return code;
}

/** The committee alone decides up to 20,000 yuan; above, three days of consultation come first. */
function contractFrom(startsOn) {
  return {
    title: '锦明花园信托制物业服务合同',
    effectiveOn: startsOn,
    resolutionRef: OFFICE,
    terms: {
      trustor: { name: FORM.trustorName, address: FORM.address },
      trustee: { name: FORM.trusteeName, address: '锦明路 8 号' },
      beneficiaries: '锦明花园全体业主',
      purpose: '以全体业主利益为目的，管理小区物业服务资金与公共收益',
      termStartsOn: startsOn,
      termEndsOn: `${Number(startsOn.slice(0, 4)) + 3}-12-31`,
      funds: [
        { fund: 'F1', name: '物业服务信托基金' },
        { fund: 'F2', name: '公共收益基金' },
        { fund: 'F3', name: '专项维修资金' },
        { fund: 'F4', name: '代收代付及押金' },
        { fund: 'F5', name: '应急预备金' },
      ],
      approvalLadder: [
        { upTo: '1000.00', by: 'reviewer', approvals: 1, consultationDays: 0 },
        { upTo: '20000.00', by: 'committee', approvals: 1, consultationDays: 0 },
        { upTo: null, by: 'committee', approvals: 2, consultationDays: 3 },
      ],
      quotesAbove: '5000.00',
      quotesNeeded: 3,
      surplusRule: 'carry',
      shareBy: 'area',
      remuneration: { rule: '按上月实收物业费计提', rate: '0.08' },
      disclosure: [{ what: '收支公示表', due: '次月15日前' }],
    },
  };
}
