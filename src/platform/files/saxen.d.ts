/** The part of saxen 11 we use; the package carries no types. */
declare module 'saxen' {
  type Context = () => { readonly data: string; readonly line: number; readonly column: number };
  type Decode = (raw: string) => string;

  export class Parser {
    on(
      hook: 'openTag',
      told: (name: string, attributes: () => Record<string, string>) => void,
    ): this;
    on(hook: 'closeTag', told: (name: string) => void): this;
    on(hook: 'text', told: (raw: string, decode: Decode) => void): this;
    on(hook: 'cdata' | 'comment' | 'question' | 'attention', told: (raw: string) => void): this;
    on(hook: 'error' | 'warn', told: (error: Error, context: Context) => void): this;
    parse(xml: string): void;
  }
}
