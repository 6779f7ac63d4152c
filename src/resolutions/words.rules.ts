import type { BallotStatus, Channel } from './votes.rules';

/** Why a ballot does not count, or with which one it does; null when it simply counts. */
export const STATUS_WORDS: Readonly<Record<BallotStatus, string | null>> = {
  counted: null,
  merged: '与共有人意见一致，合并计一票',
  replaced: '同一业主之后又投了票，以最后一张为准',
  disagreed: '共有人意见不一致，不计入参与',
  'owner-voted': '业主本人已经投票，代理票不计',
  'proxy-beyond-cap': '代理人代理的业主超过规定人数，不计',
  'proxy-revoked': '委托已撤回或不存在，不计',
  unchecked: '清单尚未复核或已退回，不计',
  'out-of-time': '不在表决期内，不计',
  'not-on-roll': '不在业主名册内，不计',
};

export const CHANNEL_NAMES: Readonly<Record<Channel, string>> = {
  paper: '纸质票',
  'on-site': '现场票',
  online: '线上票',
};

/** Whether the right behind the ballot was counted by it. */
export function hasCounted(status: BallotStatus): boolean {
  return status === 'counted' || status === 'merged';
}
