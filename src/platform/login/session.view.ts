import type { CommunityMembership } from '../http/authority';
import type { CallerInfo } from '../http/caller';
import type { SessionRow } from './login.entities';

export class PersonView {
  id!: string;
  name!: string;
}

export class SecondFactorStateView {
  enrolled!: boolean;
  /** 现任职务中有需要动态码的事项。 */
  required!: boolean;
}

export class HeldPostView {
  post!: string;
  postName!: string;
  party!: string;
  startsOn!: string;
  endsOn!: string | null;
}

export class BoundUnitView {
  id!: string;
  label!: string;
  relation!: string;
}

export class MembershipView {
  id!: number;
  name!: string;
  posts!: HeldPostView[];
  units!: BoundUnitView[];
  rights!: string[];
}

export class SessionView {
  person!: PersonView;
  secondFactor!: SecondFactorStateView;
  isOperator!: boolean;
  /** 还在用初始密码：换掉之前，其他都办不了。 */
  mustChangePassword!: boolean;
  communities!: MembershipView[];
}

export class DeviceView {
  id!: string;
  device!: string;
  createdAt!: string;
  lastSeenAt!: string;
  current!: boolean;
}

export class DevicesView {
  items!: DeviceView[];
}

export class EnrolmentView {
  /** 不能扫码时手工输入的密钥。 */
  secret!: string;
  otpauthUrl!: string;
  qrSvg!: string;
}

export class EnrolledView {
  enrolled!: boolean;
}

export function sessionViewOf(
  caller: CallerInfo,
  secondFactor: SecondFactorStateView,
  communities: readonly CommunityMembership[],
): SessionView {
  return {
    person: { id: caller.personId, name: caller.name },
    secondFactor,
    isOperator: caller.isOperator,
    mustChangePassword: caller.mustChangePassword,
    communities: communities.map(({ id, name, posts, units, rights }) => ({
      id,
      name,
      posts: posts.map(({ post, postName, party, startsOn, endsOn }) => ({
        post,
        postName,
        party,
        startsOn,
        endsOn,
      })),
      units: units.map((unit) => ({ id: unit.id, label: unit.label, relation: unit.relation })),
      rights: [...rights],
    })),
  };
}

export function devicesViewOf(sessions: readonly SessionRow[], caller: CallerInfo): DevicesView {
  return {
    items: sessions.map((session) => ({
      id: session.id,
      device: session.device,
      createdAt: session.createdAt.toISOString(),
      lastSeenAt: session.lastSeenAt.toISOString(),
      current: session.id === caller.sessionId,
    })),
  };
}
