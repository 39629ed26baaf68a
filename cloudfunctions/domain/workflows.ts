import { enquiryWorkflow } from './enquiry/workflow';
import { disputeWorkflow } from './hours/dispute';
import { noticeWorkflow } from './notice/workflow';
import { wishWorkflow } from './wish/workflow';

/** Every workflow of the product, by its word in English and Chinese: `docs/workflows` is drawn from this list. */
export const workflows = {
  notice: { name: '通知', table: noticeWorkflow },
  dispute: { name: '时长异议', table: disputeWorkflow },
  enquiry: { name: '求助', table: enquiryWorkflow },
  wish: { name: '微心愿', table: wishWorkflow },
};
