import type { IncomingMessage } from 'node:http';
import { APP_ID } from '../cloud/environment';
import { type Exchange, HttpError } from '../cloud/http/exchange';
import type { Route } from '../cloud/http/server';
import { formatProblems } from '../phone/compiler/problems';
import type { PhoneSettings } from '../phone/contract';
import { createBuiltPhoneHandler, createPhoneHandler } from '../phone/serve';
import type { BuildReports } from './build-reports';
import type { Wechat } from './wechat';

const PREFIX = '/phone/';

export interface PhonesOptions {
  project: string;
  wechat: Wechat;
  cloudUrl: string;
  builds: BuildReports;
  /** Folder of the phone, built before: shown as it is. */
  built?: string;
}

export interface Phones {
  /** Answers `/phone/<openid>/…`: one mini-program, a phone for each person. */
  route: Route;
  close(): Promise<void>;
}

export async function startPhones(options: PhonesOptions): Promise<Phones> {
  const { project, wechat, cloudUrl, builds, built } = options;
  const holders = new WeakMap<IncomingMessage, PhoneSettings>();
  const settings = (request: IncomingMessage) => {
    const holder = holders.get(request);
    if (!holder) throw new HttpError(404, 'nobody holds this phone');
    return holder;
  };
  const handler = built
    ? createBuiltPhoneHandler({ folder: built, prefix: PREFIX, settings })
    : await createPhoneHandler({
        project,
        prefix: PREFIX,
        settings,
        onBuild: ({ compiled }) => builds.report('phone', formatProblems(compiled.errors, project)),
      });
  return {
    async route(exchange) {
      const { openid, file } = addressOf(exchange);
      const known = wechat.phoneOf(openid);
      if (!known) throw new HttpError(404, `no person ${openid}`);
      // The start page reloads its phones itself: a browser opens six connections to one address, and an event
      // stream for each phone would use them up with a second window.
      if (file === 'reload.js') return exchange.send(200, 'text/javascript', '');
      const { request, response } = exchange;
      holders.set(request, { appid: APP_ID, cloud: cloudUrl, ...known });
      request.url = PREFIX + file;
      await handler.handle(request, response);
    },
    close: () => handler.close(),
  };
}

function addressOf(exchange: Exchange): { openid: string; file: string } {
  const [, openid = '', ...rest] = exchange.segments();
  return { openid, file: rest.map(encodeURIComponent).join('/') };
}
