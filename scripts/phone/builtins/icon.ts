import { type Builtin, defineBuiltin } from './define';

const properties = { type: String, size: { type: null, value: 23 }, color: String };

/** Paths in a 24 × 24 box, and the colour WeChat draws each icon in. */
const ICONS: Record<string, { color: string; path: string; disc: boolean }> = {
  success: { color: '#07c160', disc: true, path: 'M7 12.4l3.4 3.3L17 9' },
  success_no_circle: { color: '#07c160', disc: false, path: 'M4 12.5l5.3 5.2L20 7' },
  info: { color: '#10aeff', disc: true, path: 'M12 7v.5M12 10.5V17' },
  warn: { color: '#f76260', disc: true, path: 'M12 6.5V14M12 16.7v.4' },
  waiting: { color: '#10aeff', disc: true, path: 'M12 7v5.5l3.5 2' },
  cancel: {
    color: '#f43530',
    disc: false,
    path: 'M8 8l8 8M16 8l-8 8M12 2.8a9.2 9.2 0 100 18.4 9.2 9.2 0 000-18.4',
  },
  download: { color: '#07c160', disc: false, path: 'M12 4v11M7.5 11l4.5 4.5 4.5-4.5M5 20h14' },
  search: {
    color: '#b2b2b2',
    disc: false,
    path: 'M10.5 4a6.5 6.5 0 100 13 6.5 6.5 0 000-13M15.5 15.5L21 21',
  },
  clear: { color: '#b2b2b2', disc: true, path: 'M8.5 8.5l7 7M15.5 8.5l-7 7' },
};

function draw({ element, data, host }: Builtin<typeof properties>): void {
  const icon = ICONS[data.type];
  if (!icon) throw new Error(`<icon type="${data.type}"> is not an icon of the platform`);
  const color = data.color || icon.color;
  const size = host.length(data.size);
  element.style.width = size;
  element.style.height = size;
  const disc = icon.disc ? '<circle cx="12" cy="12" r="10" fill="currentColor"/>' : '';
  const stroke = icon.disc ? '#fff' : 'currentColor';
  element.innerHTML = `<svg viewBox="0 0 24 24" width="100%" height="100%" aria-hidden="true">${disc}<path d="${icon.path}" fill="none" stroke="${stroke}" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/></svg>`;
  element.style.color = color;
}

export const icon = defineBuiltin({
  properties,
  create: () => undefined,
  observers: { 'type, size, color': (_, builtin) => draw(builtin) },
});
