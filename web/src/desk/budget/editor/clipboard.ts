/** The cells of what a spreadsheet puts on the clipboard. The parser comes when it is first needed. */
export async function cellsOf(text: string): Promise<string[][]> {
  const { parse } = await import('csv-parse/browser/esm/sync');
  return parse(text, {
    delimiter: '\t',
    relaxColumnCount: true,
    relaxQuotes: true,
    skipEmptyLines: true,
  });
}
