const systems: readonly (readonly [RegExp, string])[] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/HarmonyOS/, '鸿蒙设备'],
  [/Android/, '安卓设备'],
  [/Windows/, 'Windows 电脑'],
  [/Mac OS X|Macintosh/, 'Mac 电脑'],
  [/Linux|X11/, 'Linux 电脑'],
];

// Order matters: WeChat and Edge call themselves Chrome and Safari too.
const browsers: readonly (readonly [RegExp, string])[] = [
  [/MicroMessenger/, '微信'],
  [/Edg\//, 'Edge'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];

/** "iPhone · 微信": what a person recognises in her list of devices. Not used to decide anything. */
export function deviceOf(userAgent: string | undefined): string {
  const named = (table: typeof systems) =>
    table.find(([pattern]) => pattern.test(userAgent ?? ''))?.[1];
  return [named(systems) ?? '其他设备', named(browsers) ?? '其他程序'].join(' · ');
}

/**
 * The network an address belongs to: IPv4 /24, IPv6 /48. Enough to see an attack and to count tries,
 * too little to follow a person (个人信息保护法 6).
 */
export function networkOf(address: string | undefined): string {
  const plain = (address ?? '').replace(/^::ffff:/, '');
  const v4 = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.\d{1,3}$/.exec(plain);
  if (v4) return `${v4.slice(1, 4).join('.')}.0/24`;
  if (!plain.includes(':')) return 'unknown';
  return `${firstGroups(plain, 3).join(':')}::/48`;
}

function firstGroups(v6: string, count: number): string[] {
  const [head = '', tail] = v6.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = Array.from({ length: Math.max(8 - left.length - right.length, 0) }, () => '0');
  return [...left, ...zeros, ...right].slice(0, count).map((group) => group.toLowerCase());
}
