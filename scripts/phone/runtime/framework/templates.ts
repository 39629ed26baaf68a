import type { template } from 'glass-easel';

/** One compiled template, able to reach those it imports. */
export function templateOf(templates: Record<string, unknown>, path: string): template.ComponentTemplate {
  const groupList = templates as template.ProcGenGroupList;
  const content = groupList[path];
  if (!content) throw new Error(`There is no template "${path}"`);
  return { groupList, content };
}
