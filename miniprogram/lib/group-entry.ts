import { call, type Output } from './cloud';

export type GroupArrival = Output<'community.arriveByGroup'>;

/** Scenes in which WeChat knows the group: a card in a group (with and without share ticket), group tool, group notice. */
const GROUP_SCENES = [1008, 1044, 1158, 1185];

let scene = 0;
let arriving: Promise<GroupArrival | null> | undefined;

/** Called whenever the app comes to the front: from a group's card or from elsewhere. */
export function enteredBy(newScene: number): void {
  scene = newScene;
  arriving = undefined;
}

/** A CloudID stands for the group; only the cloud can open it. Null where WeChat does not tell. */
function groupCloudId(): Promise<string | null> {
  return new Promise((resolve) => {
    wx.getGroupEnterInfo({ success: ({ cloudID }) => resolve(cloudID), fail: () => resolve(null) });
  });
}

async function arrive(): Promise<GroupArrival | null> {
  const cloudId = await groupCloudId();
  return cloudId ? call('community.arriveByGroup', { cloudId }) : null;
}

/**
 * Where the group leads whose card was opened; null for those who came another way. Asked once per entry.
 *
 * @throws Refused
 */
export function groupArrival(): Promise<GroupArrival | null> {
  if (!GROUP_SCENES.includes(scene)) return Promise.resolve(null);
  arriving ??= arrive().catch((error) => {
    arriving = undefined;
    throw error;
  });
  return arriving;
}

/** Binds the group to the building, so that later openers land there. */
export async function bindGroup(building: string): Promise<void> {
  const cloudId = await groupCloudId();
  if (!cloudId) return;
  await call('community.bindGroup', { cloudId, building });
  arriving = undefined;
}
