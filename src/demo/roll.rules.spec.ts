import { weightOf } from '../shared/split';
import { demoParking, demoRoll, PARKING_SPACES, ROLL } from './roll.rules';

describe('the demonstration roll', () => {
  const roll = demoRoll();

  it('has 782 households in 16 buildings, no door twice', () => {
    expect(roll).toHaveLength(ROLL.households);
    expect(new Set(roll.map((u) => `${u.building} ${u.door}`)).size).toBe(ROLL.households);
    expect(new Set(roll.map((u) => u.building)).size).toBe(ROLL.buildings);
  });

  it('adds up to 83,404.00 square metres exactly', () => {
    expect(roll.reduce((sum, u) => sum + weightOf(u.area), 0n)).toBe(ROLL.areaHundredths);
  });

  it('lets 210 parking spaces, none to the developer and none twice', () => {
    const spaces = demoParking(roll);
    expect(new Set(spaces.map(({ door }) => door)).size).toBe(PARKING_SPACES);
    expect(spaces.filter(({ developerHeld }) => developerHeld)).toEqual([]);
  });

  it('is the same on every run', () => {
    expect(demoRoll()).toEqual(roll);
  });
});
