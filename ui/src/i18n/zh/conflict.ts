/** 冲突复核。 */
const conflict = {
  title: "冲突复核", sub: "{n} 处待本局决定。决定之前，两边的内容都保留。", subMuni: "{n} 处待决定。决定之前，各方的内容都保留。", filter: "只看 {name}", unfilter: "看全部",
  queue: "冲突列表", mine: "待本局决定", theirs: "等单位自己决定", theirsCounty: "等市局决定", done: "刚才已决定",
  empty: "没有冲突。", emptyHint: "两台电脑改得不一样时，会列在这里等您决定。",
  kind: { field: "两人改得不一样", narrative: "同一段落，两台电脑各自离线时修改", withdrawn: "一边已删除或撤下，另一边还在改", seal: "签发时还没有看到另一边的改动", duplicate: "同一个人，本局有两份申报", duplicate_across: "同一个人，不止一个单位推荐", quota: "签发的人选超过了名额", rank: "名次或决定给了两次" },
  subject: { seal: "签发", duplicate: "重复申报", duplicate_across: "重复推荐", quota: "超出名额", withdrawn: "撤下", record: "{section}",
    local_rank: "本局排序", rank: "全市排序", shortlist: "拟定名单", reserves: "候补名单", meetings: "党组会议", letters: "征求意见函", conditions: "本局条件", orders: "本局排序的调整", checks: "审查记录", returns: "退回补正", ranks: "名次调整", panels: "专家", scores: "评分", recognitions: "直接认定", publicity: "公示", objections: "异议", list: "公布名单", awards: "颁奖与培养", notes: "记录",
  },
  base: "原来的内容", baseFrom: "两边都从这里改起。", cleared: "清空", noBase: "原来是空的。", quotaBase: "名额 {n} 名",
  letters: ["甲", "乙", "丙", "丁", "戊", "己"], takeWhat: "{how}（{what}）", take: "采用{side}", takeKind: { withdrawn1: "仍然撤下", withdrawnN: "继续办理", seal1: "以已签发的为准", sealN: "再签发一版", duplicate: "保留这一份", duplicate_across: "由此单位推荐", quota: "看这一份" },
  changed: "改 {n} 处", edited: "改动：{what}", dossier: "{name}的申报", viewDossier: "查看这份申报",
  merged: "合并稿", mergedHint: "互不相碰的改动已并入。", mergedPick: "两边都改过的 {n} 处，请选定。", neither: "各方都不对时，可以自行改写。", rewrite: "自行改写", rewriting: "自行改写，写好后采用", backToMerge: "回到合并稿", bothChanged: "两边都改过",
  by: "由{person}决定", byHint: "记入改动记录。没有采用的内容仍可查到。", later: "暂不决定", useMerge: "采用合并稿", useMergeMore: "采用合并稿，还须选定 {n} 处", useRewrite: "采用改写稿", keepAll: "全部保留，附理由", reason: "这一项关系到身份、名次、意见或名额，须写明理由。",
  taken: "已决定 {subject}：{what}", elsewhere: "这一处已由{person}处理。", gone: "这一处已处理完毕。", textOnly: "改动的文字版", addedText: "增加“{text}”", removedText: "删去“{text}”", undoDone: "已恢复为“{value}”。", notMine: "这一处由材料所属单位决定；截止后市局也可以决定。",
};

export default conflict;
