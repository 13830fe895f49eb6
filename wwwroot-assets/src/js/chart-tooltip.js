// The box at the pointer: date first, then each series with its value, then the difference to the period before.
export function tooltip(model, colours, numbers) {
  const previous = model.series.findIndex(s => s.previous);

  return ({ dataPointIndex: at }) => {
    const rows = model.series.map((s, index) => row(s.name, colours[index], s.values[at] === null || s.values[at] === undefined ? "–" : numbers.full(s.values[at])));
    return `<div class="ta-tip"><div class="ta-tip__date">${escape(model.longLabels[at] ?? "")}</div>${rows.join("")}${difference(at)}</div>`;
  };

  function difference(at) {
    const before = previous < 0 ? null : model.series[previous].values[at];
    const now = model.series[0].values[at];
    if (!before || now === null || now === undefined || previous === 0) return "";
    const change = (now - before) / Math.abs(before);
    const words = new Intl.NumberFormat(model.culture || undefined, { style: "percent", maximumFractionDigits: 1, signDisplay: "exceptZero" }).format(change);
    return `<div class="ta-tip__row"><span>Difference</span><b>${words.replace("-", "−")}</b></div>`;
  }
}

const row = (name, colour, value) =>
  `<div class="ta-tip__row"><span><i style="background:${colour}"></i>${escape(name)}</span><b>${escape(value)}</b></div>`;

function escape(text) {
  const span = document.createElement("span");
  span.textContent = text;
  return span.innerHTML;
}
