import { startContract } from './harness';

const contract = startContract({
  schema: { points: { indexes: [{ name: 'by_place', keys: { place: '2dsphere' } }] } },
});

const at = (longitude: number, latitude: number) => ({ type: 'Point', coordinates: [longitude, latitude] });

// Service points about 500 m, 1 km and 11 km east of the first.
beforeAll(() =>
  contract.cloud.database.insert('points', [
    { _id: 'far', place: at(121.6, 31.23) },
    { _id: 'third', place: at(121.4905, 31.23) },
    { _id: 'first', place: at(121.48, 31.23) },
    { _id: 'second', place: at(121.4853, 31.23) },
  ]),
);

test('geoNear gives the nearest first, within its distances', async () => {
  const near = await contract.run(async ({ db, _ }) => {
    const ids = async (distances: object) => {
      const place = _.geoNear({ geometry: new db.Geo.Point(121.48, 31.23), ...distances });
      const { data } = await db.collection('points').where({ place }).get();
      return data.map((point: { _id: string }) => point._id);
    };
    return [await ids({ maxDistance: 2000 }), await ids({ minDistance: 100, maxDistance: 600 })];
  });
  expect(near).toEqual([['first', 'second', 'third'], ['second']]);
});

test('geoWithin finds what lies in a polygon or a circle, geoIntersects what touches', async () => {
  const within = await contract.run(async ({ db, _ }) => {
    const { Point, LineString, Polygon } = db.Geo;
    const corners = [
      [121.47, 31.22],
      [121.487, 31.22],
      [121.487, 31.24],
      [121.47, 31.24],
      [121.47, 31.22],
    ];
    const geometry = new Polygon([new LineString(corners.map(([x, y]) => new Point(x, y)))]);
    const ids = async (place: unknown) => {
      const { data } = await db.collection('points').where({ place }).get();
      return data.map((point: { _id: string }) => point._id).sort();
    };
    return {
      polygon: await ids(_.geoWithin({ geometry })),
      circle: await ids(_.geoWithin({ centerSphere: [[121.48, 31.23], 0.6 / 6378.1] })),
      touching: await ids(_.geoIntersects({ geometry })),
    };
  });
  expect(within).toEqual({
    polygon: ['first', 'second'],
    circle: ['first', 'second'],
    touching: ['first', 'second'],
  });
});

test('an aggregate may begin with geoNear and tells the distance in metres', async () => {
  const list = (await contract.run(async ({ db }) => {
    const { list } = await db
      .collection('points')
      .aggregate()
      .geoNear({
        near: new db.Geo.Point(121.48, 31.23),
        distanceField: 'metres',
        spherical: true,
        maxDistance: 2000,
        key: 'place',
      })
      .project({ metres: 1 })
      .end();
    return list;
  })) as { _id: string; metres: number }[];
  expect(list.map(({ _id }) => _id)).toEqual(['first', 'second', 'third']);
  expect(list[1]?.metres).toBeGreaterThan(450);
  expect(list[1]?.metres).toBeLessThan(550);
});

test('geoNear without its index is refused', async () => {
  const refusal = await contract.run(async ({ db, _, failure }) => {
    return failure(
      db
        .collection('points')
        .where({ elsewhere: _.geoNear({ geometry: new db.Geo.Point(1, 1) }) })
        .get(),
    );
  });
  expect(refusal).toMatchObject({ errCode: -502001 });
});
