import { BindingsService } from '../../src/community/bindings.service';
import { InvitesService } from '../../src/community/invites.service';
import { RollImportService } from '../../src/community/roll-import.service';
import { type Post, posts } from '../../src/community/rights.rules';
import { Transactions } from '../../src/platform/database/transactions';
import { LoginService } from '../../src/platform/login/login.service';
import { identityOf, rollOf } from './community';
import { appoint, password } from './people';
import type { TestApp } from './serve';

/** Marks whatever says something of a person: found again wherever it leaks to. */
export class Canaries {
  private count = 0;
  /** Whole telephone numbers and bank accounts: nobody is shown one in clear. */
  readonly numbers: string[] = [];

  /** `tag` is three letters, one for each community. */
  constructor(
    readonly tag: string,
    private readonly digit: number,
  ) {}

  /** "王Kown007明": her own in every place, and the middle of a name that would be masked. */
  name(): string {
    this.count += 1;
    return `王K${this.tag}${String(this.count).padStart(3, '0')}明`;
  }

  phone(): string {
    return this.kept(`139${this.digit}7${String((this.count += 1)).padStart(6, '0')}`);
  }

  bankAccount(): string {
    return this.kept(`6217${this.digit}00008${String((this.count += 1)).padStart(9, '0')}`);
  }

  identityNumber(): string {
    this.count += 1;
    return this.kept(identityOf(this.digit * 100 + this.count));
  }

  private kept(number: string): string {
    this.numbers.push(number);
    return number;
  }
}

export interface BusyPerson {
  personId: string;
  loginName: string;
  name: string;
}

/** A home with everything that is known of it. */
export interface BusyHome {
  unitId: string;
  label: string;
  /** Names on the roll and of whoever is bound to it, which no other household may read. */
  names: string[];
  bindingId: string;
}

export interface BusyPeople {
  byPost: Record<Post, BusyPerson>;
  /** Neighbours within the community; the first is bound to the first home. */
  residents: BusyPerson[];
  homes: BusyHome[];
  requestId: string;
  invite: string;
  inviteId: string;
  rollImportId: string;
}

/** Everyone in office, three homes with two residents bound, one who asks, one roll not confirmed. */
export async function settle(
  here: TestApp,
  communityId: number,
  canaries: Canaries,
): Promise<BusyPeople> {
  const byPost = {} as Record<Post, BusyPerson>;
  for (const post of posts) byPost[post] = await holder(here, communityId, post, canaries);
  const neighbour = await enrol(here, `neighbour.${canaries.tag}`, canaries);
  const newcomer = await enrol(here, `newcomer.${canaries.tag}`, canaries);
  const { personId } = byPost.clerk;
  const by = { personId, party: 'trustee' as const };
  const [service, invites] = [here.app.get(BindingsService), here.app.get(InvitesService)];
  const roll = await takeInRoll(here, communityId, { by: personId, canaries });
  return here.app.get(Transactions).run(communityId, async (tx) => {
    const residents = [byPost.resident, neighbour];
    const homes: BusyHome[] = [];
    for (const [index, { unitId, names }] of roll.homes.entries()) {
      const resident = residents[index];
      if (!resident) break;
      const wanted = { unitId, personId: resident.personId, relation: 'owner' as const };
      const bound = await service.bind(tx, communityId, { ...wanted, boundVia: 'request' }, by);
      homes.push({ ...bound, names: [...names, resident.name] });
    }
    const [building, door] = ['1栋', '1单元103'];
    const claim = { building, door, relation: 'owner' as const, claimedName: newcomer.name };
    const asking = { ...claim, personId: newcomer.personId, note: canaries.name() };
    const requestId = await service.ask(tx, communityId, asking);
    const free = { unitId: roll.homes[2]?.unitId ?? '', relation: 'owner' as const };
    const { id: inviteId, code } = await invites.issue(tx, communityId, free, by);
    const rollImportId = roll.waiting;
    return { byPost, residents, homes, requestId, invite: code, inviteId, rollImportId };
  });
}

async function holder(here: TestApp, communityId: number, post: Post, canaries: Canaries) {
  const person = await enrol(here, `${post}.${canaries.tag}`, canaries);
  if (post !== 'resident') {
    const endsOn = post === 'auditor' ? '2026-12-31' : null;
    await appoint(here, communityId, person.personId, { post, endsOn });
  }
  return person;
}

async function enrol(here: TestApp, loginName: string, canaries: Canaries): Promise<BusyPerson> {
  const name = canaries.name();
  const papers = { phone: canaries.phone(), identityNumber: canaries.identityNumber() };
  const { personId } = await here.app
    .get(Transactions)
    .runGlobal((tx) =>
      here.app
        .get(LoginService)
        .createPersonWithLogin(tx, { name, loginName, password, ...papers }),
    );
  return { personId, loginName, name };
}

/** Three homes taken in, and a fourth in a roll that waits for its confirmation. */
async function takeInRoll(
  here: TestApp,
  communityId: number,
  { by, canaries }: { by: string; canaries: Canaries },
) {
  const names = [canaries.name(), canaries.name(), canaries.name()];
  const line = (room: string, name: string) =>
    `1栋,1单元,${room},住宅,71.36,71.36,${name},${canaries.phone()},业主,,`;
  const lines = names.map((name, index) => line(`10${index + 1}`, name));
  const imports = here.app.get(RollImportService);
  const waiting = await here.app.get(Transactions).run(communityId, async (tx) => {
    const first = await imports.preview(tx, communityId, rollOf(...lines), by);
    await imports.confirm(tx, communityId, first.importId, by);
    const next = rollOf(line('201', canaries.name()));
    return (await imports.preview(tx, communityId, next, by)).importId;
  });
  const { rows } = await here.admin.query<{ id: string; name: string }>(
    `select u.id, p.name from unit u join unit_party p using (community_id)
     where community_id = $1 and p.unit_id = u.id order by u.door`,
    [communityId],
  );
  const homes = rows.map(({ id, name }) => ({ unitId: id, names: [name] }));
  return { homes, waiting };
}
