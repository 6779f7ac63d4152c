import { chanceOf } from './seeded.rules';

/** Figures of the demonstration community (fictional, sized like a real walk-up estate of 1999). */
export const ROLL = { households: 782, buildings: 16, areaHundredths: 8_340_400n } as const;

export interface DemoUnit {
  building: string;
  door: string;
  /** Square metres with two decimals, as text. */
  area: string;
  owner: string;
  coOwner: string | null;
  phone: string;
  developerHeld: boolean;
}

const SURNAMES =
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜戚谢邹喻苏潘葛范彭郎'.split('');
const GIVEN = '文静明华秀英建国丽娜志强桂芳海燕晓东玉兰春梅国庆雪松思远佳慧立新雨桐浩然子涵'.split(
  '',
);
const FLAT_SIZES = [6850, 7136, 8420, 9215, 10240, 11860, 13125, 14480] as const;
const UNSOLD = 6;

/**
 * The roll of 锦和苑: 782 flats in 16 buildings, 83,404.00 ㎡ in all, to the hundredth.
 * The last flat takes what is left over, so that the total is the one the contract names.
 */
export function demoRoll(): DemoUnit[] {
  const chance = chanceOf(20241001);
  const units = doors().map((place, index): DemoUnit => ({
    ...place,
    area: '',
    owner: nameFrom(chance),
    coOwner: chance.between(1, 4) === 1 ? nameFrom(chance) : null,
    phone: `139${String(10_000_000 + index * 977).slice(-8)}`,
    developerHeld: index >= ROLL.households - UNSOLD,
  }));
  const areas = areasFor(units.length);
  return units.map((unit, index) => ({ ...unit, area: areaText(areas[index]!) }));
}

export interface ParkingSpace extends DemoUnit {
  /** The home it is let to: 3栋2单元301 */
  home: string;
}

export const PARKING_SPACES = 210;

/** Spaces on the common ground (民法典 275), each let to a home; every third home has one. */
export function demoParking(roll: readonly DemoUnit[] = demoRoll()): ParkingSpace[] {
  return roll
    .filter((home, at) => at % 3 === 0 && !home.developerHeld)
    .slice(0, PARKING_SPACES)
    .map((home, at) => ({
      ...home,
      home: home.building + home.door,
      building: '地面车位',
      door: `${String(at + 1).padStart(3, '0')}`,
      area: '12.50',
    }));
}

function doors(): { building: string; door: string }[] {
  const found: { building: string; door: string }[] = [];
  for (let building = 1; found.length < ROLL.households; building += 1) {
    const entrances = building % 2 === 0 ? 4 : 3;
    for (let entrance = 1; entrance <= entrances; entrance += 1) {
      for (let floor = 1; floor <= 7; floor += 1) {
        for (const side of [1, 2]) {
          found.push({ building: `${building}栋`, door: `${entrance}单元${floor}0${side}` });
        }
      }
    }
  }
  return found.slice(0, ROLL.households);
}

function areasFor(count: number): bigint[] {
  const typical = Array.from({ length: count }, (_, i) =>
    BigInt(FLAT_SIZES[(i * 5) % FLAT_SIZES.length]!),
  );
  const sum = typical.reduce((total, area) => total + area, 0n);
  const scaled = typical.map((area) => (area * ROLL.areaHundredths) / sum);
  const rest = ROLL.areaHundredths - scaled.reduce((total, area) => total + area, 0n);
  return scaled.map((area, index) => (index === count - 1 ? area + rest : area));
}

const areaText = (hundredths: bigint): string =>
  `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}`;

const nameFrom = (chance: ReturnType<typeof chanceOf>): string =>
  chance.pick(SURNAMES) + chance.pick(GIVEN) + (chance.between(0, 2) > 0 ? chance.pick(GIVEN) : '');
