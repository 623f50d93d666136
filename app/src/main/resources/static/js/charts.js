// The picture is drawn from the cells of the figure's own table, so both say the same.
import { option } from "./chart-option.js";

const drawn = new Map();
let library;

function load() {
  library ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = document.querySelector('meta[name="echarts"]').content;
    script.onload = () => resolve(window.echarts);
    script.onerror = reject;
    document.head.append(script);
  });
  return library;
}

/** Colours of the theme as the browser resolves them. */
function colours() {
  const probe = document.createElement("i");
  document.body.append(probe);
  const names = ["ink", "soft", "line", "edge", "accent", "warn", "good", "bad", "card"];
  const found = Object.fromEntries(names.map((name) => {
    probe.style.color = `var(--${name})`;
    return [name, getComputedStyle(probe).color];
  }));
  probe.remove();
  return found;
}

function read(figure) {
  const heads = [...figure.querySelectorAll("thead th")];
  return {
    kind: figure.dataset.chart,
    corners: figure.dataset.corners?.split("|"),
    title: figure.querySelector("h2").textContent,
    rowHead: heads[0].textContent,
    series: heads.slice(1).map((th) => ({ label: th.textContent, shape: th.dataset.shape })),
    rows: [...figure.querySelectorAll("tbody tr")].map((tr) => ({
      label: tr.querySelector("th").textContent,
      href: tr.querySelector("a")?.href,
      cells: [...tr.querySelectorAll("td")].map((td) => ({
        shown: td.textContent,
        value: td.dataset.value === "" ? null : Number(td.dataset.value),
      })),
    })),
  };
}

export async function start(figure) {
  if (drawn.has(figure)) return;
  drawn.set(figure, null);
  try {
    const echarts = await load();
    const data = read(figure);
    const chart = echarts.init(figure.querySelector(".canvas"), null, { renderer: "canvas" });
    drawn.set(figure, { chart, data });
    draw(chart, data);
    chart.on("click", ({ dataIndex }) => {
      const href = data.rows[dataIndex]?.href;
      if (href) location.assign(href);
    });
    new ResizeObserver(() => chart.resize()).observe(figure);
  } catch {
    figure.classList.add("undrawn");
    figure.querySelector("details").open = true;
  }
}

function draw(chart, data) {
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  chart.setOption({ ...option(data, colours(), document.documentElement.lang), animation: !still }, true);
}

document.addEventListener("themed", () => {
  for (const [figure, kept] of drawn) {
    if (!figure.isConnected) {
      kept?.chart.dispose();
      drawn.delete(figure);
    } else if (kept) {
      draw(kept.chart, kept.data);
    }
  }
});
document.addEventListener("htmx:beforeCleanupElement", ({ target }) => {
  drawn.get(target)?.chart.dispose();
  drawn.delete(target);
});
