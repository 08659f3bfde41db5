/** 统计表。 */
const statistics = {
  title: "统计表",
  sub: "{scope} {n} 人",
  whom: "统计范围",
  scope: { submitted: "已上报", all: "全部", chosen: "入选" },
  about: {
    submitted: "已上报：签发有效、没有撤下的人选。",
    all: "全部：所有申报人，不含已撤下和不予推荐的。",
    chosen: "入选：拟定名单上的人选；名单公布后以公布的为准。",
  },
  between: "",
  age: "年龄按截止日{day}的周岁计算。",
  edited: "其中 {n} 人签发后又有改动，按现在的内容统计。",
  aspect: {
    bureau: "县（市、区）、单位",
    industry: "所属产业",
    level: "技能等级、职称",
    gender: "性别",
    age: "年龄段",
    channel: "推荐渠道",
  },
  cols: { name: "分类", count: "人数", share: "占比" },
  total: "合计",
  cross: "单位与产业",
  chart: "{title}：{text}。",
  bar: "{name} {n} 人",
  noBar: "没有人选",
  export: "导出 Excel",
  save: "统计表存到哪里",
  fileName: "人选统计表（{scope}）",
  saved: "统计表已存到 {file}",
  printed: "{title}人选统计表（{scope} {n} 人，{day}统计）",
  empty: "没有可以统计的人选。",
  emptyHint: {
    submitted: "人选签发后就计入“已上报”；要把没有签发的也算上，请在“统计范围”选“全部”。",
    all: "新建人选后，这里就有统计。",
    chosen: "名单还没有拟定，或者还没有公布。",
  },
};

export default statistics;
