/** An A4 sheet on its long side, at 150 dots an inch: sharp enough beside a door. */
const WIDTH = 1240;
const HEIGHT = 1754;

const INK = '#2a2521';
const INK_2 = '#6f665e';
const RED = '#c23a2b';
const FAMILY = "-apple-system, 'PingFang SC', 'Noto Sans SC', sans-serif";

export interface Poster {
  estate: string;
  building: string;
  /** Address of the code's picture. */
  code: string;
  /** 群主 王阿姨 13800000000 */
  contacts: string[];
}

interface Line {
  text: string;
  y: number;
  size: number;
  weight: number;
  color: string;
}

function linesOf({ estate, building, contacts }: Poster): Line[] {
  const below = contacts.map((text, index) => ({
    text,
    y: 1520 + index * 80,
    size: 48,
    weight: 400,
    color: INK,
  }));
  return [
    { text: estate, y: 190, size: 60, weight: 400, color: INK_2 },
    { text: building, y: 330, size: 130, weight: 700, color: INK },
    { text: '微信扫一扫，进到咱们楼', y: 1310, size: 72, weight: 700, color: RED },
    { text: '看通知、求助、许心愿，不用下载', y: 1400, size: 48, weight: 400, color: INK_2 },
    ...below,
  ];
}

/** Long names are drawn smaller, not cut. */
function write(pen: WechatMiniprogram.CanvasRenderingContext.CanvasRenderingContext2D, line: Line): void {
  const room = WIDTH - 160;
  const font = (size: number) => `${line.weight} ${size}px ${FAMILY}`;
  pen.font = font(line.size);
  const wide = pen.measureText(line.text).width;
  if (wide > room) pen.font = font(Math.floor((line.size * room) / wide));
  pen.fillStyle = line.color;
  pen.fillText(line.text, WIDTH / 2, line.y);
}

function load(canvas: WechatMiniprogram.Canvas, address: string): Promise<WechatMiniprogram.Image> {
  return new Promise((resolve, reject) => {
    const image = canvas.createImage();
    image.onload = () => resolve(image);
    image.onerror = () => reject(new Error('the picture of the code does not open'));
    image.src = address;
  });
}

/** Draws the sheet for the door and resolves to the path of its picture. */
export async function drawPoster(canvas: WechatMiniprogram.Canvas, poster: Poster): Promise<string> {
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const pen = canvas.getContext('2d');
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, WIDTH, HEIGHT);
  pen.textAlign = 'center';
  for (const line of linesOf(poster)) write(pen, line);
  const side = 780;
  pen.drawImage(await load(canvas, poster.code), (WIDTH - side) / 2, 420, side, side);
  const whole = { width: WIDTH, height: HEIGHT, destWidth: WIDTH, destHeight: HEIGHT };
  const { tempFilePath } = await wx.canvasToTempFilePath({ canvas, fileType: 'png', ...whole });
  return tempFilePath;
}
