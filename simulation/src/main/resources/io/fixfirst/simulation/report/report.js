'use strict';
// Draws the page's charts from the numbers in it. Text is drawn, never taken as markup.
(() => {
  const numbers = JSON.parse(document.getElementById('numbers').textContent);
  const PRIORITIES = {
    P1: ['--p1', 'solid', 'circle'], High: ['--high', 'solid', 'diamond'], Normal: ['--normal', [8, 3], 'rect'],
    Medium: ['--medium', [4, 3], 'triangle'], Low: ['--low', [2, 3], 'circle'], All: ['--all', 'solid', 'none'],
  };
  const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
  const drawn = new Map();
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const narrow = (place) => place.clientWidth < 520;
  const percent = (value) => (value == null ? '–' : `${Number(value.toFixed(1))} %`);
  const span = (minutes) => {
    if (minutes < 1) return `${Math.round(minutes * 60)} s`;
    if (minutes < 120) return `${Number(minutes.toFixed(minutes < 10 ? 1 : 0))} min`;
    if (minutes < 2880) return `${Number((minutes / 60).toFixed(1))} h`;
    return `${Number((minutes / 1440).toFixed(1))} d`;
  };
  const between = ([value, low, high]) =>
    percent(value) + (low == null ? '' : ` (${percent(low)} to ${percent(high)})`);

  const axis = (more) => ({
    nameTextStyle: {color: colour('--soft'), fontSize: 13},
    axisLabel: {color: colour('--soft'), fontSize: 12, hideOverlap: true},
    axisLine: {lineStyle: {color: colour('--soft')}},
    axisTick: {lineStyle: {color: colour('--soft')}},
    splitLine: {lineStyle: {color: colour('--rule')}},
    ...more,
  });
  const below = (name, more) => axis({name, nameLocation: 'middle', nameGap: 30, ...more});
  const legend = (more) => ({top: 0, left: 0, itemWidth: 22, itemHeight: 12, textStyle: {color: colour('--ink'), fontSize: 13}, ...more});
  const tooltip = (more) => ({
    renderMode: 'richText', confine: true, backgroundColor: colour('--card'), borderColor: colour('--soft'),
    textStyle: {color: colour('--ink'), fontSize: 13}, ...more,
  });
  const base = (more) => ({
    animation: false, useUTC: true, textStyle: {fontFamily: getComputedStyle(document.body).fontFamily}, ...more,
  });

  // An interval: a line with ends, across the value axis. Points are [place, value, low, high].
  const whisker = (horizontal, stroke, shift) => (params, api) => {
    if (Number.isNaN(api.value(2)) || Number.isNaN(api.value(3)) || api.value(2) == null) return undefined;
    const at = (value) => (horizontal ? api.coord([value, api.value(0)]) : api.coord([api.value(0), value]));
    const low = at(api.value(2));
    const high = at(api.value(3));
    const across = horizontal ? 1 : 0;
    low[across] += shift;
    high[across] += shift;
    const end = (point) => {
      const [a, b] = [point.slice(), point.slice()];
      a[across] -= 4;
      b[across] += 4;
      return line(a, b);
    };
    const line = (a, b) => ({
      type: 'line', shape: {x1: a[0], y1: a[1], x2: b[0], y2: b[1]}, style: {stroke, lineWidth: 2}, silent: true,
    });
    return {type: 'group', children: [line(low, high), end(low), end(high)]};
  };

  const floorOf = (values) => {
    const least = Math.min(...values.filter((value) => value != null));
    const step = least < 80 ? 20 : 5;
    return Number.isFinite(least) ? Math.max(0, Math.floor((least - 2) / step) * step) : 0;
  };

  const charts = {
    kept(place) {
      const {priorities, respond, resolve} = numbers.kept;
      const rows = [['Answered in time', respond, '--medium', 'circle', -7], ['Resolved in time', resolve, '--normal', 'diamond', 7]];
      return base({
        legend: legend(),
        grid: {left: 70, right: 24, top: 36, bottom: 50},
        tooltip: tooltip({formatter: (p) => `${p.seriesName}, ${priorities[p.dataIndex]}: ${between(p.data.slice(1))}`}),
        xAxis: below('Share of tickets that kept their time (%)', {
          type: 'value', min: floorOf([...respond, ...resolve].flat()), max: 100}),
        yAxis: axis({type: 'category', data: priorities, inverse: true, splitLine: {show: true, lineStyle: {color: colour('--rule')}},
          axisLabel: {color: colour('--ink'), fontSize: 14}}),
        series: rows.flatMap(([name, values, ink, symbol, shift]) => [
          {name, type: 'scatter', symbol, symbolSize: 13, symbolOffset: [0, shift], z: 3, itemStyle: {color: colour(ink)},
            encode: {x: 1, y: 0}, data: values.map((value, i) => [i, ...value])},
          {name, type: 'custom', renderItem: whisker(true, colour(ink), shift), itemStyle: {color: colour(ink)}, silent: true,
            encode: {x: [1, 2, 3], y: 0}, data: values.map((value, i) => [i, ...value])},
        ]),
      });
    },

    months(place) {
      const {months, series} = numbers.months;
      const names = Object.keys(series);
      const values = Object.values(series).flat();
      return base({
        legend: legend(),
        grid: {left: 56, right: 20, top: narrow(place) ? 84 : 58, bottom: 56},
        tooltip: tooltip({trigger: 'axis', formatter: (points) => [months[points[0].dataIndex],
          ...names.map((name) => `${name}: ${between(series[name][points[0].dataIndex])}`)].join('\n')}),
        xAxis: below('Month in which tickets were opened', {type: 'category', data: months, nameGap: 34}),
        yAxis: axis({type: 'value', name: 'Resolved in time (%)', nameTextStyle: {color: colour('--soft'), align: 'left', padding: [0, 0, 0, -46]},
          nameLocation: 'end', min: floorOf(values.map((value) => value[0])), max: 100}),
        series: names.flatMap((name, n) => {
          const [ink, dash, symbol] = PRIORITIES[name];
          const shift = (n - (names.length - 1) / 2) * 3;
          return [
            {name, type: 'line', symbol, symbolSize: 8, itemStyle: {color: colour(ink)}, lineStyle: {color: colour(ink), type: dash, width: 2},
              data: series[name].map((value) => value[0])},
            {name, type: 'custom', renderItem: whisker(false, colour(ink), shift), itemStyle: {color: colour(ink), opacity: 0.6}, silent: true, clip: true,
              encode: {x: 0, y: 1}, data: series[name].map((value, i) => [i, ...value])},
          ];
        }),
      });
    },

    weeks(place, index) {
      const {busy, present} = numbers.weeks[index];
      const hours = busy.map((_, hour) => hour).filter((hour) => busy[hour] != null).map((hour) => hour % 24);
      const first = Math.max(0, Math.min(...hours) - 1);
      const last = Math.min(23, Math.max(...hours) + 1);
      const shown = Array.from({length: last - first + 1}, (_, i) => i + first);
      const data = busy.map((value, hour) => [hour % 24 - first, Math.floor(hour / 24), value, present[hour]])
        .filter(([hour, , value]) => value != null && hour >= 0 && hour < shown.length);
      return base({
        grid: {left: 42, right: 8, top: 8, bottom: 82},
        tooltip: tooltip({formatter: ({data: [hour, day, value, people]}) =>
          `${DAYS[day]} ${hour + first}–${hour + first + 1}: ${percent(value)} busy\n${Number(people.toFixed(1))} people present on average`}),
        xAxis: below('Hour of the day', {type: 'category', data: shown, nameGap: 24, splitLine: {show: false}}),
        yAxis: axis({type: 'category', data: DAYS, inverse: true}),
        visualMap: {min: 0, max: 100, orient: 'horizontal', left: 'center', bottom: 0, itemHeight: 120, itemWidth: 12, dimension: 2,
          text: ['100 % busy', '0 %'], textStyle: {color: colour('--soft')}, calculable: false,
          inRange: {color: [0, 1, 2, 3, 4].map((step) => colour(`--heat-${step}`))}},
        series: [{type: 'heatmap', data, itemStyle: {borderColor: colour('--card'), borderWidth: 1}}],
      });
    },

    queues(place) {
      const chosen = document.getElementById('choose-queues');
      const key = chosen ? chosen.value : Object.keys(numbers.queues)[0];
      const queue = numbers.queues[key];
      const points = (values) => values.map((value, i) => [queue.times[i], value]);
      const ink = colour('--normal');
      const flat = {type: 'line', symbol: 'none', step: false, stack: 'band', stackStrategy: 'all', lineStyle: {opacity: 0}, silent: true};
      return base({
        legend: legend({data: ['Eight of ten runs', 'Middle of all runs'], selectedMode: false}),
        grid: {left: 56, right: 20, top: 62, bottom: 56},
        tooltip: tooltip({trigger: 'axis', formatter: (p) => {
          const i = p[0].dataIndex;
          const number = (value) => Number(value.toFixed(1));
          return `${new Date(queue.times[i]).toUTCString().slice(0, 22)}\nmiddle ${number(queue.middle[i])} tickets\neight of ten runs: ${number(queue.low[i])} to ${number(queue.high[i])}`;
        }}),
        xAxis: below('Date', {type: 'time', splitLine: {show: false}}),
        yAxis: axis({type: 'value', min: 0, name: key === 'open' ? 'Open tickets' : 'Waiting tickets', nameTextStyle: {color: colour('--soft'), align: 'left', padding: [0, 0, 0, -46]}}),
        series: [
          {...flat, name: 'from', data: points(queue.low)},
          {...flat, name: 'Eight of ten runs', itemStyle: {color: ink, opacity: 0.35}, areaStyle: {color: ink, opacity: 0.28},
            data: points(queue.high.map((value, i) => value - queue.low[i]))},
          {name: 'Middle of all runs', type: 'line', symbol: 'none', itemStyle: {color: ink}, lineStyle: {color: ink, width: 1.8}, data: points(queue.middle)},
        ],
      });
    },

    times(place) {
      const names = Object.keys(numbers.times);
      const steps = [...new Set(names.flatMap((name) => numbers.times[name].map((point) => point[0])))].sort((a, b) => a - b);
      const wide = [1, 5, 15, 30, 60, 120, 240, 480, 960, 1440, 2880, 7200, 20160, 43200, 129600];
      const labelled = narrow(place) ? [5, 30, 120, 480, 1440, 7200, 43200] : wide;
      return base({
        legend: legend(),
        grid: {left: 56, right: 24, top: narrow(place) ? 84 : 58, bottom: 56},
        tooltip: tooltip({formatter: (p) => `${p.seriesName}: ${percent(p.data[1])} resolved within ${span(steps[p.data[0]])}`}),
        xAxis: below('Time since the ticket was opened', {type: 'category', boundaryGap: false, data: steps.map(span),
          axisTick: {interval: (i) => labelled.includes(steps[i])},
          axisLabel: {color: colour('--soft'), fontSize: 12, interval: (i) => labelled.includes(steps[i])}}),
        yAxis: axis({type: 'value', min: 0, max: 100, name: 'Resolved (%)', nameTextStyle: {color: colour('--soft'), align: 'left', padding: [0, 0, 0, -46]}}),
        series: names.map((name, n) => {
          const [ink, dash, symbol] = PRIORITIES[name];
          return {name, type: 'line', symbol, symbolSize: 7, showAllSymbol: true, itemStyle: {color: colour(ink)},
            lineStyle: {color: colour(ink), type: dash, width: name === 'All' ? 3 : 2},
            data: numbers.times[name].map(([minutes, share]) => [steps.indexOf(minutes), share]),
            markLine: n > 0 ? undefined : {silent: true, symbol: 'none', lineStyle: {color: colour('--soft'), type: [3, 4]},
              label: {formatter: '{b}', position: 'insideStartTop', color: colour('--soft')},
              data: [[50, 'half'], [80, '80 %'], [95, '95 %']].map(([yAxis, label]) => ({yAxis, name: label}))}};
        }),
      });
    },

    majors(place, index) {
      const chosen = document.getElementById('choose-majors');
      return index === 0 ? allMajors(place) : oneMajor(place, numbers.majors[chosen ? Number(chosen.value) : 0]);
    },

    versus(place) {
      const rows = numbers.versus;
      place.style.height = `${90 + (narrow(place) ? 36 : 30) * rows.length}px`;
      const ends = rows.flatMap((row) => row.percent).filter((value) => value != null).map(Math.abs);
      const most = Math.min(200, Math.max(1, ...ends)) * 1.05;
      const ink = (row) => colour(row.sure ? '--p1' : '--low');
      return base({
        grid: {left: narrow(place) ? 150 : 250, right: 24, top: 8, bottom: 54},
        tooltip: tooltip({formatter: (p) => `${rows[p.dataIndex].figure}: ${rows[p.dataIndex].difference}\n${rows[p.dataIndex].sure ? 'a sure difference' : 'may be chance'}`}),
        xAxis: below(narrow(place) ? 'More (+) or less (−) there, %' : 'How much more (+) or less (−) it is there, in % of the figure here', {type: 'value', min: -most, max: most,
          axisLabel: {color: colour('--soft'), formatter: (value) => Number(value.toPrecision(2)), hideOverlap: true, showMinLabel: false, showMaxLabel: false}}),
        yAxis: axis({type: 'category', inverse: true, data: rows.map((row) => row.figure), axisLabel: {color: colour('--ink'), fontSize: 12, lineHeight: 14, width: narrow(place) ? 140 : 240, overflow: 'break'}}),
        series: [
          {type: 'scatter', symbolSize: 11, encode: {x: 1, y: 0}, z: 3,
            data: rows.map((row, i) => ({value: [i, ...row.percent], symbol: row.sure ? 'diamond' : 'circle', itemStyle: {color: ink(row)}})),
            markLine: {silent: true, symbol: 'none', lineStyle: {color: colour('--ink'), type: 'solid'}, label: {show: false}, data: [{xAxis: 0}]}},
          {type: 'custom', silent: true, clip: true, encode: {x: [1, 2, 3], y: 0}, data: rows.map((row, i) => [i, ...row.percent]),
            renderItem: (params, api) => whisker(true, ink(rows[params.dataIndex]), 0)(params, api)},
        ],
      });
    },
  };

  function allMajors() {
    const majors = numbers.majors;
    const chosen = document.getElementById('choose-majors');
    const now = chosen ? Number(chosen.value) : 0;
    return base({
      grid: {left: 56, right: 20, top: 34, bottom: 50},
      tooltip: tooltip({formatter: (p) => {
        const major = majors[p.dataIndex];
        return `${major.when} ${major.incident}\n${major.restored == null ? 'not running again by the end' : `running again after ${span(major.restored)}`}\n`
          + `${major.delayed.length} tickets laid aside. Click to see it.`;
      }}),
      xAxis: below('P1s in the order in which they came', {type: 'category', data: majors.map((_, i) => i + 1), nameGap: 28}),
      yAxis: axis({type: 'value', name: 'Minutes until running again', nameTextStyle: {color: colour('--soft'), align: 'left', padding: [0, 0, 0, -46]}}),
      series: [{type: 'bar', barCategoryGap: '20%', data: majors.map((major, i) => ({
        value: major.restored, itemStyle: {color: colour(i === now ? '--p1' : major.delayed.length ? '--high' : '--low')},
      }))}],
    });
  }

  function oneMajor(place, major) {
    const end = major.restored ?? Math.max(60, ...major.members.map((member) => member.from + member.minutes));
    const rows = [{label: 'P1', from: 0, to: end, ink: '--p1', text: major.restored == null ? 'not running again by the end' : `running again after ${span(end)}`}];
    for (const member of major.members) {
      rows.push({label: `${member.engineer}, ${member.role}`, from: member.from, to: member.from + member.minutes, ink: '--normal',
        text: member.left == null ? 'was free' : `left ${member.left}`});
      for (const other of major.delayed.filter((each) => each.incident === member.left)) rows.push(lay(other));
    }
    const known = new Set(major.members.map((member) => member.left));
    major.delayed.filter((other) => !known.has(other.incident)).forEach((other) => rows.push(lay(other)));
    place.style.height = `${80 + 34 * rows.length}px`;
    const most = Math.ceil((end * (narrow(place) ? 1.05 : 1.5)) / 5) * 5;
    const left = narrow(place) ? 118 : 190;
    return base({
      grid: {left, right: 16, top: 6, bottom: 50},
      xAxis: below(narrow(place) ? 'Minutes since it was declared' : `Minutes since the P1 was declared (${major.when})`, {type: 'value', min: 0, max: most}),
      yAxis: axis({type: 'category', inverse: true, data: rows.map((row) => row.label), axisTick: {show: false},
        axisLabel: {color: colour('--ink'), width: left - 10, overflow: 'truncate'}}),
      series: [{type: 'custom', silent: true, clip: true, encode: {x: [1, 2], y: 0}, data: rows.map((row, i) => [i, row.from, row.to]),
        renderItem(params, api) {
          const row = rows[params.dataIndex];
          const [x, y] = api.coord([row.from, params.dataIndex]);
          const to = Math.min(api.coord([row.to, params.dataIndex])[0], params.coordSys.x + params.coordSys.width);
          const end = params.coordSys.x + params.coordSys.width;
          const room = 14 + echarts.format.getTextRect(row.text, '13px sans-serif').width;
          const inside = to - x > room || to + room > end;
          return {type: 'group', children: [
            {type: 'rect', shape: {x, y: y - 11, width: Math.max(2, to - x), height: 22, r: 3},
              style: {fill: colour(row.ink), opacity: row.hollow ? 0.3 : 1, stroke: colour(row.ink), lineWidth: 1.5}},
            {type: 'text', style: {text: row.text, x: inside ? Math.min(x + 8, end - room) : to + 6, y, verticalAlign: 'middle', fontSize: 13,
              fill: inside && !row.hollow ? colour('--card') : colour('--ink')}},
          ]};
        }}],
    });
  }

  const lay = (other) => ({label: `↳ ${other.incident}`, from: other.from, to: other.from + other.minutes, hollow: true, ink: '--high',
    text: `lay ${span(other.minutes)}${other.missed ? ', missed its time' : ''}`});

  function draw(place) {
    const [kind, index] = place.id.split('-');
    const option = charts[kind](place, Number(index));
    const chart = drawn.get(place) ?? echarts.init(place, null, {renderer: 'canvas'});
    drawn.set(place, chart);
    chart.resize();
    chart.setOption(option, true);
    place.dataset.drawn = 'yes';
    return chart;
  }

  const places = [...document.querySelectorAll('.chart')];
  const drawAll = () => places.forEach(draw);
  drawAll();

  for (const id of ['queues', 'majors']) {
    document.getElementById(`choose-${id}`)?.addEventListener('change', () => {
      places.filter((place) => place.id.startsWith(`${id}-`)).forEach(draw);
    });
  }
  const strip = document.getElementById('majors-0');
  const choice = document.getElementById('choose-majors');
  if (strip && choice) {
    drawn.get(strip).on('click', (event) => {
      choice.value = String(event.dataIndex);
      choice.dispatchEvent(new Event('change'));
    });
  }

  let width = window.innerWidth;
  window.addEventListener('resize', () => {
    if (window.innerWidth !== width) {
      width = window.innerWidth;
      drawAll();
    }
  });
  window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', drawAll);
  // Paper is white, and has no tooltips: light colours, and the tables beside the charts.
  const root = document.documentElement;
  let opened = [];
  window.addEventListener('beforeprint', () => {
    root.dataset.paper = 'yes';
    opened = [...document.querySelectorAll('details:not([open])')];
    opened.forEach((details) => { details.open = true; });
    drawAll();
  });
  window.addEventListener('afterprint', () => {
    delete root.dataset.paper;
    opened.forEach((details) => { details.open = false; });
    drawAll();
  });
})();
