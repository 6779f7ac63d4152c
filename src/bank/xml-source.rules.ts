import type { Money } from '../shared/money';
import { amountOf, type Moment, momentOf } from './statement-cells.rules';
import type { StatementProblem } from './statement.rules';

/** An element of a document; the tree of platform/files is one. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  readonly text: string;
  readonly line: number;
}

export const childrenOf = (node: Element | undefined, name: string): Element[] =>
  node?.children.filter((child) => child.name === name) ?? [];

export const elementAt = (node: Element | undefined, ...path: string[]): Element | undefined =>
  path.reduce<Element | undefined>((at, name) => childrenOf(at, name)[0], node);

export const wordsAt = (node: Element | undefined, ...path: string[]): string =>
  elementAt(node, ...path)?.text ?? '';

/** Reads values of a document and keeps what was wrong with them, each with its line and element. */
export class XmlValues {
  readonly problems: StatementProblem[] = [];

  /** Null and a complaint where the element is missing or no amount. */
  amount(parent: Element, name: string): Money | null {
    const node = elementAt(parent, name);
    const amount = amountOf(node?.text ?? '');
    if (amount) return amount;
    const said = node?.text ?? '';
    this.complain(node ?? parent, name, {
      code: 'bank.bad-amount',
      message: `“${said}”不是金额，应为最多两位小数的数字，如 1234.50。`,
    });
    return null;
  }

  day(node: Element, name: string, text: string): Moment | null {
    // An offset from UTC behind the moment of day says nothing of the day a bank books on.
    const moment = momentOf(text.replace(/(T\d{2}:\d{2}:\d{2})(\.\d+)?(Z|[-+]\d{2}:\d{2})$/, '$1'));
    if (moment) return moment;
    this.complain(node, name, {
      code: 'bank.bad-day',
      message: `“${text}”不是日期，应如 2025-01-05。`,
    });
    return null;
  }

  complain(node: Element, column: string, what: { code: string; message: string }): void {
    const message = `第 ${node.line} 行 ${column}：${what.message}`;
    this.problems.push({ code: what.code, message, line: node.line, column });
  }
}
