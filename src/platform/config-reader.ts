import * as fs from 'node:fs';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Reads variables one by one and remembers every fault, so that all are told at once. */
export class ConfigReader {
  readonly faults: string[] = [];

  constructor(private readonly env: Environment) {}

  /** Trimmed; an empty variable counts as unset, as compose files like to leave them. */
  text(name: string): string | undefined {
    const value = this.env[name]?.trim();
    return value === '' ? undefined : value;
  }

  /** From the variable, or from the file that `<NAME>_FILE` names (Docker and Kubernetes secrets). */
  secret(name: string): string | undefined {
    const value = this.text(name);
    const file = this.text(`${name}_FILE`);
    if (file === undefined) return value;
    if (value !== undefined) {
      this.fault(name, `与 ${name}_FILE 只能设置其中一个`);
      return value;
    }
    try {
      const content = fs.readFileSync(file, 'utf8').trim();
      if (content === '') this.fault(`${name}_FILE`, `文件 ${file} 是空的`);
      return content === '' ? undefined : content;
    } catch (error) {
      this.fault(`${name}_FILE`, `读不到文件 ${file}（${(error as NodeJS.ErrnoException).code}）`);
      return undefined;
    }
  }

  whole(name: string, range: { from: number; to: number; unset: number }): number {
    const text = this.text(name);
    if (text === undefined) return range.unset;
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= range.from && value <= range.to) return value;
    this.fault(name, `应为 ${range.from} 到 ${range.to} 之间的整数，现在是“${text}”`);
    return range.unset;
  }

  yesNo(name: string, unset: boolean): boolean {
    const text = this.text(name)?.toLowerCase();
    if (text === undefined) return unset;
    if (['1', 'true', 'on', 'yes'].includes(text)) return true;
    if (['0', 'false', 'off', 'no'].includes(text)) return false;
    this.fault(name, `应为 on 或 off，现在是“${text}”`);
    return unset;
  }

  oneOf<T extends string>(name: string, choices: readonly T[], unset: T): T {
    const text = this.text(name);
    if (text === undefined) return unset;
    const choice = choices.find((each) => each === text);
    if (choice === undefined) {
      this.fault(name, `应为 ${choices.join('、')} 之一，现在是“${text}”`);
    }
    return choice ?? unset;
  }

  /** The value may hold a password and is never repeated in the fault. */
  postgresUrl(name: string): string | undefined {
    const text = this.secret(name);
    if (text === undefined) return undefined;
    const url = URL.canParse(text) ? new URL(text) : null;
    if (!url || !['postgres:', 'postgresql:'].includes(url.protocol) || url.pathname.length < 2) {
      this.fault(name, '应形如 postgresql://用户:密码@主机:5432/数据库');
    } else if (url.username === '') {
      this.fault(name, '缺少登录用户名');
    }
    return text;
  }

  fault(name: string, sentence: string): void {
    this.faults.push(`${name}：${sentence}`);
  }
}
