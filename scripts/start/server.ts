import * as v from 'valibot';
import { readJson } from '../cloud/http/call-route';
import { HttpError } from '../cloud/http/exchange';
import { LoopbackServer, type Route } from '../cloud/http/server';
import { shellFile } from '../phone/server/shell';
import type { DoorCodes } from './door-codes';
import type { EventStream } from './event-stream';
import type { PageFile } from './page-files';
import type { PageState } from './protocol';
import type { Wechat } from './wechat';

const Card = v.object({
  by: v.string(),
  opengid: v.string(),
  card: v.object({ title: v.string(), path: v.string(), imageUrl: v.optional(v.string()) }),
});
const Invitation = v.object({ openid: v.string(), opengid: v.string() });

export interface StartServerOptions {
  page: Map<string, PageFile>;
  wechat: Wechat;
  codes: DoorCodes;
  events: EventStream;
  state(): PageState;
  phone: Route;
}

/** The start page and its three phones. */
export function startServer(options: StartServerOptions): LoopbackServer {
  const { page, wechat, codes, events, state, phone } = options;
  const files = Object.fromEntries([...page].map(([name, file]) => [name, pageFile(file)]));
  return new LoopbackServer({
    ...files,
    state: async (exchange) => exchange.sendJson(200, state()),
    events: async ({ response }) => events.connect(response, { kind: 'hello', run: state().run }),
    phone,

    /** The Chinese font, for machines that have none */
    font: async (exchange) => {
      const file = shellFile(exchange.url.pathname.slice(1));
      if (!file) throw new HttpError(404, `nothing at ${exchange.url.pathname}`);
      exchange.send(200, file.type, file.content);
    },

    /** `GET /codes/<building>`: the picture that hangs at its door */
    codes: async (exchange) => {
      const [, building = ''] = exchange.segments();
      const { contentType, bytes } = await codes.picture(building);
      exchange.send(200, contentType, bytes);
    },

    /** `POST /cards`: somebody shares a card into a group */
    cards: async (exchange) => {
      const { by, opengid, card } = await readJson(exchange, Card);
      const shared = wechat.share(by, opengid, card);
      events.tell({ kind: 'card', card: shared });
      exchange.sendJson(200, shared);
    },

    /** `POST /members`: somebody is taken into a group */
    members: async (exchange) => {
      const { openid, opengid } = await readJson(exchange, Invitation);
      wechat.invite(openid, opengid);
      events.tell({ kind: 'groups', groups: wechat.groups() });
      exchange.sendJson(200, wechat.groups());
    },
  });
}

function pageFile({ type, content }: PageFile): Route {
  return async (exchange) => exchange.send(200, type, content);
}
