import '../kernel/patience';
import cloud from 'wx-server-sdk';
import { heavy } from '../domain/report/heavy';
import { applyImport } from '../domain/report/import/apply-import';
import { makeExport } from '../domain/report/make-export';
import { now } from '../kernel/clock';
import { answer } from '../kernel/router';

/** What `clock` asks for: to go on with what somebody began. */
type Unfinished = { make: string } | { apply: string };

/** What takes more memory and time than `api` has. A person's call is answered as there; `clock` calls without a person. */
export async function main(event: unknown) {
  const { OPENID } = cloud.getWXContext();
  if (OPENID) return answer(heavy, OPENID, event);
  const unfinished = event as Unfinished;
  if ('make' in unfinished) await makeExport(unfinished.make, now());
  else await applyImport(unfinished.apply, now());
  return null;
}
