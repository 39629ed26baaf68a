/**
 * The fields of a multipart/form-data body as bytes. Node's own reader is no use here: it decodes a field without a file
 * name as text, and the SDK sends its protobuf messages just so.
 */
export function readMultipart(body: Buffer, contentType: string): Map<string, Buffer> {
  const boundary = /boundary=(?:"([^"]+)"|([^;]+))/.exec(contentType)?.slice(1).find(Boolean);
  if (!boundary) throw new Error('multipart body without a boundary');
  const delimiter = Buffer.from(`--${boundary}`);
  const fields = new Map<string, Buffer>();
  let start = body.indexOf(delimiter);
  for (;;) {
    const end = body.indexOf(delimiter, start + delimiter.length);
    if (start < 0 || end < 0) return fields;
    // A part is CRLF, headers, an empty line, the value, CRLF.
    readPart(body.subarray(start + delimiter.length + 2, end - 2), fields);
    start = end;
  }
}

function readPart(part: Buffer, fields: Map<string, Buffer>): void {
  const headersEnd = part.indexOf('\r\n\r\n');
  const name = /name="([^"]*)"/.exec(part.toString('utf8', 0, headersEnd))?.[1];
  if (headersEnd < 0 || name === undefined) throw new Error('multipart part without a name');
  fields.set(name, part.subarray(headersEnd + 4));
}
