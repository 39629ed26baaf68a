import { parse } from 'protobufjs';

// The messages of `wx.openApi` as wx-server-sdk 4.0.2 encodes and decodes them (src/protobuf/openapi.js).
const { root } = parse(`
  syntax = "proto3";
  message KeyValuePair { string key = 1; bytes value = 2; string contentType = 3; string filename = 4; }
  message OpenApiData { repeated KeyValuePair pairs = 1; }
  message SvrkitApiData { string apiName = 1; bytes reqData = 2; }
  message CommApiData { int32 apiType = 1; OpenApiData openapiData = 2; SvrkitApiData svrkitData = 4; }
  message CommOpenApiResp {
    bytes respData = 1; string contentType = 2; int32 errorCode = 3; uint32 httpCode = 4; int32 svrkitErrorCode = 6;
  }
  message ApiGetOpenDataByCloudIdReq { repeated string cloudidList = 2; }
  message OpDataItem { string cloudId = 1; string json = 2; }
  message ApiGetOpenDataByCloudIdResp { repeated OpDataItem dataList = 1; }
`);

export interface KeyValuePair {
  key: string;
  value: Uint8Array;
  contentType: string;
  filename: string;
}

export interface Messages {
  CommApiData: {
    /** 0 openapi, 2 svrkit. */
    apiType: number;
    openapiData?: { pairs: KeyValuePair[] };
    svrkitData?: { apiName: string; reqData: Uint8Array };
  };
  CommOpenApiResp: {
    respData?: Uint8Array;
    contentType?: string;
    errorCode?: number;
    httpCode?: number;
    svrkitErrorCode?: number;
  };
  ApiGetOpenDataByCloudIdReq: { cloudidList: string[] };
  ApiGetOpenDataByCloudIdResp: { dataList: { cloudId: string; json: string }[] };
}

export function encode<Name extends keyof Messages>(name: Name, message: Messages[Name]): Buffer {
  return Buffer.from(root.lookupType(name).encode(message).finish());
}

export function decode<Name extends keyof Messages>(name: Name, bytes: Uint8Array): Messages[Name] {
  return root.lookupType(name).decode(bytes) as unknown as Messages[Name];
}
