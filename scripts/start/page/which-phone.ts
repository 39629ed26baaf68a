import { create } from './dom';
import type { Phone } from './phone';

/** On a narrow window: which of the phones is shown. */
export class WhichPhone {
  private readonly buttons: HTMLButtonElement[];

  constructor(
    container: HTMLElement,
    private readonly phones: Phone[],
  ) {
    this.buttons = phones.map((phone) => {
      const button = create('button', { type: 'button' }, phone.title);
      button.addEventListener('click', () => this.show(phone));
      return button;
    });
    container.prepend(create('div', { id: 'which', role: 'group', ariaLabel: '哪台手机' }, ...this.buttons));
    const [first] = phones;
    if (first) this.show(first);
  }

  show(phone: Phone): void {
    this.phones.forEach((each, index) => {
      each.element.classList.toggle('shown', each === phone);
      const button = this.buttons[index];
      if (button) button.ariaPressed = String(each === phone);
    });
  }
}
