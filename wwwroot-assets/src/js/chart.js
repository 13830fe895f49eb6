// Draws one chart with ApexCharts. Colours come from the tokens and are read again when the theme changes.
import { numbersOf } from "./chart-numbers.js";
import { tooltip } from "./chart-tooltip.js";

// The policy of the page allows style elements with this value only.
const nonce = document.querySelector("link[nonce]")?.nonce;
const labelWidth = 64;

export async function draw(element, library, model) {
  const { default: ApexCharts } = await import(library);
  if (!element.isConnected) return { update() {}, destroy() {} };
  let current = model;
  const chart = new ApexCharts(element, options(current, element));
  await chart.render();

  const redraw = () => chart.updateOptions(options(current, element), false, false, false);
  const themes = new MutationObserver(redraw);
  themes.observe(document.documentElement, { attributeFilter: ["data-theme", "data-contrast"] });

  return {
    update(next) { current = next; return redraw(); },
    destroy() { themes.disconnect(); chart.destroy(); },
    save(name) { return save(chart, name); },
  };
}

// A picture on the colour that the chart stands on, twice as fine as the screen shows it. The chart's own way of it reads styles that the page does not allow.
async function save(chart, name) {
  const drawn = chart.w.globals.dom.Paper.node;
  const { width, height } = drawn.getBoundingClientRect();
  const canvas = Object.assign(document.createElement("canvas"), { width: width * 2, height: height * 2 });
  const pen = canvas.getContext("2d");
  pen.fillStyle = getComputedStyle(document.documentElement).getPropertyValue("--ta-surface").trim();
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(await pictureOf(drawn, width, height), 0, 0, canvas.width, canvas.height);
  Object.assign(document.createElement("a"), { href: canvas.toDataURL("image/png"), download: name }).click();
}

async function pictureOf(drawn, width, height) {
  const copy = drawn.cloneNode(true);
  copy.querySelectorAll("foreignObject, .apexcharts-xcrosshairs, .apexcharts-ycrosshairs, .apexcharts-zoom-rect, .apexcharts-selection-rect").forEach(part => part.remove());
  for (const [name, value] of Object.entries({ viewBox: `0 0 ${width} ${height}`, width: width * 2, height: height * 2 })) copy.setAttribute(name, value);
  const picture = new Image();
  picture.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
  await picture.decode();
  return picture;
}

function options(model, element) {
  const style = getComputedStyle(document.documentElement);
  const token = name => style.getPropertyValue(`--ta-${name}`).trim();
  const numbers = numbersOf(model);
  const last = model.labels.length - 1;
  const lines = !model.columns;
  const colours = model.series.map(s => token(s.previous ? "chart-prev" : `chart-${s.colour}`));
  const scale = scaleOf(model);
  const every = stepOf(model, element);
  const nothing = model.series.every(s => s.values.every(v => !v));

  return {
    series: model.series.map((s, at) => ({
      name: s.name,
      type: lines ? (at === 0 && !s.previous ? "area" : "line") : undefined,
      data: lines ? s.values.map((y, x) => ({ x, y })) : s.values,
    })),
    colors: colours,
    chart: {
      type: lines ? "line" : "bar",
      stacked: model.columns,
      height: model.height,
      nonce,
      fontFamily: token("font"),
      foreColor: token("text-3"),
      background: "transparent",
      animations: { enabled: false },
      toolbar: { show: false },
      zoom: { enabled: false },
      parentHeightOffset: 0,
    },
    stroke: lines
      ? { curve: "straight", width: model.series.map(s => nothing ? 0 : s.previous ? 1.5 : 2), dashArray: model.series.map(s => s.previous ? 4 : 0) }
      : { width: 0 },
    fill: lines
      ? { type: model.series.map((_, at) => at === 0 ? "gradient" : "solid"), gradient: { type: "vertical", shadeIntensity: 0, opacityFrom: .16, opacityTo: .02 }, opacity: 1 }
      : { opacity: 1 },
    forecastDataPoints: { count: lines && model.incomplete ? 1 : 0, dashArray: 3, fillOpacity: .5 },
    plotOptions: { bar: { columnWidth: "62%", borderRadius: 2, borderRadiusApplication: "end" } },
    markers: markersOf(lines ? alone(model, colours) : []),
    dataLabels: { enabled: false },
    legend: { show: false },
    states: { hover: { filter: { type: "none" } }, active: { filter: { type: "none" } } },
    grid: { borderColor: token("grid"), padding: { top: -8, right: 8, bottom: -4, left: 8 }, xaxis: { lines: { show: false } } },
    xaxis: {
      ...(lines
        ? { type: "numeric", min: 0, max: Math.max(last, 1), tickAmount: Math.max(last, 1) }
        : { type: "category", categories: model.labels.map((_, at) => String(at)) }),
      labels: {
        formatter: at => Math.round(at) % every === 0 ? model.labels[Math.round(at)] ?? "" : "",
        rotate: 0,
        hideOverlappingLabels: false,
        style: { fontSize: "11px" },
      },
      axisBorder: { color: token("border") },
      axisTicks: { show: false },
      crosshairs: { stroke: { color: token("border-strong"), dashArray: 0 } },
      tooltip: { enabled: false },
    },
    yaxis: {
      min: scale.low,
      max: scale.high,
      tickAmount: scale.steps,
      labels: { formatter: numbers.axis, style: { fontSize: "11px" }, offsetX: -4 },
    },
    annotations: {
      xaxis: model.incomplete && lines && last > 0
        ? [{ x: last - 1, x2: last, fillColor: token("chart-1"), opacity: .1, strokeDashArray: 0, borderColor: "transparent" }]
        : [],
      points: (lines ? model.marks : []).map(mark => ({
        x: mark.index,
        y: model.series[0].values[mark.index] ?? 0,
        marker: { size: 4, fillColor: token("surface"), strokeColor: colours[0], strokeWidth: 2 },
        label: {
          text: mark.words,
          offsetY: -4,
          borderWidth: 0,
          style: { background: "transparent", color: token("text-2"), fontSize: "11px", fontWeight: 500 },
        },
      })),
    },
    tooltip: { shared: true, intersect: false, custom: tooltip(model, colours, numbers) },
  };
}

// With dots for some points ApexCharts draws the edge of all others too.
function markersOf(discrete) {
  return { size: 0, hover: { size: 4 }, discrete, ...(discrete.length ? { strokeWidth: 0 } : {}) };
}

// A value between two gaps has no line to stand on, so it gets a dot.
function alone(model, colours) {
  const isGap = value => value === null || value === undefined;
  return model.series.flatMap((s, seriesIndex) => s.values.flatMap((value, dataPointIndex) =>
    !isGap(value) && isGap(s.values[dataPointIndex - 1]) && isGap(s.values[dataPointIndex + 1])
      ? [{ seriesIndex, dataPointIndex, fillColor: colours[seriesIndex], strokeColor: colours[seriesIndex], size: 3 }]
      : []));
}

// From zero, in three to five even steps of 1, 2, 2.5 or 5.
function scaleOf(model) {
  const values = model.series.flatMap(s => s.values).filter(v => v !== null);
  const sums = model.columns ? model.labels.map((_, at) => model.series.reduce((sum, s) => sum + Math.max(s.values[at] ?? 0, 0), 0)) : values;
  const top = Math.max(...sums, 0) || 1;
  const bottom = Math.min(...values, 0);
  const whole = model.unit.kind === "Count" && values.every(Number.isInteger);
  const raw = (top - bottom) / 4;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = Math.max([1, 2, 2.5, 5, 10].find(n => n * power >= raw) * power, whole ? 1 : 0);
  const low = Math.floor(bottom / step) * step;
  const high = Math.max(Math.ceil(top / step) * step, low + step);
  return { low, high, steps: Math.round((high - low) / step) };
}

// Only as many labels as the width takes, always counted from the first.
function stepOf(model, element) {
  const room = Math.max(1, Math.floor((element.clientWidth - 60) / labelWidth));
  return Math.max(1, Math.ceil(model.labels.length / room));
}
