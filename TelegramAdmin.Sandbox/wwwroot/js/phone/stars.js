// Telegram Stars, as amounts read everywhere.
const number = new Intl.NumberFormat('en');

export const stars = amount => `★\u00a0${number.format(amount)}`;
