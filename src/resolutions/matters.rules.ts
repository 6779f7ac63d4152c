import type { MatterKind } from './votes.rules';

/** 由业主共同决定的事项, as 民法典 278 numbers them. */
export const MATTERS: Readonly<Record<number, string>> = {
  1: '制定和修改业主大会议事规则',
  2: '制定和修改管理规约',
  3: '选举业主委员会或者更换业主委员会成员',
  4: '选聘和解聘物业服务企业或者其他管理人',
  5: '使用建筑物及其附属设施的维修资金',
  6: '筹集建筑物及其附属设施的维修资金',
  7: '改建、重建建筑物及其附属设施',
  8: '改变共有部分的用途或者利用共有部分从事经营活动',
  9: '有关共有和共同管理权利的其他重大事项',
};

export const MATTERS_MAX = 9;

/** Matters 6 to 8 take three quarters, all others more than half. */
export function kindOfMatter(matter: number): MatterKind {
  return matter >= 6 && matter <= 8 ? 'special' : 'ordinary';
}

export const KIND_NAMES: Readonly<Record<MatterKind, string>> = {
  ordinary: '一般事项（参与表决的双过半数同意）',
  special: '特别事项（参与表决的双四分之三以上同意）',
};
