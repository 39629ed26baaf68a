import { type Builtin, defineBuiltin } from './define';

const properties = {
  percent: Number,
  showInfo: Boolean,
  borderRadius: null,
  fontSize: { type: null, value: 16 },
  strokeWidth: { type: null, value: 6 },
  color: { type: String, value: '#09bb07' },
  activeColor: String,
  backgroundColor: { type: String, value: '#ebebeb' },
  active: Boolean,
  activeMode: { type: String, value: 'backwards' },
  duration: { type: Number, value: 30 },
};

class Progress {
  private readonly bar = document.createElement('div');
  private readonly filled = document.createElement('div');
  private readonly info = document.createElement('span');
  private percent = 0;

  constructor(private readonly builtin: Builtin<typeof properties>) {
    this.bar.className = 'progress-bar';
    this.bar.append(this.filled);
    builtin.element.append(this.bar, this.info);
    builtin.element.setAttribute('role', 'progressbar');
    this.filled.addEventListener('transitionend', () => {
      builtin.fire('activeend', { curPercent: this.percent });
    });
  }

  draw(): void {
    const { data, element, host } = this.builtin;
    const percent = Math.min(100, Math.max(0, data.percent));
    const from = data.activeMode === 'forwards' ? this.percent : 0;
    // `duration` is the time one percent takes.
    const milliseconds = data.active ? Math.abs(percent - from) * data.duration : 0;
    this.percent = percent;
    this.bar.style.height = host.length(data.strokeWidth);
    this.bar.style.borderRadius = host.length(data.borderRadius ?? 0);
    this.bar.style.background = data.backgroundColor;
    this.filled.style.background = data.activeColor || data.color;
    this.filled.style.transition = `width ${milliseconds}ms linear`;
    this.filled.style.width = `${percent}%`;
    this.info.hidden = !data.showInfo;
    this.info.style.fontSize = host.length(data.fontSize);
    this.info.textContent = `${percent}%`;
    element.setAttribute('aria-valuenow', String(percent));
  }
}

const drawn = Object.keys(properties).join(', ');

export const progress = defineBuiltin({
  properties,
  create: (builtin) => new Progress(builtin),
  observers: { [drawn]: (controller) => controller.draw() },
});
