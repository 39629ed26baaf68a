import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { workflows } from '../../cloudfunctions/domain/workflows';
import { diagramOf, FOLDER } from './diagram';

test.each(Object.entries(workflows))('docs/workflows/%s.md is what the table says', (subject, workflow) => {
  const written = readFileSync(path.join(FOLDER, `${subject}.md`), 'utf8');
  expect(written).toBe(diagramOf(subject, workflow));
});

test('there is a page for every workflow, and none for a workflow that is gone', () => {
  expect(readdirSync(FOLDER).sort()).toEqual(
    Object.keys(workflows)
      .map((subject) => `${subject}.md`)
      .sort(),
  );
});

test('every table there is stands in the list', () => {
  const domain = path.resolve(__dirname, '../../cloudfunctions/domain');
  const sources = readdirSync(domain, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => readFileSync(path.join(domain, file), 'utf8'));
  const tables = sources.flatMap((source) => source.match(/= workflow<\w+>\(\)\(\{/g) ?? []);
  expect(tables).toHaveLength(Object.keys(workflows).length);
});

test('a diagram shows where a document begins, every way, and where it ends', () => {
  const page = diagramOf('lamp', {
    name: '灯',
    table: {
      states: { dark: '灭', 'half-lit': '半亮', broken: '坏了' },
      verbs: {
        light: {
          from: ['dark'],
          to: 'half-lit',
          label: '开',
          when: [{ say: '不是您的。' }],
          tooLate: '亮着。',
        },
        clean: { from: 'dark', label: '擦', when: [], tooLate: '太晚了。' },
        drop: { from: ['dark', 'half-lit'], to: 'broken', label: '摔', when: [], tooLate: '碎了。' },
      },
    },
  });
  for (const line of ['[*] --> dark', 'dark --> half_lit: 开', 'dark --> dark: 擦', 'broken --> [*]'])
    expect(page).toContain(`  ${line}\n`);
  expect(page).toContain('| `light` 开 | 灭 | 半亮 | 不是您的。<br>亮着。 |');
});
