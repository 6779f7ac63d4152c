/** What no book knows of, typed in by who has it. */
export const OBJECT_KINDS = {
  key: '钥匙、门禁与密码器',
  seal: '印章与票据',
  document: '图纸与资料',
  equipment: '设备与物品',
  other: '其他',
} as const;

export type ObjectKind = keyof typeof OBJECT_KINDS;
