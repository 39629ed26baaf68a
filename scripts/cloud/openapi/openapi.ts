import type { Invocation } from '../functions/invocation';
import { Refusal } from '../refusal';
import type { CloudIds } from '../wechat/cloud-ids';
import { type Answer, type Api, type Arguments, notOffered, WechatError } from './api';
import { decode, encode, type KeyValuePair } from './messages';

const JSON_TYPE = 'application/json; encoding=utf-8';
// The SDK's table of errors.
const API_NOT_FOUND = -604100;
const NO_PERMISSION = -604101;

/** The APIs of WeChat that functions may call through `cloud.openapi` and `cloud.getOpenData`. */
export class OpenApi {
  constructor(
    private readonly apis: Record<string, Api>,
    private readonly cloudIds: CloudIds,
  ) {}

  /** Answers one `wx.openApi` request, message for message. */
  async answer(apiName: string, requestData: Buffer, invocation: Invocation | undefined): Promise<Buffer> {
    // Only functions may call: the token of an invocation is what WeChat would check.
    if (!invocation)
      throw new Refusal('INVALID_REQUEST_SOURCE', `${apiName} is called outside of an invocation`);
    const { apiType, openapiData, svrkitData } = decode('CommApiData', requestData);
    if (apiType === 2 && svrkitData?.apiName === 'ApiGetOpenDataByCloudId') {
      return this.openCloudIds(svrkitData.reqData, invocation);
    }
    if (apiType !== 0 || !openapiData) throw notOffered(apiName);
    const api = Object.hasOwn(this.apis, apiName) ? this.apis[apiName] : undefined;
    if (api && !invocation.openapi.includes(apiName))
      return encode('CommOpenApiResp', { errorCode: NO_PERMISSION });
    return encodeAnswer(await run(apiName, api, openapiData.pairs));
  }

  private openCloudIds(reqData: Uint8Array, { caller }: Invocation): Buffer {
    const { cloudidList } = decode('ApiGetOpenDataByCloudIdReq', reqData);
    const dataList = cloudidList.map((cloudId) => ({
      cloudId,
      json: JSON.stringify(this.cloudIds.open(cloudId, caller.openid)),
    }));
    const respData = encode('ApiGetOpenDataByCloudIdResp', { dataList });
    return encode('CommOpenApiResp', { svrkitErrorCode: 0, respData });
  }
}

async function run(apiName: string, api: Api | undefined, pairs: KeyValuePair[]): Promise<Answer> {
  try {
    // The platform says the number alone; the name says what to do about it.
    if (!api) throw new WechatError(API_NOT_FOUND, `the local cloud does not offer ${apiName}`);
    return await api(argumentsOf(apiName, pairs));
  } catch (error) {
    if (!(error instanceof WechatError)) throw error;
    return { json: { errcode: error.errcode, errmsg: error.errmsg } };
  }
}

function argumentsOf(apiName: string, pairs: KeyValuePair[]): Arguments {
  const given = pairs.map(({ key, value, contentType, filename }) => {
    if (contentType || filename) throw notOffered(`media in ${apiName}`);
    return [key, JSON.parse(Buffer.from(value).toString())];
  });
  return Object.fromEntries(given);
}

function encodeAnswer(answer: Answer): Buffer {
  if ('bytes' in answer) {
    return encode('CommOpenApiResp', {
      respData: answer.bytes,
      contentType: answer.contentType,
      httpCode: 200,
    });
  }
  const respData = Buffer.from(JSON.stringify(answer.json));
  return encode('CommOpenApiResp', { respData, contentType: JSON_TYPE, httpCode: 200 });
}
