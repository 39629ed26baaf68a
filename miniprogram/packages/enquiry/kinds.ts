import type { EnquiryKind } from '../../../cloudfunctions/domain/enquiry/enquiry';

/** The kinds as people call them, with what to write for an example. */
export const KINDS: { kind: EnquiryKind; name: string; example: string }[] = [
  { kind: 'question', name: '问件事', example: '比如 低保边缘家庭怎么申请？' },
  { kind: 'difficulty', name: '有困难', example: '比如 老人出院，谁能上门量血压？' },
  { kind: 'repair', name: '要修东西', example: '比如 楼道灯坏了一个星期' },
  { kind: 'paperwork', name: '上门办事', example: '比如 腿脚不便，医保卡能不能上门换？' },
  { kind: 'complaint', name: '提意见', example: '比如 楼下电动车堵了门口' },
  { kind: 'quarrel', name: '邻里纠纷', example: '比如 楼上半夜拖椅子，说了几次没用' },
];
