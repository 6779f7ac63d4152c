import { Parser } from 'saxen';
import { fileErrors } from './files.errors';

/** An element; names without their prefix, since banks choose prefixes as they please. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
  /** The characters directly inside, entities resolved, trimmed. */
  readonly text: string;
  /** Where it opens, from 1. */
  readonly line: number;
}

interface Growing extends XmlNode {
  readonly children: Growing[];
  text: string;
}

const DEPTH_MAX = 64;
const localName = (name: string): string => name.slice(name.indexOf(':') + 1);
const newlinesIn = (raw: string): number => raw.split('\n').length - 1;

/**
 * A document as a tree, values as text. Definitions of entities, and with them every way to make a
 * small file grow or to reach out of it, are refused.
 * @throws DomainError `xml.broken` with line and column, `xml.definitions`.
 */
export function readXml(text: string): XmlNode {
  return new TreeOfXml(text.replace(/^\uFEFF/, '').trimEnd()).read();
}

/** The first child of that name. */
export function childOf(node: XmlNode | undefined, name: string): XmlNode | undefined {
  return node?.children.find((child) => child.name === name);
}

/** The element at the end of a path of names, each the first of its kind. */
export function nodeAt(node: XmlNode | undefined, ...path: string[]): XmlNode | undefined {
  return path.reduce<XmlNode | undefined>(childOf, node);
}

/** The text at the end of a path, '' where there is none. */
export function textAt(node: XmlNode | undefined, ...path: string[]): string {
  return nodeAt(node, ...path)?.text ?? '';
}

class TreeOfXml {
  private readonly open: Growing[] = [];
  private root: Growing | null = null;
  private line = 1;

  constructor(private readonly source: string) {}

  read(): XmlNode {
    const parser = new Parser();
    parser.on('openTag', (name, attributes) => this.opened(name, attributes()));
    parser.on('closeTag', () => void this.open.pop());
    parser.on('text', (raw, decode) => this.said(raw, decode(raw)));
    parser.on('cdata', (raw) => this.said(raw, raw));
    parser.on('comment', (raw) => this.passed(raw));
    parser.on('question', (raw) => this.passed(raw));
    parser.on('attention', () => {
      throw fileErrors.xmlDefinitions(this.lineOf('<!'));
    });
    const refuse = (_error: Error, context: () => { line: number; column: number }) => {
      const { line, column } = context();
      // At the end of the file the parser has no place left to tell.
      throw fileErrors.xmlBroken(Math.max(line + 1, this.line), column + 1);
    };
    parser.on('error', refuse).on('warn', refuse);
    parser.parse(this.source);
    if (!this.root || this.open.length > 0) throw fileErrors.xmlBroken(this.line, 1);
    return trimmed(this.root);
  }

  private opened(name: string, attributes: Record<string, string>): void {
    const parent = this.open.at(-1);
    if ((!parent && this.root) || this.open.length >= DEPTH_MAX) {
      throw fileErrors.xmlBroken(this.line, 1);
    }
    // Blanks outside the root are not told of.
    if (!this.root) this.line = this.lineOf(`<${name}`);
    const node = { name: localName(name), attributes, children: [], text: '', line: this.line };
    parent?.children.push(node);
    this.root ??= node;
    this.open.push(node);
  }

  private said(raw: string, text: string): void {
    const node = this.open.at(-1);
    if (node) node.text += text;
    this.passed(raw);
  }

  private lineOf(start: string): number {
    return newlinesIn(this.source.slice(0, Math.max(0, this.source.indexOf(start)))) + 1;
  }

  private passed(raw: string): void {
    this.line += newlinesIn(raw);
  }
}

function trimmed(node: Growing): XmlNode {
  node.text = node.text.trim();
  node.children.forEach(trimmed);
  return node;
}
