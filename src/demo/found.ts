import type { GrantedPost } from '../community/grants.rules';
import type { Granter } from '../community/grants.rules';
import { checkCharacterOf } from '../community/identity.rules';
import { partyOf, type Post } from '../community/rights.rules';
import { readRollFile } from '../community/roll-file';
import { demoLoginName } from '../platform/login/demo-directory';
import { plusDays, type Day } from '../shared/day';
import { DEMO_COMMUNITY, DEMO_ROLES, type DemoRole } from './demo-people';
import { DEMO_PAYEES } from './payees.rules';
import { demoParking, demoRoll, type DemoUnit } from './roll.rules';
import { type Play, playerOf, type Player, type Resident, type Stage } from './stage';
import { demoSchedule } from './fees.rules';
import { demoFormula, demoTerms } from './terms.rules';

const BANK = '示范银行武侯支行';
const HOLDER = '锦和苑业主大会（信托专户）';
const RESOLUTION = '2025年业主大会第1号决议';

/** The community, its books, contract, people, roll and payees, on the day the books open. */
export async function foundDemo(stage: Stage, startsOn: Day): Promise<Play> {
  stage.clock.goTo(startsOn);
  const communityId = await stage.transactions.runGlobal((tx) => stage.communities.nextId(tx));
  await enact(stage, communityId, startsOn);
  const cast = await castOf(stage, communityId, startsOn);
  const bankAccounts = await openBankAccounts(stage, communityId, startsOn);
  const play = {
    stage,
    communityId,
    cast,
    bankAccounts,
    payees: new Map<string, string>(),
    residents: new Map<string, Resident>(),
    budgetLines: new Map<number, ReadonlyMap<string, string>>(),
  };
  const residents = await enterRoll(play);
  const { personId } = playerOf(play, 'accountant');
  await stage.transactions.run(communityId, async (tx) => {
    const by = personId;
    await stage.schedules.enter(tx, communityId, { schedule: demoSchedule(startsOn), by });
    await stage.formulas.enter(tx, communityId, { formula: demoFormula(startsOn), by });
  });
  return { ...play, residents, payees: await registerPayees(play) };
}

/** The community, its open books and its contract. */
async function enact(stage: Stage, communityId: number, startsOn: Day): Promise<void> {
  await stage.transactions.run(communityId, async (tx) => {
    await stage.communities.found(tx, communityId, {
      name: DEMO_COMMUNITY,
      address: '锦和路18号',
      trustorName: '锦和苑业主大会',
      trusteeName: '安和物业服务有限公司',
      booksStartOn: startsOn,
      officePhone: '028-0000 0018',
    });
    await stage.ledger.openBooks(tx, communityId, startsOn);
    await stage.contracts.enact(tx, communityId, {
      title: '锦和苑信托制物业服务合同',
      effectiveOn: startsOn,
      resolutionRef: RESOLUTION,
      terms: demoTerms(startsOn),
      createdBy: null,
    });
  });
}

/** The operator appoints chair and manager; they appoint the others, each her own side. */
async function castOf(
  stage: Stage,
  communityId: number,
  startsOn: Day,
): Promise<Map<string, Player>> {
  const operator = await stage.transactions.runGlobal((tx) =>
    stage.logins.createPersonWithLogin(tx, {
      name: '系统管理员',
      isOperator: true,
      loginName: 'operator',
    }),
  );
  const byOperator = { personId: operator.personId, isOperator: true, grants: [], bindings: [] };
  const cast = new Map<string, Player>();
  const staff = DEMO_ROLES.filter(({ post }) => post !== 'resident');
  const first = staff.filter(({ post }) => post === 'chair' || post === 'manager');
  for (const role of [...first, ...staff.filter((one) => !first.includes(one))]) {
    const granter = first.includes(role) ? byOperator : granterFor(cast, role.post);
    cast.set(role.key, await appoint(stage, { communityId, startsOn, role, granter }));
  }
  return cast;
}

function granterFor(cast: Map<string, Player>, post: Post) {
  const player = playerOf({ cast }, partyOf[post] === 'trustee' ? 'manager' : 'chair');
  return { personId: player.personId, isOperator: false, grants: [player], bindings: [] };
}

async function appoint(
  stage: Stage,
  of: {
    communityId: number;
    startsOn: Day;
    role: DemoRole;
    granter: Granter & { personId: string };
  },
): Promise<Player> {
  const { communityId, startsOn, role, granter } = of;
  const index = DEMO_ROLES.indexOf(role);
  const granted = await stage.transactions.run(communityId, async (tx) => {
    const appointment = {
      person: {
        name: role.name,
        phone: `1380000${1000 + index}`,
        identityNumber: identityNumberOf(index),
        loginName: demoLoginName(role.key),
      },
      post: role.post as GrantedPost,
      startsOn,
      endsOn: plusDays(startsOn, role.post === 'auditor' ? 500 : 3 * 365),
      resolutionRef: partyOf[role.post] === 'trustee' ? '安和物业任命书〔2025〕7号' : RESOLUTION,
    };
    const post = await stage.grants.grant(tx, communityId, appointment, granter);
    await enrol(stage, tx, { personId: post.personId, key: role.key });
    return post;
  });
  const { personId, grantId } = granted;
  return { communityId, personId, grantId, party: partyOf[role.post], post: role.post };
}

async function enrol(
  stage: Stage,
  tx: Parameters<Stage['logins']['createLogin']>[0],
  who: { personId: string; key: string },
) {
  const [login] = await tx.query<{ id: string }[]>('select id from login where login_name = $1', [
    demoLoginName(who.key),
  ]);
  if (!login) return;
  await stage.secondFactor.enrolNow(tx, { loginId: login.id, personId: who.personId });
  await stage.logins.waiveFirstPassword(tx, login.id);
}

/** Well-formed by GB 11643, of a region that does not exist: nobody's. */
function identityNumberOf(index: number): string {
  const body = `9900001970010${1 + (index % 9)}${String(100 + index)}`;
  return body + checkCharacterOf(body);
}

/** The trust's accounts at the bank, by the ledger account that mirrors each. */
export const DEMO_BANK_ACCOUNTS = {
  '100201': { fund: 'F1', name: '信托专户（物业服务资金）', accountNo: '6217000820100001' },
  '100202': { fund: 'F2', name: '公共收益专户', accountNo: '6217000820100002' },
  '100203': { fund: 'F3', name: '维修资金户（代管）', accountNo: '6217000820100003' },
} as const;

async function openBankAccounts(stage: Stage, communityId: number, openedOn: Day) {
  const opened = new Map<string, string>();
  for (const [accountCode, { fund, name, accountNo }] of Object.entries(DEMO_BANK_ACCOUNTS)) {
    const { id } = await stage.transactions.run(communityId, (tx) =>
      stage.bankAccounts.open(tx, communityId, {
        accountCode,
        fund,
        name,
        bankName: BANK,
        holder: HOLDER,
        accountNo,
        openedOn,
      }),
    );
    opened.set(accountCode, id);
  }
  return opened;
}

/** Through the same import that a manager drops her spreadsheet into; then two homes are bound. */
async function enterRoll(play: Play): Promise<Map<string, Resident>> {
  const { stage, communityId } = play;
  const { personId } = playerOf(play, 'manager');
  const header = ['楼栋', '房号', '类型', '登记面积', '计费面积', '业主', '电话', '开发商持有'];
  const rowOf = (kind: string) => (unit: DemoUnit) => [
    unit.building,
    unit.door,
    kind,
    unit.area,
    unit.area,
    unit.developerHeld ? '锦和置业有限公司' : [unit.owner, unit.coOwner].filter(Boolean).join('、'),
    unit.developerHeld || unit.coOwner ? '' : unit.phone,
    unit.developerHeld ? '是' : '',
  ];
  const rows = [...demoRoll().map(rowOf('住宅')), ...demoParking().map(rowOf('车位'))];
  const bytes = Buffer.from([header, ...rows].map((cells) => cells.join(',')).join('\r\n'));
  const name = '锦和苑住户名册.csv';
  const upload = {
    bytes,
    name,
    declaredType: 'text/csv',
    uploadedBy: personId,
    purpose: 'import' as const,
  };
  const file = await readRollFile(upload);
  await stage.transactions.run(communityId, async (tx) => {
    const preview = await stage.roll.preview(tx, communityId, file, personId);
    if (preview.problems.length > 0) throw new Error(JSON.stringify(preview.problems.slice(0, 3)));
    await stage.roll.confirm(tx, communityId, preview.importId, personId);
  });
  return bindResidents(play);
}

async function bindResidents({ stage, communityId, cast }: Play): Promise<Map<string, Resident>> {
  const bound = new Map<string, Resident>();
  const homes = [
    ['resident', '3栋', '2单元301'],
    ['resident-elder', '1栋', '1单元102'],
  ] as const;
  for (const [key, building, door] of homes) {
    const role = DEMO_ROLES.find((one) => one.key === key)!;
    const login = await stage.transactions.runGlobal(async (tx) => {
      const made = await stage.logins.createPersonWithLogin(tx, {
        name: role.name,
        phone: `1370000${key.length}000`.slice(0, 11).padEnd(11, '1'),
        loginName: demoLoginName(key),
      });
      await stage.logins.waiveFirstPassword(tx, made.loginId);
      return made;
    });
    await stage.transactions.run(communityId, async (tx) => {
      const requestId = await stage.bindings.ask(tx, communityId, {
        personId: login.personId,
        building,
        door,
        relation: 'owner',
        claimedName: role.name,
        note: '已带不动产权证到物业服务中心核对',
      });
      const by = { personId: playerOf({ cast }, 'member').personId, party: 'trustor' as const };
      await stage.bindings.decide(tx, communityId, { requestId, confirm: true, reason: '' }, by);
      bound.set(key, await residentOf(tx, communityId, login.personId));
    });
  }
  return bound;
}

async function residentOf(
  tx: Parameters<Stage['logins']['createLogin']>[0],
  communityId: number,
  personId: string,
): Promise<Resident> {
  const [home] = await tx.query<{ unit_id: string }[]>(
    'select unit_id from unit_binding where community_id = $1 and person_id = $2',
    [communityId, personId],
  );
  if (!home) throw new Error('nobody was bound');
  return { personId, unitId: home.unit_id };
}

async function registerPayees(play: Play): Promise<Map<string, string>> {
  const { stage, communityId } = play;
  const by = playerOf(play, 'clerk');
  const known = new Map<string, string>();
  await stage.transactions.run(communityId, async (tx) => {
    for (const { key, name, bankName, accountNo, relatedParty } of DEMO_PAYEES) {
      const { id } = await stage.payees.register(tx, communityId, by, {
        name,
        accountName: name,
        bankName,
        accountNo,
        relatedParty: relatedParty !== undefined,
        ...(relatedParty && { relatedNote: relatedParty }),
      });
      known.set(key, id);
    }
  });
  return known;
}
