/** 市局：收件与进度、截止、电话报码、设备与邀请、隔离区。 */
const municipal = {
  inbox: {
    title: "收件与进度", counties: "县（区、市）{n} 个", countiesMore: "名额各 {quota} 名，已收到 {got} 名", units: "市直单位 {n} 个", unitsMore: "名额各 {quota} 名",
    cols: { bureau: "单位", people: "人选", receipt: "最近回执", contact: "最近联系", quota: "名额", todo: "须办事项" }, none: "尚无", never: "还没有联系过", noDevice: "还没有设备加入",
    late: "逾期 {n} 份待决定", phone: "电话报码已登记，数据未到", over: "超出名额 {n} 名", extended: "延期至 {time}", conflicts: "冲突 {n} 处", underway: "{n} 份已签发未收到", edited: "{n} 份签发后又有改动",
    decide: "决定", look: "查看", progress: "收件进度", got: "{n}", of: "/ {n} 名", atDeadline: "截止时 {a}，逾期 {b}", chart: "累计收件：{text}", chartPoint: "{day} {n} 份", chartNone: "还没有收到申报。", deadline: "截止 {n}",
    doubles: "重复与超额", doublesMore: "{n} 件待定", noDoubles: "没有重复推荐，也没有超出名额。", compare: "比对", duplicate: "同一个人，不止一个单位推荐", quota: "超出名额", silent: "没有联系上的单位", silentNone: "各单位都联系上过。", unheard: "{n} 个单位还没有联系上过：{names}",
    sealedBy: "签发 {a}，收到 {b}", begin: "开始截止", finish: "结束收件并封存", invite: "邀请单位",
    legend: { received: "已收到", late: "逾期", phone: "报码", draft: "草稿", none: "未推荐", underway: "在途" }, person: "{name}：{state}",
  },
  close: {
    title: "截止与逾期", phase: "现在：{phase}", beginTitle: "开始截止？", early: "还没有到截止时间 {time}。", beginText: "开始后，各单位不用再签发新版本；已经签发的仍可继续送达，逾期收到的会注明，由市局决定。", begin: "开始截止", waiting: "还有 {n} 份已签发，数据没有到齐",
    finishTitle: "结束收件并封存？", finishText: "封存后，市局签署收件清单。没有列入的一律算逾期，收下须逐份写明理由。资料都保留。", finish: "结束收件并封存", finished: "已封存，列入 {n} 份。", closedText: "收件清单已由市局签署，各单位的申报已注明“已封存”。", next: "下一步：形式审查",
    openHint: "截止时间是 {time}。到时先按“开始截止”，等已签发的送到后，再按“结束收件并封存”。", closingHint: "已签发的仍可送达。宽限到 {time}。", steps: { open: "申报", closing: "截止", closed: "封存" },
    late: "逾期收到 {n} 份", lateHint: "签发时间、收到时间、电话登记都在这里，由市局逐份决定。", noLate: "没有逾期收到的申报。", cols: { person: "人选", bureau: "单位", version: "版本", sealed: "签发", received: "收到", phone: "电话登记", act: "决定" },
    inTime: "签发在期内，送达逾期", afterwards: "截止以后签发", admit: "收下", admitted: "已收下", admitTitle: "收下 {name} 逾期收到的第{n}版？", admitText: "收下后列入收件清单，与按时收到的同样对待。理由会写进清单，推荐单位也能看到。", noPhone: "没有",
    extend: "批准延期", extendTitle: "批准哪个单位延期？", extendBureau: "单位", extendUntil: "延到", extendHint: "如 2019-08-02 18:00。该单位在此之前签发并送到的不算逾期。", extended: "已批准{name}延期。", extensions: "延期", badTime: "请写成 2019-08-02 18:00 这样。",
  },
  phone: {
    title: "电话报码登记", hint: "县局念，市局录。登记时间就是送达时间，数据须在宽限期内送到。", form: "登记一次来电", bureau: "来电单位", code: "40 位数字", codeHint: "每输 4 位自动分组。念错一位，或相邻两位念颠倒，都能发现。", note: "来电人", noteHint: "姓名、电话和需要记下的事。", act: "登记", typed: "已录 {n} / 40 位", done: "已登记，时间 {time}。请向对方复述一遍。",
    list: "已登记 {n} 次", none: "还没有登记过来电。", matched: "数据已到", waiting: "数据未到", cols: { bureau: "单位", heard: "登记时间", note: "来电人", code: "报送码", state: "数据" }, need: "请选单位，录满 40 位数字，并写明来电人。",
  },
  devices: {
    title: "设备与邀请", waiting: "等待确认 {n} 台", noWaiting: "没有等待确认的设备。", noWaitingHint: "单位按邀请申请加入后，会列在这里。", callHint: "请与对方通话，双方念出六位数。数字相同再确认。", asked: "{time} 申请",
    confirm: "数字相同，确认加入", reject: "数字不同，拒绝", rejectTitle: "拒绝“{name}”加入？", rejectText: "它的邀请随即作废，须另发。", confirmTitle: "确认“{name}”加入{bureau}？", confirmText: "确认后它能看到{bureau}的申报。六位数：{code}", confirmed: "“{name}”已加入{bureau}。",
    invite: "发邀请", inviteTo: "邀请哪个单位", role: "身份", valid: "有效期", days: "{n} 天", issue: "生成邀请", issued: "给{bureau}的邀请", issuedHint: "只能用一次，{time} 前有效。可以发文字，也可以把二维码存成图片发去，对方加入时选这张图片；请不要发到公开的群里。", copy: "复制文字", save: "存为图片", saveTitle: "邀请二维码存到哪里", saved: "二维码已写入 {file}。", another: "再发一张", roles: { editor: "经办（县局、市直单位）", municipal: "市局" },
    roster: "名册 {n} 台", cols: { bureau: "单位", device: "设备", person: "使用人", role: "身份", state: "状态", contact: "最近联系" }, this: "本机", enrolled: "在用", revoked: "已停用", revoke: "停用", revokeTitle: "停用“{name}”？", revokeText: "它将立即断开，不再同步；没有收到的修改转入隔离区，可以另行放行。它上面的资料不会被删除。", revokedNow: "“{name}”已停用。", why: "理由：{reason}", qr: "邀请二维码",
  },
  quarantine: {
    title: "隔离区", hint: "没有通过检查的数据放在这里，不影响其他资料。原始数据都保留。", none: "隔离区是空的。", noneHint: "来路不明、损坏或越权的数据会被拦在这里，等您决定。",
    cols: { no: "编号", from: "来自", why: "原因", time: "时间", size: "大小", act: "办理" }, admit: "放行", discard: "弃置", admitTitle: "放行第 {n} 项？", admitText: "放行后它并入资料，与正常收到的一样。放行人和理由会记入记录。", discardTitle: "弃置第 {n} 项？", discardText: "弃置后不再并入。原始数据仍保留在本机。", only: "只能弃置", unknown: "不在名册上的设备", done: "已办",
  },
};

export default municipal;
