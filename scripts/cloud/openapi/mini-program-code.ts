import { toBuffer } from 'qrcode';
import * as v from 'valibot';
import { type Api, WechatError } from './api';

const SCENE = /^[\w!#$&'()*+,/:;=?@\-.~]{1,32}$/;
const Colour = v.pipe(
  v.union([v.number(), v.string()]),
  v.transform(Number),
  v.integer(),
  v.minValue(0),
  v.maxValue(255),
);
const Options = v.object({
  width: v.optional(v.pipe(v.number(), v.minValue(280), v.maxValue(1280)), 430),
  line_color: v.optional(v.object({ r: Colour, g: Colour, b: Colour }), { r: 0, g: 0, b: 0 }),
  is_hyaline: v.optional(v.boolean(), false),
});

/** Trying every filter on every line takes a second for a large code. */
const UNFILTERED: { deflateLevel?: number; filterType: number } = { filterType: 0 };

/**
 * wxacode.getUnlimited, as a QR code that says `wxacode:<page>?scene=<scene>`. WeChat opens the entry page when none is
 * named and refuses a page that was never released; this cloud knows no app.json, so the page has to be named and is
 * taken at its word.
 */
export const miniProgramCode: Api = async ({ scene, page, ...given }) => {
  if (typeof scene !== 'string' || !SCENE.test(scene)) {
    throw new WechatError(40169, 'invalid length for scene, or the data is not json string');
  }
  if (typeof page !== 'string' || !/^[\w-]+(\/[\w-]+)*$/.test(page))
    throw new WechatError(41030, 'invalid page');
  const options = v.safeParse(Options, given);
  if (!options.success) throw new WechatError(40097, `invalid args: ${options.issues[0].message}`);
  const { width, line_color, is_hyaline } = options.output;
  const bytes = await toBuffer(`wxacode:${page}?scene=${scene}`, {
    type: 'png',
    width,
    rendererOpts: UNFILTERED,
    color: { dark: hexadecimal(line_color), light: is_hyaline ? '#ffffff00' : '#ffffffff' },
  });
  return { bytes, contentType: 'image/png' };
};

function hexadecimal({ r, g, b }: { r: number; g: number; b: number }): string {
  return `#${[r, g, b].map((part) => part.toString(16).padStart(2, '0')).join('')}ff`;
}
