/** 打印中心。 */
const papers = {
  comma: "、", title: "打印中心", sub: "{name}，{n} 页", list: "文件", now: "可以打印", later: "还不能打印", checks: "核对",
  kind: {
    annex1: "申报表（附件1）", narrative: "个人事迹材料", annex2: "汇总表（附件2）", annex3: "征求意见表（附件3）", letter: "征求意见函", report: "推荐报告", extract: "会议纪要摘录",
    pack: "装订册", receipt: "市局回执", correction: "更正单", notice: "公示公告", list: "人选名单", certificate: "荣誉证书", payment: "奖励发放表",
  },
  about: {
    annex1: "按签发的版本逐人一份，页脚印版本号和校验码。", narrative: "标题二号小标宋，正文三号仿宋，逐人一份。", annex2: "一张表，按本局排名；另可存成 Excel。", annex3: "逐人一份，列出应征求的部门。",
    letter: "照登记的发函逐份打印，一份函可写多名人选。", report: "会议通过的人选，按本局排名。", extract: "会议研究人选的决定，供盖章。", pack: "封面、目录、申报表、事迹、证明材料，正反面排好，一人 {copies} 份。",
    receipt: "市局签收的凭证，逐人一份。", correction: "已经打印过的版本与现在不同的各栏。", notice: "按公示期逐份打印，按姓氏笔画排列。", list: "发文公布的名单，按姓氏笔画排列。", certificate: "按登记的证书编号逐人一份。", payment: "逐人金额与合计。",
  },
  obstacle: {
    nobody: "还没有人选可以打印。", noReceipt: "还没有市局回执。签发并送到市局后再打印。", noLetter: "还没有登记过发函。先在“征求意见”里登记部门、函号和日期。", noMeeting: "还没有通过人选的党组（党委）会议记录。先在“党组与排名”里登记会议。",
    nothingToCorrect: "没有已经打印过、后来又改动的版本，不用更正单。", noPeriod: "还没有登记公示起始日。先在“公示与发布”里开始公示。", notPublished: "名单还没有发文公布。", noCertificate: "还没有登记证书编号。",
  },
  go: { consult: "去登记发函", meeting: "去登记会议", publicity: "去公示与发布", dossiers: "去人选库", sync: "去看回执" },
  print: { letter: "打印函件", report: "打印推荐报告", notice: "打印公告" },
  whom: "人选", whomAll: "全选", whomNone: "全不选", person: { sealed: "第{n}版", edited: "第{n}版，之后有改动", draft: "未签发，印为草稿" },
  options: "选项", draft: "印现在的内容，不用签发的版本", due: "请在哪一天前回复", dueHint: "留空则印空格", apart: "每个部门单印一份", department: "部门", everyDepartment: "全部部门", meeting: "哪次会议", newest: "最近一次", period: "公示期", everyPeriod: "全部", printed: "已打印的版本",
  details: "写在纸上的", date: "日期", dateHint: "留空为今天", who: "填表人", whoHint: "留空为本机使用人", phone: "联系电话", phoneHint: "留空则印空格",
  formats: "存成", format: { docx: "Word", pdf: "PDF", xlsx: "Excel" }, needFormat: "请至少选一种格式。",
  export: "导出到文件夹", exporting: "正在生成", folder: "文件放到哪个文件夹", made: "已写入 {n} 个文件", madeIn: "文件夹：{folder}。同名的旧文件没有动。", notMade: "没有生成文件",
  drafts: "{names}没有签发，纸上印有“草稿”字样，不能上报。", stale: "{names}签发之后又有改动，纸上仍是签发的那一版。要印改动后的内容，请先重新签发。",
  preview: "预览", setting: "正在排版", page: "第 {n} 页，共 {of} 页", previous: "上一页", next: "下一页", larger: "放大", smaller: "缩小", fit: "适合宽度", percent: "{n}%", alt: "{name} 第 {n} 页", choose: "请选择人选，再看预览。", notSet: "没有排成版面",
  glyph: "没有字体能打印“{character}”（{code}），这个字在“{context}”里。没有生成文件，资料没有改动。请安装含有这个字的字体，再打开匠选。", toFonts: "查看字体",
  fonts: {
    title: "字体检查", text: "先查人选的姓名和全部内容有没有缺字；也可以输入别的字来查。", check: "查这些字", input: "要查的字", people: "已查 {n} 名人选的 {count} 个不同的字。", all: "每个字都能打印。", missing: "这些字没有字体，含有它们的文件打不出来：", helped: "这些字用补充字体打印，字形与正文略有不同：",
    lacking: "没有专用字体，由其他字体代替：{roles}", cols: { role: "用处", family: "字体", prescribed: "规定字体", file: "文件" }, yes: "是", no: "代用", none: "没有找到可用的中文字体，只能导出 Word 文件，在装有公文字体的电脑上打印。", role: { "小标宋（标题）": "小标宋（标题）", "仿宋（正文）": "仿宋（正文）", "楷体": "楷体", "黑体": "黑体", "宋体（页码）": "宋体（页码）", "西文与数字": "西文与数字", "补字": "补字" } as Record<string, string>,
  },
  back: {
    title: "读回盖章页", text: "把盖过章的一页扫成图片，核对它印的是哪一版、后来有没有改动。", pick: "选择扫描图片", again: "换一张", pickTitle: "选择盖章页的扫描图片", reading: "正在读二维码", notRead: "没有读出这一页",
    same: "与现在一致，这一页仍然作数。", moved: "印出之后有改动，这一页已经旧了。", printed: "{time} 在本机打印", version: "印的是第{n}版", draft: "印的是草稿，没有签发", newest: "现在是第{n}版", takenBack: "这一版已撤回或退回：{reason}", differences: "{name}：{n} 处不同", lines: "名单有 {n} 处不同",
    cols: { field: "栏目", printed: "纸上", now: "现在" }, correction: "打印更正单", look: "看申报表", keep: "存入证明材料", keepAs: "存为", keepText: "这一页与现在一致，可以存进 {name} 的证明材料。存入也是改动，之后须再签发一次。", kept: "已存入 {name} 的证明材料：{kind}。", rewritten: "已改写",
  },
};

export default papers;
