/** 市局：形式审查、排序与评审、公示与发布、操作记录。 */
const course = {
  formal: {
    title: "形式审查", sub: "收到 {n} 份，{waiting} 份待审", column: "审查", cols: { state: "状态", person: "人选", bureau: "单位", version: "版本", receipt: "回执", due: "补正期限" },
    state: { open: "待审", contested: "两种结论，待裁定", newer: "新版本待审", passed: "通过", refused: "不予推荐", overdue: "补正逾期", returned: "退回补正" }, corrected: "补正后",
    look: "看申报表", pass: "通过", return: "退回补正", refuse: "不予推荐", sealed: "{time} 签发", notYet: "还没有审查。", did: { pass: "通过", return: "退回补正", refuse: "不予推荐" }, due: "{day} 前补正", changes: "第{b}版与第{a}版的差异", rewritten: "已改写", decided: "{name}的审查结论已登记。",
    passTitle: "{name} 第{n}版形式审查通过？", passText: "通过后参加排序和评审。", passHint: "可以不写。期限之后才收到的补正材料，须写明接受的理由。", refuseTitle: "不予推荐 {name}？", refuseText: "推荐单位能看到结论和理由。资料都保留。",
    returnTitle: "退回 {name} 第{n}版补正？", returnText: "逐项写明栏目和问题。退回后这一版不再作数，推荐单位改好后重新签发。", where: "第 {n} 项，栏目", what: "第 {n} 项，问题", choosePlace: "选择栏目", whatHint: "写明问题，如 印章不清，请重新扫描", addItem: "再加一项", until: "补正期限", needItems: "请逐项选择栏目，并写明问题。", groups: { records: "表格各项", attachments: "附件" },
    matters: "重复与超额", double: { duplicate: "同一个人，同一单位有两份申报", duplicate_across: "同一个人，不止一个单位推荐", evidence: "同一份证明材料用在两名人选上" }, of: "{name}（{bureau}）", over: "{bureau}推荐超过 {max} 名：{name}", overWaits: "超额待核", noReason: "推荐单位没有写明理由。", accept: "接受", decline: "不接受", acceptTitle: "接受超额推荐 {name}？", declineTitle: "不接受超额推荐 {name}？",
    empty: "还没有收到申报。", emptyHint: "各单位签发并送到后，列在这里等待审查。",
  },
  decision: { result: "决定", yes: "通过", no: "未通过", number: "纪要或函件编号", date: "日期", needNo: "请写明会议纪要或函件的编号。", noteHint: "未通过的须写明理由；其他需要记下的也写在这里。" },
  ranking: {
    title: "排序与评审", sub: "{n} 名通过形式审查，还没有排定，计划 {target} 名", subSettled: "{n} 名已排定，待党组会审议，计划 {target} 名", subFixed: "{n} 名，排序已经党组会通过，计划 {target} 名", column: "人选与专家",
    cols: { rank: "名次", person: "人选", bureau: "单位", employer: "工作单位", methods: "方式", mean: "平均分", spread: "分差", place: "名单" }, noMethod: "未评", experts: "{n} 人评", out: "已退出", place: { chosen: "拟定", reserve: "候补" },
    move: "调整", moveHint: "每次调整都记入记录，写明理由。", set: "排定名次", setTitle: "排定全部人选的名次？", setText: "排定之后，仍可逐名调整，每次写明理由。", setHint: "写明依据，如 专家评审平均分与党组意见。", byScores: "按评审：直接认定在前，其余按平均分", byStanding: "按表中现在的顺序", contested: "两台设备排出了两种名次，都保留着，须先裁定。",
    party: "登记党组会", partyTitle: "市局党组会对排序的决定", partyText: "通过后名次固定，可以拟定名单；未通过的退回重议，已拟定的名单作废。须在封存收件之后、全部审查完毕之后。", list: "拟定名单", legend: "粗线以上为前 {n} 名。直接认定、专家评审、实地考察都记在各人名下。", choose: "点一名人选，看评分、登记评审。",
    log: "名次记录", noLog: "还没有排定或调整过。", moved: "{name} 由第{a}名调到第{b}名", ordered: "排定：{names}", empty: "还没有可以排序的人选。", emptyHint: "通过形式审查的人选列在这里。",
  },
  expert: { title: "专家 {n} 名", add: "登记专家", edit: "修改", addTitle: "登记专家", editTitle: "修改专家", text: "工作单位和亲属用于回避：有关系的人选，专家不能评分，评审包里也没有。", employer: "工作单位", kin: "人选中的亲属", kinHint: "没有就不写；多人用顿号分开", need: "请写明专家姓名和工作单位。", none: "还没有登记专家。", avoids: "回避：{names}", why: "{name}（{why}）", pack: "导出评审包", packSave: "评审包存到哪里", packName: "{name}-评审包", packed: "评审包已写入 {file}，含 {n} 名人选，已隐去身份信息。" },
  score: {
    act: "登记评分", title: "登记对 {name} 的评分", text: "每项 0 至 100 分，最多两位小数。", expert: "专家", weight: "占 {n}%", total: "合计", none: "还没有评分。", incomplete: "不全", notCounted: "不计（{why}）", needExpert: "没有可以评分的专家，请先登记专家。", needAll: "每一项都须打分。", noteHint: "评语，可以不写。", done: "已登记{name}的评审情况。",
    recognise: "直接认定", recogniseTitle: "直接认定 {name}？", recogniseText: "须写明依据和证明材料，排定名次时列在前面。", basis: "依据", evidence: "证明材料", visit: "实地考察", visitTitle: "登记对 {name} 的实地考察", visits: { date: "日期", place: "地点", people: "考察人员", findings: "结论" },
  },
  shortlist: { title: "拟定人选名单？", text: "从通过的名次由前往后取。计划 {target} 名左右。", size: "拟定人数", reserves: "候补人数", needReason: "人数与计划的 {target} 名不一致，请写明原因。", done: "已拟定 {n} 名。" },
  publicity: {
    title: "公示与发布", sub: "拟定 {n} 名，{state}", steps: { list: "拟定名单", publicity: "公示", org: "市委组织部", group: "领导小组", published: "发文公布" },
    cols: { no: "序号", person: "人选", bureau: "推荐单位", period: "公示期", proofs: "三处公示", objections: "异议", stage: "进展" }, shown: "{a} 至 {b}", notShown: "还没有公示", closed: "已结束", proofOf: "{channel}：{proof}", noProof: "{channel}：还没有凭证", openCases: "核查中 {n} 件", noCases: "无",
    stage: { withdrawn: "已撤下", disqualified: "异议成立，退出", not_approved: "未获通过", awarded: "已授证", published: "已公布", objection: "异议核查中", group_passed: "领导小组审定", org_passed: "组织部审核通过", publicity_done: "公示结束", publicity: "公示中", shortlisted: "拟定", reserve: "候补", refused: "不予推荐", returned: "退回补正", unchecked: "待审", party_passed: "党组会通过", ranked: "已排序", passed: "通过审查" },
    start: "开始公示", startTitle: "登记公示开始的日期", startText: "全部拟定人选从这一天起公示。公示满 {n} 个工作日，按国务院办公厅的放假和调休安排计算。", from: "公示起始日", started: "公示到 {day} 当天结束。", proof: "登记公示凭证", proofTitle: "登记公示凭证", proofText: "三处公示都要有凭证，公示才能结束。", channel: "公示渠道", where: "凭证", whereHint: "网址、报纸期号或照片编号", since: "从哪一天开始", needProof: "请写明凭证。", proofDone: "已登记“{channel}”的凭证。",
    close: "结束公示", closeTitle: "结束公示？", closeText: "公示期满、三处凭证齐全才能结束。异议仍在核查的人选，不能进入下一步。", closeDone: "公示已结束。", calendar: "公示日历", calendarNone: "开始公示后，这里逐日列出。", madeUp: "调休上班（{holiday}）", dayNo: "第 {n} 日", notCounted: "不计",
    org: "登记组织部审核", orgTitle: "市委组织部的审核意见", orgText: "对象：公示已结束、没有异议在核查的人选。", group: "登记领导小组审定", groupTitle: "市委人才工作领导小组的决定", groupText: "对象：组织部审核通过的人选。", everybody: "全部符合条件的人选", whom: "人选",
    replace: "递补", replaceTitle: "{out} 退出，由 {by} 递补？", replaceText: "递补的人选须另行公示，并逐级审核。", replaced: "{by}已递补。", out: "已退出",
    issue: "发文公布", issueTitle: "发文公布并锁定名单？", issueText: "名单按姓氏笔画排列，公布后锁定，不能再改。", docNo: "发文字号", docDate: "发文日期", needNo: "请写明发文字号。", final: "公布名单", finalOf: "{no}，{date}，{n} 名", locked: "名单已锁定，与发文时一致。", broken: "名单与发文时不一致，请保留现场并联系登记设备。", print: "打印名单",
    reserves: "候补 {n} 名", empty: "还没有拟定名单。", emptyHint: "排序经党组会通过后，在“排序与评审”里拟定名单。", state: { start: "待公示", proof: "公示中，凭证不齐", wait: "公示中", close: "公示期满，可以结束", org: "待组织部审核", group: "待领导小组审定", issue: "可以发文", done: "已发文公布" },
  },
  award: {
    title: "颁奖与培养", sub: "公布 {n} 名，已编证书 {certified} 名，已发奖金 {paid} 名", cols: { no: "序号", person: "姓名", employer: "工作单位", certificate: "证书编号", prize: "奖金", flag: "三晋英才" },
    noCertificate: "还没有编号", yuan: "{n} 元", paid: "{day} 已发", notPaid: "待发", flagged: "已纳入", flagOf: "{name} 纳入三晋英才", flagOn: "{name}已纳入三晋英才。", flagOff: "{name}不再纳入三晋英才。", order: "按姓氏笔画为序",
    total: "合计 {n} 名，每名 {prize}，共 {total}", paidTotal: "已发 {paid}，待发 {left}",
    certify: "编证书号", certifyTitle: "给 {n} 名人选编证书号？", certifyText: "编号由前缀和公布名单的序号组成，编好后不能再改。", prefix: "编号前缀", number: "编号为 {a}", numbers: "编号从 {a} 到 {b}", issued: "发证日期", certified: "证书号已编好。",
    pay: "登记发放奖金", payTitle: "登记发放奖金", payText: "奖金实际到账以后再登记；登记后不能撤销。", unpaid: "全部待发的 {n} 名", paidOn: "发放日期", payDone: "已登记 {n} 名的奖金。",
    note: "登记培养宣传", noteTitle: "登记一条培养、宣传或传帮带", noteText: "只做记录，供年度总结使用；登记后一直保留。", choose: "选择人选", kind: "类别", kinds: { 培养: "培养", 宣传: "宣传", 传帮带: "传帮带" } as Record<string, string>, what: "内容", whatHint: "如 专题片在市台播出；与技校签订带徒协议", needNote: "请选择人选，并写明内容。", noteDone: "已登记{name}的{kind}记录。",
    notes: "培养、宣传与传帮带", notesCount: "{n} 条", everybody: "全部人选", noNotes: "还没有登记。授证之后的培训、报道和带徒，都记在这里。", noNotesOf: "{name}还没有登记。",
    empty: "名单还没有公布。", emptyHint: "发文公布以后，在这里编证书号、登记奖金和后续培养。",
  },
  sheet: {
    give: "发评分单", save: "评分单存到哪里", name: "{name}-评分单", saved: "评分单已写入 {file}，含 {n} 名人选，请发给专家填写。", take: "读入评分单", pick: "选择专家填好的评分单", title: "读入 {expert} 的评分单", text: "评分单 {no}。先看每一行的结果，确认后一次写入；已有的评分保留，不会被覆盖。", nothing: "评分单 {no} 里没有可写入的评分，资料没有改动。",
    apply: "写入 {n} 人", seen: "知道了", done: "已写入{expert}对 {n} 名人选的评分。", problem: "{place}：{message}", nobody: "（不认识的编号）", cols: { row: "行", person: "人选", outcome: "结果", scores: "评分", stands: "已有" },
  },
  former: {
    title: "三晋英才跨年度", count: "往年 {n} 名", take: "读入上年度名单", hand: "导出本年度名单（{n} 名）", hint: "往年已纳入三晋英才的人，不再参加本年度遴选；各单位核对材料时能看到。", save: "三晋英才名单存到哪里", name: "三晋英才{year}", saved: "名单已写入 {file}，含 {n} 名，下一年度建立后读入。", pick: "选择上一年度导出的名单", taken: "名单已读入，往年共 {n} 名。", same: "这份名单以前读入过，没有改动，往年共 {n} 名。",
  },
  story: { act: "宣传材料", of: "导出 {name} 的宣传材料", pick: "宣传材料写进哪个文件夹", done: "{name}的宣传材料已写入 {folder}，共 {n} 个文件：事迹简介、照片、本人同意宣传的书面意见。" },
  archive: {
    act: "归档", title: "本年度归档？", text: "归档后，各单位的申报只供查阅，不能再改；查看、打印、核验和备份照常。归档前已改而没有送到的内容，送到后照样保留并列出。", hint: "可以不写。各单位都能看到。", done: "本年度已归档。", same: "各单位的申报都与签发的版本一致。", edited: "与签发的版本不同，改动都保留着：", reopen: "解除归档", reopenTitle: "解除归档？", reopenText: "解除后，各单位可以再改申报。更正完请重新归档。",
  },
  objection: {
    title: "异议 {n} 件", none: "没有收到异议。", act: "登记异议", openTitle: "登记一件异议", openText: "有异议的人选，核查处理完之前不能进入下一步。内容只有市局能看到。", person: "反映的人选", received: "收到日期", source: "来源", sourceHint: "来信、来电、来访或网上", named: "实名反映", anonymous: "匿名反映", content: "反映的内容", need: "请写明来源和内容。", opened: "已登记。",
    investigate: "登记核查", investigateTitle: "登记对 {name} 一案的核查", by: "核查人", findings: "核查情况", decide: "处理", decideTitle: "对 {name} 一案的处理意见", upheld: "异议成立，取消资格", dismissed: "异议不成立", decideText: "处理后不能再改。", state: { open: "核查中", upheld: "成立", dismissed: "不成立" }, late: "公示期后收到", facts: "{day}　{source}", needFindings: "请写明核查人和核查情况。", needDecision: "请选处理结果。", done: "已登记。",
  },
  audit: {
    title: "操作记录", sub: "{n} 条，最近的在前", person: "人选", actor: "使用人、单位或设备", limit: "最近 {n} 条", verify: "核验本机记录", verified: "本机 {n} 条操作记录首尾相连，没有改动过。", export: "导出本机记录", exportSave: "操作记录存到哪里", exportName: "操作记录", exported: "已写入 {file}，共 {n} 条。",
    cols: { time: "时间", actor: "使用人", act: "事项", about: "对象", what: "内容" }, acts: {
      write: "填写", seal: "签发", reopen: "撤回或退回", receipt: "签收", admission: "收下逾期", closing: "开始截止", manifest: "收件清单", closed: "封存", extension: "延期",
      phone_note: "电话报码登记", unmask: "查看身份证号", campaign_create: "建立年度", recovery_export: "写入恢复文件", recovery_import: "读入恢复文件", recovery_file: "写入恢复文件",
      invite: "发邀请", join: "申请加入", join_export: "导出加入申请", device_confirm: "确认设备", device_reject: "拒绝设备", device_revoke: "停用设备", peer_add: "登记对端地址",
      dossier_new: "新建人选", dossier_set: "填写", dossier_text: "写事迹材料", record_set: "填写表格", record_remove: "删除一条", dossier_withdraw: "撤下申报",
      dossier_restore: "恢复申报", dossier_seal: "签发", dossier_reopen: "撤回签发", consult_send: "登记发函", consult_reply: "登记回函", review: "资料审查", visit: "考察核实",
      attest: "确认基本条件", meeting_record: "登记会议", rank_set: "确定排名", rank_move: "调整排名", decline: "不予推荐", reconsider: "恢复推荐", condition_add: "增加细化条件",
      condition_remove: "取消细化条件", condition_mark: "对照细化条件", quota_decide: "核定超额推荐", conflict_resolve: "决定冲突", quarantine_admit: "放行隔离数据",
      quarantine_discard: "弃置隔离数据", receipt_export: "另存回执", close_begin: "开始截止", close_finish: "结束收件并封存", close_admit: "收下逾期", close_extend: "批准延期",
      phone_record: "电话报码登记", carry_export: "导出U盘包", carry_import: "导入U盘包", backup: "备份", audit_export: "导出操作记录", formal_pass: "形式审查通过",
      formal_return: "退回补正", formal_refuse: "不予推荐", assess_recognise: "直接认定", assess_expert: "登记专家", assess_score: "登记评分", assess_visit: "实地考察",
      assess_pack: "导出评审包", shortlist_propose: "拟定名单", shortlist_replace: "递补", approve_party: "登记党组会", approve_org: "登记组织部审核",
      approve_group: "登记领导小组审定", publicity_start: "开始公示", publicity_proof: "登记公示凭证", publicity_close: "结束公示", objection_open: "登记异议",
      objection_investigate: "登记核查", objection_decide: "处理异议", publish_issue: "发文公布", award_certify: "授证", award_pay: "登记奖励发放", award_flag: "列入三晋英才",
      award_note: "登记后续培养", award_story: "导出宣传材料", award_archive: "归档", award_handover: "导出三晋英才名单", award_take_over: "读入三晋英才名单", assess_sheet: "发出评分单", assess_take: "读入评分单",
    } as Record<string, string>, parts: { objection: "异议", publicity: "公示", ranks: "名次", rank: "名次", scores: "评分", panels: "专家", checks: "审查", returns: "退回补正", list: "公布名单", awards: "授证与奖励", recognitions: "直接认定", shortlist: "拟定名单", reserves: "候补", shortlist_note: "拟定说明", meetings: "会议", orders: "本局排名", local_rank: "本局排名", letters: "函件", conditions: "细化条件", visits: "实地考察", doc_no: "发文", published: "发文", list_hash: "名单校验" } as Record<string, string>, none: "没有符合的记录。", noneHint: "换一个人选或使用人再查。", all: "全部",
  },
};

export default course;
