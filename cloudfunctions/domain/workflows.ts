import { enquiryWorkflow } from './enquiry/workflow';
import { disputeWorkflow } from './hours/dispute';
import { noticeWorkflow } from './notice/workflow';
import { exportWorkflow } from './report/export';
import { importWorkflow } from './report/import/import';
import { dayWorkflow } from './service-day/service-day';
import { queueWorkflow } from './ticket/queue';
import { wishWorkflow } from './wish/workflow';

/** Every workflow of the product, by its word in English and Chinese: `docs/workflows` is drawn from this list. */
export const workflows = {
  notice: { name: '通知', table: noticeWorkflow },
  day: { name: '服务日', table: dayWorkflow },
  queue: { name: '一项服务的队', table: queueWorkflow },
  dispute: { name: '时长异议', table: disputeWorkflow },
  enquiry: { name: '求助', table: enquiryWorkflow },
  wish: { name: '微心愿', table: wishWorkflow },
  export: { name: '导出的表格', table: exportWorkflow },
  import: { name: '导入的表格', table: importWorkflow },
};
