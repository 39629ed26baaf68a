import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Admin } from './admin/admin';
import { databaseActions } from './admin/database-actions';
import { functionActions } from './admin/function-actions';
import { storageActions } from './admin/storage-actions';
import { openData } from './data';
import { Faults } from './faults';
import { FunctionFolder } from './functions/folder';
import { Functions, type Invoked } from './functions/functions';
import { Invocations } from './functions/invocation';
import { Pushes } from './functions/pushes';
import { Timers } from './functions/timers';
import { History } from './history';
import { callRoute } from './http/call-route';
import { clientRoutes } from './http/client-routes';
import { controlRoutes } from './http/control-routes';
import { HttpError } from './http/exchange';
import { getFile, putFile } from './http/file-routes';
import { functionRoute } from './http/function-route';
import { LoopbackServer, type Route } from './http/server';
import { statusPage } from './http/status-page';
import { miniProgramCode } from './openapi/mini-program-code';
import { OpenApi } from './openapi/openapi';
import { checkPicture } from './openapi/picture-check';
import { sendSubscribeMessage } from './openapi/subscribe-message';
import { checkText } from './openapi/text-check';
import { UpdatableMessages } from './openapi/updatable-message';
import { Signatures } from './storage/signatures';
import { Storage } from './storage/storage';
import type { CallRecord, Cloud, CloudOptions, LogLine, SentMessage } from './types';
import { Client } from './wechat/client';
import { CloudIds } from './wechat/cloud-ids';
import { People } from './wechat/people';

/** Starts a local cloud. Throws when the port is taken, a config.json is wrong, or the folder of functions is missing. */
export async function startCloud(options: CloudOptions): Promise<Cloud> {
  const { environment = {}, onLog = printLine } = options;
  mkdirSync(options.data, { recursive: true });

  let url = '';
  const cloudUrl = () => url;
  const calls = new History<CallRecord>();
  const messages = new History<SentMessage>();
  const faults = new Faults();
  const invocations = new Invocations();
  const people = new People(join(options.data, 'people.json'));
  const cloudIds = new CloudIds();
  const updatable = new UpdatableMessages();
  const folder = new FunctionFolder(options.functions);
  const functions = new Functions({
    folder,
    environment,
    maxInstances: options.maxInstances ?? 4,
    idleAfter: options.idleAfter ?? 5 * 60 * 1000,
    calls,
    invocations,
    cloudUrl,
    onLog,
  });
  const timers = new Timers(folder, functions, onLog);
  const pushes = new Pushes(folder, functions, onLog);
  const client = new Client(functions, people, cloudIds);
  const { schema, maxScan } = options;
  const { database, files } = await openData(options.data, { schema, maxScan });
  const storage = new Storage(files, new Signatures(), cloudUrl);

  const admin = new Admin({
    actions: { ...databaseActions, ...storageActions(storage), ...functionActions(functions) },
    openApi: new OpenApi(
      {
        'subscribeMessage.send': sendSubscribeMessage(people, messages),
        'wxacode.getUnlimited': miniProgramCode,
        'security.msgSecCheck': checkText(people),
        'security.mediaCheckAsync': checkPicture(people, (event) => pushes.send(event)),
        'updatableMessage.createActivityId': updatable.createActivityId,
        'updatableMessage.setUpdatableMsg': updatable.setUpdatableMsg,
      },
      cloudIds,
    ),
    database,
    invocations,
    faults,
  });

  const server = new LoopbackServer({
    '': statusPage(folder, calls),
    admin: functionsOnly((exchange) => admin.handle(exchange)),
    call: callRoute(client),
    client: clientRoutes({ storage, people, cloudIds }),
    cos: putFile(storage),
    tcb: getFile(storage),
    http: functionRoute(folder, functions),
    ...controlRoutes({ calls, messages, faults, database }),
  });

  url = await server.listen(options.port ?? 0).catch(async (error) => {
    await database.close();
    throw error;
  });
  timers.start();

  return {
    url,
    database,
    files,
    environment,
    call: (functionName, caller, data) => client.call(functionName, caller, data),
    fire: async (functionName, timer) => toResult(await timers.fire(functionName, timer)),
    mintCloudId: (caller, data) => cloudIds.mint(caller, data),
    consent: (openid, templateId) => people.consent(openid, templateId),
    inject: (fault) => faults.inject(fault),
    clearFaults: () => faults.clear(),
    calls: () => calls.list(),
    messages: () => messages.list(),
    onCall: (listener) => calls.listen(listener),
    onMessage: (listener) => messages.listen(listener),
    async stop() {
      timers.stop();
      pushes.stop();
      await server.stop();
      functions.stop();
      people.save();
      await database.close();
    },
  };
}

/** Functions are no web pages: whoever shows an Origin is in a browser and has no business with the SDK's door. */
function functionsOnly(route: Route): Route {
  return async (exchange) => {
    if (exchange.header('origin')) throw new HttpError(403, '/admin is for functions');
    await route(exchange);
  };
}

function toResult({ text, record }: Invoked): { result: unknown; record: CallRecord } {
  return { result: JSON.parse(text), record };
}

function printLine({ function: name, stream, text }: LogLine): void {
  console[stream === 'stdout' ? 'log' : 'error'](`[${name}] ${text}`);
}
