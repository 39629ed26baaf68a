import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { workflows } from '../cloudfunctions/domain/workflows';
import { diagramOf, FOLDER } from './diagrams/diagram';

/** `npm run diagrams`: draws docs/workflows anew from the tables the cloud runs on. */
mkdirSync(FOLDER, { recursive: true });
for (const [subject, workflow] of Object.entries(workflows)) {
  writeFileSync(path.join(FOLDER, `${subject}.md`), diagramOf(subject, workflow));
}
