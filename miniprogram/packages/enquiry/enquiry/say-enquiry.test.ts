import { drawnEnquiry, type Enquiry } from './say-enquiry';

const now = Date.parse('2026-11-24T13:00:00+08:00');
const HOUR = 3_600_000;

function drawn(given: Partial<Enquiry>) {
  const enquiry: Enquiry = {
    ...{ id: 'e', kind: 'repair', kindName: '要修东西', words: '楼道灯坏了', from: '601 室', state: 'asked' },
    ...{ standing: '等群主看', promised: false, open: true, late: false, holder: 'owner', escalated: false },
    ...{ place: '横燕小区 3 幢', pictures: [], as: 'keeper', mine: false, unit: null, reply: null },
    ...{
      at: now - 3 * HOUR,
      due: now + 5 * HOUR,
      answer: null,
      rating: null,
      callable: false,
      timeline: [],
      can: [],
    },
    ...given,
  };
  return drawnEnquiry(enquiry, now);
}

test('one next step, by where it stands and by what one may do', () => {
  const asked = drawn({ can: ['bridge', 'promise', 'answer', 'handOn'] });
  expect(asked.main).toEqual({ verb: 'bridge', label: '转给谁来办' });
  expect(asked.beside.map(({ label }) => label)).toEqual(['先答应个时间', '直接答复', '转给社区调解']);
  const replied = drawn({
    state: 'replied',
    unit: '物业',
    promised: true,
    can: ['bridge', 'promise', 'answer'],
  });
  expect(replied.main).toEqual({ verb: 'answer', label: '把回话告诉 601' });
  const unit = drawn({ state: 'bridged', as: 'unit', can: ['reply'] });
  expect(unit).toMatchObject({
    main: { label: '回话' },
    beside: [],
    stands: '请在今天 18:00 前回话，群主会转告',
  });
  expect(drawn({ state: 'answered', open: false, can: ['reopen', 'rate'] })).toMatchObject({
    ...{ main: null, rates: true },
    beside: [{ label: '还没解决' }],
  });
});

test('who asked reads who has it and until when', () => {
  const asker = (given: Partial<Enquiry>) => drawn({ as: 'asker', mine: true, ...given }).stands;
  expect(asker({})).toBe('群主会在今天 18:00 前答复您');
  expect(asker({ state: 'bridged', unit: '物业' })).toBe('转给物业了，今天 18:00 前答复您');
  expect(asker({ state: 'bridged', unit: '物业', late: true })).toBe('转给物业了，还没回话，在催');
  expect(asker({ holder: 'staff', late: true })).toBe('过了时间，社区会尽快答复您');
});
