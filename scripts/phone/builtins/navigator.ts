import { type Builtin, defineBuiltin } from './define';
import { addHover, hoverProperties } from './hover';

const properties = {
  ...hoverProperties,
  hoverClass: { type: String, value: 'navigator-hover' },
  url: String,
  openType: { type: String, value: 'navigate' },
  delta: { type: Number, value: 1 },
  target: { type: String, value: 'self' },
  appId: String,
  path: String,
  extraData: null,
  version: String,
  shortLink: String,
};

function open({ data, host }: Builtin<typeof properties>): Promise<unknown> {
  const { url, openType, delta, target } = data;
  if (target !== 'self')
    throw new Error(`<navigator target="${target}"> is not available in the browser phone`);
  switch (openType) {
    case 'navigate':
      return host.router.navigateTo(url);
    case 'redirect':
      return host.router.redirectTo(url);
    case 'switchTab':
      return host.router.switchTab(url);
    case 'reLaunch':
      return host.router.reLaunch(url);
    case 'navigateBack':
      return host.router.navigateBack(delta);
    default:
      throw new Error(`<navigator open-type="${openType}"> is not available in the browser phone`);
  }
}

async function follow(builtin: Builtin<typeof properties>): Promise<void> {
  const errMsg = `navigator:${builtin.data.openType}`;
  try {
    await open(builtin);
    builtin.fire('success', { errMsg: `${errMsg}:ok` });
  } catch (error) {
    builtin.host.reportError(error);
    builtin.fire('fail', { errMsg: `${errMsg}:fail ${error instanceof Error ? error.message : error}` });
  }
  builtin.fire('complete', {});
}

export const navigator = defineBuiltin({
  properties,
  create(builtin) {
    builtin.element.setAttribute('role', 'link');
    addHover(builtin);
    builtin.listen('tap', () => void follow(builtin));
  },
});
