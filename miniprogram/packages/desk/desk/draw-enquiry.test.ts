import type { DeskEnquiry } from '../../../../cloudfunctions/domain/desk/waiting';
import { drawEnquiry } from './draw-enquiry';

const enquiry: DeskEnquiry = {
  ...{ id: 'e', kind: 'repair', kindName: '要修东西', state: 'replied', words: '楼道灯坏了' },
  ...{ from: '601 室', standing: '物业已回话', room: '601', holder: 'owner', next: 'answer' },
  ...{ at: 0, due: 0, promised: true, open: true, late: true, escalated: false },
};

test('the button says what the owner is to do next, and for whom', () => {
  const step = (given: Partial<DeskEnquiry>) => drawEnquiry({ ...enquiry, ...given }).step;
  expect(step({})).toBe('把回话告诉 601');
  expect(step({ room: null })).toBe('把回话告诉邻居');
  expect(step({ state: 'asked', next: 'bridge' })).toBe('帮 601 问一问');
  expect(step({ holder: 'unit', next: null })).toBe('');
});
