// Writes a chart's values: short on the axis, in full in the tooltip.
export function numbersOf({ unit, culture }) {
  const plain = new Intl.NumberFormat(culture || undefined, { maximumFractionDigits: 2 });
  const short = value => Math.abs(value) >= 1e6 ? `${plain.format(value / 1e6)} M` : Math.abs(value) >= 1e4 ? `${plain.format(value / 1e3)} k` : plain.format(value);

  switch (unit.kind) {
    case "Share": {
      const percent = new Intl.NumberFormat(culture || undefined, { style: "percent", maximumFractionDigits: 1 });
      return { axis: percent.format, full: percent.format };
    }
    case "PerSecond": return { axis: value => `${short(value)}/s`, full: value => `${plain.format(value)}/s` };
    case "Seconds": return { axis: duration, full: duration };
    case "Money": return money(unit.currency, culture, short);
    default: return { axis: short, full: plain.format };
  }
}

function money(currency, culture, short) {
  if (currency === "XTR") return { axis: short, full: value => `${new Intl.NumberFormat(culture || undefined).format(value)} ★` };
  const style = { style: "currency", currency, currencyDisplay: "narrowSymbol" };
  const full = new Intl.NumberFormat(culture || undefined, style);
  const whole = new Intl.NumberFormat(culture || undefined, { ...style, maximumFractionDigits: 0 });
  const cents = new Intl.NumberFormat(culture || undefined, { ...style, minimumFractionDigits: 0 });
  return { axis: value => Number.isInteger(value) ? whole.format(value) : cents.format(value), full: full.format };
}

function duration(seconds) {
  if (seconds < 1) return `${Math.round(seconds * 1000)} ms`;
  if (seconds < 60) return `${Math.round(seconds)} s`;
  const [large, small, units] = seconds < 3600 ? [seconds / 60, seconds % 60, "m s"] : [seconds / 3600, (seconds % 3600) / 60, "h m"];
  const [first, second] = units.split(" ");
  const rest = Math.floor(small);
  return rest === 0 ? `${Math.floor(large)} ${first}` : `${Math.floor(large)} ${first} ${rest} ${second}`;
}
