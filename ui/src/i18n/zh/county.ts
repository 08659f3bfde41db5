/** 县局：征求意见、党组与排名、材料清单、登记册。 */
const county = {
  consult: {
    title: "征求意见", sub: "{open} 名还有部门没有发函，{waiting} 份函件在等回复", send: "登记发函", sendPicked: "登记发函（已选 {n} 名）", sendOne: "登记发函", sendAgain: "再次发函",
    pick: "选择", pickOne: "选择{name}", gate: "能否上会", gateDone: "意见齐全", gateOpen: "还差 {n} 个部门", gateObjection: "有异议", notNeeded: "不用征求",
    cell: { unsent: "未发函", waiting: "{n} 天", fine: "同意", objection: "有异议" }, state: { unsent: "未发函", waiting: "已发函，待回复", fine: "无异议", objection: "有异议" },
    legend: "“—”是不用征求的部门。身份、职务或企业情况改动后，应征求的部门自动重算；已经收到的回函一直保留。",
    letter: "函件与回函", choose: "点表中任一格，这里就显示函件、回函和依据。", waited: "已等 {n} 天", notRequired: "这名人选现在不用征求这个部门，以前的函件和回函仍保留。",
    fields: { letter: "函号", sent: "发函日期", opinion: "意见", text: "内容", replied: "回函日期", signer: "签发人" }, letterHint: "如 太人社函〔2019〕18号",
    reply: "登记回函", replace: "登记更正函", replyTitle: "登记{department}关于{name}的回函", replaceTitle: "登记{department}关于{name}的更正函", replaceText: "原来的回函是“{opinion}”。登记更正后，以更正函为准，原回函保留备查。", replaceHint: "写明更正的理由，会记入记录，市局和本局都能看到。",
    also: "这份回函还代表", earlier: "已被更正的回函", replacedBecause: "更正理由：{reason}", needOpinion: "请选“无异议”或“有异议”。", needText: "有异议的，请写明内容。", replied: "已登记{department}关于{name}的回函。",
    sendTitle: "登记 {n} 名人选的征求意见函", sendText: "每个部门一份函，可写多名人选。这里只登记，函件仍按本局办文程序发出。", whom: "发给哪些部门", whomUnasked: "应征求而还没有发函的部门", whomOnly: "只发给选定的部门", nobodyUnasked: "应征求的部门都已发函。再次发函请选“只发给选定的部门”。",
    needLetter: "请写明函号。", needDepartment: "请选至少一个部门。", sent: "已登记 {n} 份函。", empty: "没有需要征求意见的人选。", emptyHint: "新建人选后，应征求的部门会列在这里。",
  },
  meeting: {
    title: "党组会议与排名", sub: "名额 {max} 名，已签发 {n} 名", act: "登记会议", correct: "更正", order: "本局排名", orderMore: "市局能看到这份排名和每次调整的理由", noOrder: "还没有排名。", setOrder: "按现在的顺序确定排名", move: "调整", moveTitle: "调整 {name} 的名次", moveTo: "调到第几名", moved: "已调整。", setTitle: "按现在的顺序确定本局排名？", setText: "从第 1 名起：{names}", orderHint: "按能力、技术水平、业绩贡献和辐射带动排，理由写明依据。",
    cols: { rank: "名次", person: "人选", employer: "工作单位", level: "技能等级", consulted: "意见", meeting: "会议", stage: "进展", act: "办理" },
    held: "{date} 通过", notYet: "未上会", declined: "不予推荐：{reason}", unranked: "未排",
    list: "会议记录 {n} 次", none: "还没有会议记录。意见齐全后，开会研究，再登记在这里。", approved: "通过", refused: "不予推荐", chairedBy: "{chair}主持",
    recordTitle: "登记党组（党委）会议", correctTitle: "更正会议记录", recordText: "会议通过的人选才能签发。会议日期不得早于最后一份回函。", fields: { no: "文号或届次", date: "会议日期", chair: "主持人", attendees: "参会人员", note: "表决与说明" }, noHint: "如 第9次党组会议",
    agenda: "研究的人选", decision: { none: "没有研究", approved: "通过", declined: "不予推荐" }, ready: "意见齐全", notReady: "意见 {n}", need: "请写明文号或届次。", needPeople: "请至少给一名人选选“通过”或“不予推荐”。", recorded: "已登记会议，{n} 名通过。", remark: "{name}：{message}", later: "已登记，但下面各件还须处理：",
    quota: "名额", quotaMeter: "已签发 {n} / {max}", within: "没有超出名额。", over: "{name} 超出名额，签发前须写明理由，由市局核定。", overSealed: "{name} 超出名额，已经签发。", giveReason: "写明理由", changeReason: "修改理由", reasonTitle: "超额推荐 {name} 的理由", reasonText: "依据通知：{clause}。理由随申报送市局，由市局核定是否接受。", reasonNow: "理由：{reason}", decided: "市局核定：{decision}。{reason}", waits: "等市局核定", clause: "依据通知：{clause}",
    empty: "还没有申报人。", emptyHint: "收到申请后，从“新建人选”开始录入。",
  },
  materials: {
    title: "材料清单", sub: "{name}还差 {n} 件", complete: "{name}的材料都有了", of: "人选", copies: "一式 {n} 份",
    cols: { state: "状态", name: "材料", why: "为什么要", note: "说明", act: "办理" }, clause: "依据通知", state: { ready: "已有", partly: "不全", missing: "还没有" }, level: { block: "缺了不能签发", warn: "缺了可以签发，市局会看到", help: "供参考" },
    go: "去补", look: "去看", only: "只看缺的", all: "看全部", none: "没有缺的材料。", empty: "还没有申报人。", emptyHint: "新建人选后，这里按通知列出每一件材料和依据。", choose: "选中一行，看依据。",
  },
  register: {
    title: "申报人登记册", sub: "{n} 名申报，{declined} 名不予推荐", print: "打印登记册", printed: "{title} 申报人登记册", search: "姓名或工作单位",
    cols: { rank: "排名", person: "姓名", channel: "渠道", employer: "工作单位", occupation: "职业（工种）", level: "技能等级", conditions: "条件", consulted: "意见", meeting: "会议", stage: "进展", act: "办理" },
    decline: "不予推荐", declineTitle: "不予推荐 {name}？", declineText: "{name}不再占名额，不参加上会和签发。资料和记录都保留，可以随时恢复。", reconsider: "恢复", reconsidered: "已恢复{name}。", declined: "已记为不予推荐。", because: "理由：{reason}", withdrawn: "已撤下：{reason}",
    conditions: "本局细化条件", conditionsMore: "只在本局和市局可见", noConditions: "没有细化条件，按通知执行。", add: "增加条件", addTitle: "增加一条细化条件", text: "条件", basis: "依据的文件", needText: "请写明条件的内容。", remove: "取消", removeTitle: "取消这条细化条件？", removeText: "“{text}”取消后，各人选不再对照这一条，原有记录保留。",
    empty: "还没有人申报。", emptyHint: "收到申请后，从“新建人选”开始录入；没有被推荐的人也留在登记册里。",
  },
  conditions: { met: "符合", unmet: "不符合", words: "“{text}”的情况", hint: "写明哪里不符合、怎样考虑" },
};

export default county;
