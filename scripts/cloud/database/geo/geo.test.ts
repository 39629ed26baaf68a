import { temporaryDatabase } from '../testing';
import type { Database, Query } from '../types';
import { distance, EARTH_RADIUS, type Position } from './geometry';

jest.setTimeout(60_000);

const CENTER: Position = [121.4737, 31.2304];
const pointAt = (coordinates: Position) => ({ type: 'Point', coordinates });

let database: Database;
let discard: () => Promise<void>;

beforeAll(async () => {
  ({ database, discard } = await temporaryDatabase({ maxScan: 500 }));
  await database.applySchema({
    points: { indexes: [{ name: 'place', keys: { place: '2dsphere' } }] },
    shapes: { indexes: [{ name: 'area', keys: { area: '2dsphere' } }] },
    kinds: { indexes: [{ name: 'kind_place', keys: { kind: 1, place: '2dsphere', at: 1 } }] },
  });
  // A grid of 40 × 40 points, about 1.1 km apart.
  const grid = Array.from(
    { length: 1600 },
    (_, i): Position => [CENTER[0] + ((i % 40) - 20) * 0.0117, CENTER[1] + (Math.floor(i / 40) - 20) * 0.01],
  );
  await database.insert(
    'points',
    grid.map((place, i) => ({ _id: `p${i}`, place: pointAt(place), odd: i % 2 })),
  );
  await database.insert('points', [{ _id: 'nowhere' }]);
});
afterAll(() => discard());

const near = (coordinates: Position, limits: Query = {}) => ({
  place: { $nearSphere: { $geometry: pointAt(coordinates), ...limits } },
});

test('distances are those of the sphere', () => {
  expect(distance([0, 0], [0, 1])).toBeCloseTo((EARTH_RADIUS * Math.PI) / 180, 3);
  expect(distance([179.5, 0], [-179.5, 0])).toBeCloseTo((EARTH_RADIUS * Math.PI) / 180, 3);
});

test('the nearest come first, within limits, and only what is near is read', async () => {
  const query = near(CENTER, { $maxDistance: 3000, $minDistance: 500 });
  const found = await database.find('points', query);
  const metres = found.map(({ place }) => distance(CENTER, (place as { coordinates: Position }).coordinates));
  expect(metres).toEqual([...metres].sort((left, right) => left - right));
  expect(Math.min(...metres)).toBeGreaterThanOrEqual(500);
  expect(Math.max(...metres)).toBeLessThanOrEqual(3000);
  expect(found.length).toBeGreaterThan(15);
  const explanation = await database.explain('points', query);
  expect(explanation).toMatchObject({ index: 'place', returned: found.length });
  expect(explanation.scanned).toBeLessThan(2 * found.length + 20);
});

test('without a limit of distance the search widens until it has enough', async () => {
  const far: Position = [116.4, 39.9];
  const [first, ...others] = await database.find('points', { ...near(CENTER), odd: 1 }, { limit: 4 });
  expect(others).toHaveLength(3);
  expect(distance(CENTER, (first?.place as { coordinates: Position }).coordinates)).toBeLessThan(2000);
  await expect(database.find('points', near(far), { limit: 1 })).rejects.toThrow('more than 500 documents');
  expect(await database.find('points', near(far, { $maxDistance: 100_000 }), { limit: 1 })).toEqual([]);
});

test('an order of its own replaces the nearest first', async () => {
  const query = near(CENTER, { $maxDistance: 3000 });
  const found = await database.find('points', query, { order: { _id: 1 } });
  const ids = found.map(({ _id }) => _id);
  expect(ids).toEqual([...ids].sort());
});

test('near needs a 2dsphere index', async () => {
  await database.createCollection('plain');
  const query = { place: { $near: { $geometry: pointAt(CENTER) } } };
  await expect(database.find('plain', query)).rejects.toThrow('unable to find index for $geoNear query');
});

/** The position reached by going `metres` from another, by a bearing in radians. */
function destination([longitude, latitude]: Position, metres: number, bearing: number): Position {
  const [far, from] = [metres / EARTH_RADIUS, (latitude * Math.PI) / 180];
  const to = Math.asin(Math.sin(from) * Math.cos(far) + Math.cos(from) * Math.sin(far) * Math.cos(bearing));
  const east = Math.sin(bearing) * Math.sin(far) * Math.cos(from);
  const turned =
    longitude + (Math.atan2(east, Math.cos(far) - Math.sin(from) * Math.sin(to)) * 180) / Math.PI;
  return [((turned + 540) % 360) - 180, (to * 180) / Math.PI];
}

test('any search by the index finds what a test of every point finds, everywhere on earth', async () => {
  const globe = await temporaryDatabase({
    schema: { globe: { indexes: [{ name: 'place', keys: { place: '2dsphere' } }] } },
  });
  const centers: Position[] = [
    ...[CENTER, [180, 0], [-180, 0], [179.99, 10], [-179.99, -10], [0, 90], [0, -90], [13, 89.9], [-77, -60]],
  ] as Position[];
  const radii = [100, 5000, 80_000, 2_000_000, 15_000_000];
  const places = centers.flatMap((center) =>
    radii.flatMap((metres) =>
      [0, 1, 2, 3, 4, 5, 6].flatMap((bearing) => [
        destination(center, metres * 0.999, bearing),
        destination(center, metres * 1.001, bearing),
      ]),
    ),
  );
  await globe.database.insert(
    'globe',
    places.map((place, i) => ({ _id: `g${i}`, place: pointAt(place) })),
  );
  for (const center of centers) {
    for (const metres of radii) {
      const expected = places.flatMap((place, i) => (distance(center, place) <= metres ? [`g${i}`] : []));
      const found = await globe.database.find('globe', near(center, { $maxDistance: metres }));
      expect(found.map(({ _id }) => _id).sort()).toEqual(expected.sort());
      const $centerSphere = [center, metres / EARTH_RADIUS];
      const inside = await globe.database.count('globe', { place: { $geoWithin: { $centerSphere } } });
      expect(inside).toBe(expected.length);
    }
  }
  await globe.discard();
});

const square = (west: number, south: number, size: number): Position[] => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
  [west, south],
];

test('polygons hold what lies in them, not in their holes', async () => {
  const [west, south] = [CENTER[0] - 0.0513, CENTER[1] - 0.0513];
  const outer = square(west, south, 0.1);
  const hole = square(west + 0.03, south + 0.03, 0.04);
  const within = (coordinates: Position[][]) => ({
    place: { $geoWithin: { $geometry: { type: 'Polygon', coordinates } } },
  });
  const all = await database.count('points', within([outer]));
  const inHole = await database.count('points', within([hole]));
  expect(all).toBeGreaterThan(50);
  expect(inHole).toBeGreaterThan(5);
  expect(await database.count('points', within([outer, hole]))).toBe(all - inHole);
  const explanation = await database.explain('points', within([outer]));
  expect(explanation.index).toBe('place');
  expect(explanation.scanned).toBeLessThan(200);
});

test('shapes are found by what they touch', async () => {
  await database.insert('shapes', [
    { _id: 'square', area: { type: 'Polygon', coordinates: [square(10, 10, 1)] } },
    {
      _id: 'line',
      area: {
        type: 'LineString',
        coordinates: [
          [10.5, 10.5],
          [10.5, 12],
        ],
      },
    },
    {
      _id: 'dots',
      area: {
        type: 'MultiPoint',
        coordinates: [
          [10.2, 10.2],
          [50, 50],
        ],
      },
    },
    { _id: 'large', area: { type: 'MultiPolygon', coordinates: [[square(0, 0, 30)]] } },
    { _id: 'far', area: { type: 'Point', coordinates: [-10, -10] } },
  ]);
  const touching = async (type: string, coordinates: unknown) => {
    const found = await database.find('shapes', {
      area: { $geoIntersects: { $geometry: { type, coordinates } } },
    });
    return found.map(({ _id }) => _id).sort();
  };
  expect(await touching('Point', [10.2, 10.2])).toEqual(['dots', 'large', 'square']);
  expect(await touching('Point', [10.5, 11.5])).toEqual(['large', 'line']);
  expect(
    await touching('LineString', [
      [10.4, 11.5],
      [10.6, 11.5],
    ]),
  ).toEqual(['large', 'line']);
  expect(await touching('Polygon', [square(10.4, 10.4, 0.2)])).toEqual(['large', 'line', 'square']);
  expect(await touching('Polygon', [square(-20, -20, 15)])).toEqual(['far']);
  const within = { area: { $geoWithin: { $geometry: { type: 'Polygon', coordinates: [square(9, 9, 4)] } } } };
  expect((await database.find('shapes', within)).map(({ _id }) => _id).sort()).toEqual(['line', 'square']);
});

test('an index may begin with a plain field and end with one', async () => {
  await database.insert('kinds', [
    { _id: 'a', kind: 'haircut', place: pointAt(CENTER), at: 1 },
    { _id: 'b', kind: 'mending', place: pointAt(CENTER), at: 1 },
    { _id: 'c', kind: 'haircut', place: pointAt([0, 0]), at: 1 },
  ]);
  const query = { kind: 'haircut', ...near(CENTER, { $maxDistance: 1000 }) };
  expect(await database.explain('kinds', query)).toMatchObject({
    index: 'kind_place',
    scanned: 1,
    returned: 1,
  });
  expect(await database.explain('kinds', { kind: 'haircut' })).toMatchObject({ index: null });
});

test('refuses what is no geometry', async () => {
  const insert = (place: unknown) => database.insert('points', [{ place }]);
  await expect(insert('here')).rejects.toThrow(`Can't extract geo keys: "here"`);
  await expect(insert({ type: 'Point', coordinates: ['a', 1] })).rejects.toThrow(
    'only contain numeric elements',
  );
  await expect(insert({ type: 'Point', coordinates: [1, 91] })).rejects.toThrow(
    'out of bounds, lng: 1 lat: 91',
  );
  await expect(
    insert({
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [1, 1],
          [2, 2],
          [3, 3],
        ],
      ],
    }),
  ).rejects.toThrow('not closed');
  await expect(insert({ type: 'Circle', coordinates: [0, 0] })).rejects.toThrow(
    'the geometry "Circle" is not supported',
  );
  const box = {
    place: {
      $geoWithin: {
        $box: [
          [0, 0],
          [1, 1],
        ],
      },
    },
  };
  await expect(database.find('points', box)).rejects.toThrow('$geoWithin with $box is not supported');
});
