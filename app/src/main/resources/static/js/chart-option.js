// Rows of a table to an ECharts option; no DOM here.

const isLine = (shape) => ["line", "goal", "share"].includes(shape);

function axis(colour, lang, more) {
  const figures = new Intl.NumberFormat(lang, { notation: "compact", maximumFractionDigits: 1 });
  return {
    type: "value",
    axisLabel: { color: colour.soft, fontSize: 11, formatter: (v) => figures.format(v) },
    splitLine: { lineStyle: { color: colour.line } },
    axisLine: { show: false },
    ...more,
  };
}

function series(data, colour) {
  const tones = { bar: colour.accent, muted: colour.edge, line: colour.accent, goal: colour.warn, share: colour.warn, point: colour.accent, stack: colour.accent };
  return data.series.map(({ label, shape }, i) => ({
    name: label,
    type: shape === "point" ? "scatter" : isLine(shape) ? "line" : "bar",
    data: data.rows.map((row) => row.cells[i].value),
    yAxisIndex: shape === "share" ? 1 : 0,
    ...(shape === "stack" ? { stack: "all" } : {}),
    itemStyle: shape === "stack"
      ? { color: tones[shape], opacity: 1 - 0.19 * i, borderColor: colour.card, borderWidth: 1 }
      : { color: tones[shape], borderRadius: isLine(shape) ? 0 : [2, 2, 0, 0] },
    lineStyle: { width: shape === "goal" ? 1.6 : 2.2, type: shape === "goal" ? "dashed" : "solid" },
    symbolSize: shape === "goal" ? 0 : 5,
    barMaxWidth: shape === "muted" ? 14 : 26,
    barGap: "8%",
    connectNulls: false,
  }));
}

/** Words in the corners of the quarters, and the lines between these. */
function quarters(data, colour) {
  if (!data.corners) return {};
  const word = (text, place) => ({ type: "text", silent: true, ...place, style: { text, fill: colour.soft, font: "11px Inter, system-ui, sans-serif" } });
  const [upperLeft, upperRight, lowerLeft, lowerRight] = data.corners;
  return {
    graphic: [
      word(upperLeft, { left: 80, top: 32 }),
      word(upperRight, { right: 14, top: 32 }),
      word(lowerLeft, { left: 80, bottom: 54 }),
      word(lowerRight, { right: 14, bottom: 54 }),
    ],
  };
}

const middle = (data, colour) =>
  data.corners && {
    silent: true,
    symbol: "none",
    label: { show: false },
    lineStyle: { color: colour.edge, type: "solid", width: 1 },
    data: [{ xAxis: 50 }, { yAxis: 50 }],
  };

function scatter(data, colour, lang) {
  const whole = data.corners ? { min: 0, max: 100, splitLine: { show: false } } : {};
  const largest = Math.max(1, ...data.rows.map((row) => row.cells[2]?.value ?? 0));
  const name = (i) => ({ name: data.series[i].label, nameLocation: "middle", nameGap: 26, nameTextStyle: { color: colour.soft } });
  return {
    ...quarters(data, colour),
    xAxis: axis(colour, lang, { ...name(0), ...whole }),
    yAxis: axis(colour, lang, { ...name(1), nameGap: 38, ...whole }),
    series: [{
      type: "scatter",
      data: data.rows.map((row) => row.cells.map((cell) => cell.value)),
      symbolSize: (v) => (v[2] == null ? 12 : 8 + 32 * Math.sqrt(Math.max(0, v[2]) / largest)),
      itemStyle: { color: colour.accent, opacity: 0.6 },
      markLine: middle(data, colour),
    }],
  };
}

/** The first column is x, the others are lines over it, or points on them. */
function curve(data, colour, lang) {
  const last = Math.max(...data.rows.map((row) => row.cells[0].value));
  const drawn = series({ ...data, series: data.series.slice(1), rows: data.rows.map((row) => ({ cells: row.cells.slice(1) })) }, colour);
  return {
    xAxis: axis(colour, lang, { min: 0, max: last, splitLine: { show: false }, name: data.series[0].label, nameLocation: "middle", nameGap: 26, nameTextStyle: { color: colour.soft } }),
    yAxis: axis(colour, lang, { min: 0, max: 100 }),
    series: drawn.map((one, i) => ({
      ...one,
      data: data.rows.map((row) => [row.cells[0].value, row.cells[i + 1].value]),
      symbolSize: one.type === "scatter" ? 11 : 0,
    })),
  };
}

function upright(data, colour, lang) {
  const shared = data.series.some(({ shape }) => shape === "share");
  const share = axis(colour, lang, { min: 0, max: 100, splitLine: { show: false } });
  return {
    xAxis: {
      type: "category",
      data: data.rows.map((row) => row.label),
      axisLabel: { color: colour.soft, fontSize: 11, hideOverlap: true },
      axisLine: { lineStyle: { color: colour.line } },
      axisTick: { show: false },
    },
    yAxis: shared ? [axis(colour, lang), share] : [axis(colour, lang)],
    series: series(data, colour),
  };
}

/** The words of a row, as the table has them. */
function said(data, index) {
  const row = data.rows[index];
  return [row.label, ...data.series.map(({ label }, i) => `${label}  ${row.cells[i].shown}`)].join("\n");
}

export function option(data, colour, lang) {
  const points = data.kind === "scatter";
  const named = points || data.kind === "curve";
  const draw = { scatter, curve }[data.kind] ?? upright;
  return {
    ...draw(data, colour, lang),
    aria: { enabled: true, label: { description: data.title } },
    grid: { left: points ? 26 : 8, right: named ? 18 : 8, top: 28, bottom: named ? 24 : 4, containLabel: true },
    legend: points
      ? undefined
      : { top: 0, right: 0, itemWidth: 12, itemHeight: 8, textStyle: { color: colour.soft, fontSize: 11 } },
    textStyle: { fontFamily: "Inter, system-ui, sans-serif" },
    tooltip: {
      renderMode: "richText",
      trigger: points ? "item" : "axis",
      axisPointer: { type: "shadow", shadowStyle: { opacity: 0.25 } },
      backgroundColor: colour.card,
      borderColor: colour.edge,
      textStyle: { color: colour.ink, fontSize: 12 },
      formatter: (at) => said(data, (Array.isArray(at) ? at[0] : at).dataIndex),
    },
  };
}
