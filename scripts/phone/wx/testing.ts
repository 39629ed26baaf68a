import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startCloud } from '../../cloud';
import type { Cloud } from '../../cloud/types';
import type { PhoneSettings } from '../contract';
import { type FixturePhone, useFixture } from '../runtime/testing';

/** The built-ins fixture on a local cloud of its own. */
export function useCloudPhone(settings: Partial<PhoneSettings> = {}): {
  phone: FixturePhone;
  cloud(): Cloud;
} {
  const told: Partial<PhoneSettings> = { ...settings };
  let cloud: Cloud | undefined;
  let data = '';
  beforeAll(async () => {
    data = mkdtempSync(path.join(tmpdir(), 'phone-cloud-'));
    cloud = await startCloud({
      functions: path.join(__dirname, '../fixtures/builtins/cloudfunctions'),
      data,
      onLog: () => {},
    });
    told.cloud = cloud.url;
  });
  afterAll(async () => {
    await cloud?.stop();
    rmSync(data, { recursive: true, force: true });
  });
  return {
    phone: useFixture('builtins', told),
    cloud() {
      if (!cloud) throw new Error('the cloud has not started yet');
      return cloud;
    },
  };
}
