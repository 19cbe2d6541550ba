'use strict';
// Draws each figure over the runs. Text is drawn, never taken as markup.
(() => {
  const {runs, figures} = JSON.parse(document.getElementById('numbers').textContent);
  const drawn = new Map();
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  const option = ({unit, points}) => {
    const axis = (more) => ({
      axisLabel: {color: colour('--soft'), fontSize: 12, hideOverlap: true},
      axisLine: {lineStyle: {color: colour('--soft')}},
      splitLine: {lineStyle: {color: colour('--rule')}},
      ...more,
    });
    const whisker = (params, api) => {
      const [low, high] = [api.coord([api.value(0), api.value(2)]), api.coord([api.value(0), api.value(3)])];
      return {type: 'line', shape: {x1: low[0], y1: low[1], x2: high[0], y2: high[1]}, style: {stroke: colour('--medium'), lineWidth: 2}};
    };
    const data = points.map(({run, mean, low, high}) => [run, mean, low, high]);
    return {
      animation: false,
      textStyle: {fontFamily: getComputedStyle(document.body).fontFamily},
      grid: {left: 76, right: 24, top: 30, bottom: 40},
      xAxis: axis({type: 'category', data: runs}),
      yAxis: axis({type: 'value', min: 0, name: unit, nameTextStyle: {color: colour('--soft'), align: 'left'}}),
      series: [
        {type: 'line', symbol: 'circle', symbolSize: 9, itemStyle: {color: colour('--medium')}, lineStyle: {color: colour('--medium')},
          encode: {x: 0, y: 1}, data},
        {type: 'custom', renderItem: whisker, encode: {x: 0, y: [2, 3]}, silent: true, data},
      ],
    };
  };

  const draw = (place) => {
    const chart = drawn.get(place) ?? echarts.init(place, null, {renderer: 'svg'});
    drawn.set(place, chart);
    chart.setOption(option(figures[Number(place.dataset.figure)]), true);
  };

  // Only what comes into view is drawn: there may be a hundred of them.
  const seen = new IntersectionObserver((entries) => entries.filter((entry) => entry.isIntersecting).forEach(({target}) => draw(target)));
  document.querySelectorAll('.chart').forEach((place) => seen.observe(place));
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => drawn.forEach((_, place) => draw(place)));
  addEventListener('resize', () => drawn.forEach((chart) => chart.resize()));
})();
