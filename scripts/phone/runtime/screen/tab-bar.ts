import type { AppConfig } from '../../contract';
import type { TabBar, TabBarItem } from '../host-types';
import { element } from './dom';

type Config = NonNullable<AppConfig['tabBar']>;
type Style = Parameters<TabBar['setStyle']>[0];

interface Tab {
  item: Config['list'][number];
  button: HTMLButtonElement;
  icon: HTMLImageElement;
  text: HTMLElement;
  badge: HTMLElement;
}

export interface TabActions {
  assetUrl(path: string): string;
  tapped(index: number, item: Config['list'][number]): void;
  /** It appeared or vanished: the page above it has another size. */
  changed(): void;
}

/** The tab bar of app.json. A custom one is drawn by the app itself, and this one stays empty. */
export class Tabs implements TabBar {
  readonly element = element('nav', 'tab-bar');
  private readonly tabs: Tab[];
  private readonly style: Style;
  private current = '';
  private wanted = true;

  constructor(
    config: AppConfig['tabBar'],
    private readonly actions: TabActions,
  ) {
    this.style = { ...config };
    const items = config && !config.custom ? config.list : [];
    this.tabs = items.map((item, index) => {
      const tab = drawTab({ ...item });
      tab.button.addEventListener('click', () => actions.tapped(index, tab.item));
      return tab;
    });
    this.element.role = 'tablist';
    this.element.append(...this.tabs.map(({ button }) => button));
  }

  get visible(): boolean {
    return this.wanted && this.tabs.some(({ item }) => item.pagePath === this.current);
  }

  show(path: string): void {
    this.current = path;
    this.draw();
  }

  setVisible(visible: boolean): void {
    this.wanted = visible;
    this.actions.changed();
  }

  setBadge(index: number, text: string | undefined): void {
    const { badge } = this.tab(index);
    badge.className = 'badge';
    badge.textContent = text ?? '';
    badge.hidden = text === undefined;
  }

  setRedDot(index: number, shown: boolean): void {
    const { badge } = this.tab(index);
    badge.className = 'badge dot';
    badge.textContent = '';
    badge.hidden = !shown;
  }

  setItem(index: number, changes: TabBarItem): void {
    Object.assign(this.tab(index).item, changes);
    this.draw();
  }

  setStyle(style: Style): void {
    Object.assign(this.style, style);
    this.draw();
  }

  private tab(index: number): Tab {
    const tab = this.tabs[index];
    if (!tab) throw new Error(`tabbar item not found: ${index}`);
    return tab;
  }

  private draw(): void {
    this.element.hidden = !this.visible;
    this.element.style.backgroundColor = this.style.backgroundColor ?? '';
    this.element.classList.toggle('white-border', this.style.borderStyle === 'white');
    for (const { item, button, icon, text } of this.tabs) {
      const selected = item.pagePath === this.current;
      const picture = (selected && item.selectedIconPath) || item.iconPath;
      button.style.color = (selected ? this.style.selectedColor : this.style.color) ?? '';
      button.ariaSelected = String(selected);
      text.textContent = item.text;
      icon.hidden = !picture;
      if (picture) icon.src = this.actions.assetUrl(`/${picture}`);
    }
  }
}

function drawTab(item: Tab['item']): Tab {
  const icon = element('img', 'icon');
  icon.alt = '';
  const text = element('span', 'text');
  const badge = element('span', 'badge');
  badge.hidden = true;
  const button = element('button', 'tab', [icon, text, badge]);
  button.type = 'button';
  button.role = 'tab';
  return { item, button, icon, text, badge };
}
