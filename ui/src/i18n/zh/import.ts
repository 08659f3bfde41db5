/** 导入汇总表。 */
const words = {
  title: "导入汇总表", pick: "选择汇总表", pickTitle: "选择汇总表文件", another: "另选文件", kinds: "xlsx、xls、ods 或 csv", empty: "把以前的汇总表读成申报。",
  emptyHint: "先逐行列出会新建谁、补充哪一栏，看过之后再写入。申报里已经有的内容一律保留，不会被表格覆盖；选错了文件，什么也不会写。",
  sub: "{file}，{n} 行，将写入 {writes} 名", subDone: "{file}，已写入 {writes} 名", apply: "写入 {n} 名", done: "已写入 {n} 名，一次完成。", toList: "去人选库", nothing: "表中没有可写入的内容：要么已经有了，要么不能导入。资料没有改动。",
  moved: "您看的时候资料又有改动，所以什么也没有写。这是按现在的资料重新列出的结果，请看过再写入。", others: "只读了一个工作表，没有读：{names}。", all: "全部 {n}",
  cols: { row: "行", name: "姓名", outcome: "结果", fills: "写入", kept: "保留", problems: "看不清", findings: "提示" }, noName: "（没有姓名）", rowNo: "第 {n} 行", twin: "与第 {n} 行相同", open: "看这份申报", sealed: "这份申报已经签发。补充之后须重新签发，市局才能收到。",
  kept: "{n} 栏两处不同，保留申报里的", offered: "表中为 {value}", problems: "{n} 格看不清，没有取用", fills: "将写入 {n} 栏", filled: "已写入 {n} 栏", findings: "写入后还有 {n} 处须看",
  unused: "有 {columns} 列没有取用，{lines} 行不是人选", column: "{letter} 列“{title}”：{remark}", line: "第 {n} 行：{text}", column2: "这一行的内容", go: "导入汇总表",
};

export default words;
