/**
 * Public holidays: 全国年节及纪念日放假办法 (国令第795号) article 2. The days off around them are announced each autumn; a
 * community that follows them cancels or moves those days by hand.
 */
export const HOLIDAYS: Record<string, string> = {
  '2026-10-01': '国庆节',
  '2026-10-02': '国庆节',
  '2026-10-03': '国庆节',
  '2027-01-01': '元旦',
  '2027-02-05': '除夕',
  '2027-02-06': '春节',
  '2027-02-07': '春节',
  '2027-02-08': '春节',
  '2027-04-05': '清明节',
  '2027-05-01': '劳动节',
  '2027-05-02': '劳动节',
  '2027-06-09': '端午节',
  '2027-09-15': '中秋节',
  '2027-10-01': '国庆节',
  '2027-10-02': '国庆节',
  '2027-10-03': '国庆节',
};
