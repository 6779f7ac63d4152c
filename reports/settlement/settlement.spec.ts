import { sampleSettlement } from '../samples/arrears-facts';
import { goldenText, keepForLooking, textOf } from '../samples/golden';
import { drawSettlement } from './draw';

describe('the 过户结算单', () => {
  it.each<[string, string | null]>([
    ['settlement', '0197a1a0-0000-7000-8000-000000000001'],
    ['settlement-preview', null],
  ])('%s says what the golden sample says, on one page', async (name, id) => {
    const printed = await drawSettlement(sampleSettlement(id));
    keepForLooking(name, printed);
    expect(textOf(printed)).toBe(goldenText(name));
    expect(printed.pages).toBe(1);
  });
});
