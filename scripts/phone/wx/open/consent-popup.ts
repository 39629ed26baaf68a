/** The popup in which WeChat asks for something on behalf of a mini-program. */

import type { Host } from '../../runtime/host-types';
import { button, openLayer, part } from '../screen/layer';

export interface ConsentQuestion {
  title: string;
  content: (string | Node)[];
  allowText?: string;
  refuseText?: string;
}

export async function askForConsent(host: Host, question: ConsentQuestion): Promise<boolean> {
  const layer = openLayer<boolean>(host, { label: question.title, kind: 'bottom', dismissible: false });
  layer.panel.append(
    part('consent-title', question.title),
    part('consent-text', ...question.content),
    part(
      'consent-buttons',
      button(question.refuseText ?? '拒绝', 'consent-refuse', () => layer.close(false)),
      button(question.allowText ?? '允许', 'consent-allow', () => layer.close(true)),
    ),
  );
  return (await layer.closed) === true;
}
