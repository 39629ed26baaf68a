import type { ApiOf } from '../../kernel/router';
import { make } from './continue-export';
import { apply } from './import/apply-import';
import { check } from './import/check-import';
import { template } from './import/template';
import { record } from './record/make-record';

/** What the function `report` offers: whatever writes or reads workbooks and Word files, which `api` never loads. */
export const heavy = {
  'report.make': make,
  'report.template': template,
  'report.check': check,
  'report.apply': apply,
  'report.record': record,
};

/** The same as types, for the phone: imported there as a type only. */
export type HeavyApi = ApiOf<typeof heavy>;
