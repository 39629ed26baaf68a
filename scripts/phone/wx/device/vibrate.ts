import { type Api, asyncApi } from '../api';

/** Milliseconds. */
const SHORT = 15;
const LONG = 400;

/** Felt on a phone's browser; a computer has nothing to shake. */
export function vibrateApi(): Api {
  return {
    vibrateShort: asyncApi('vibrateShort', () => {
      navigator.vibrate?.(SHORT);
    }),
    vibrateLong: asyncApi('vibrateLong', () => {
      navigator.vibrate?.(LONG);
    }),
  };
}
