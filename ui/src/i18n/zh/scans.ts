/** 扫描件：附上、查看、核对。 */
const scans = {
  title: "扫描件", none: "还没有扫描件。", add: "附扫描件", pick: "选择扫描件（可选多个）", look: "查看 {title}", remove: "删除", removeOne: "删除 {title}", extract: "另存为文件", extractTo: "扫描件存到哪里", extracted: "已写入 {file}。写出的文件不再加密，用完请妥善保管；这次写出已记入操作记录。",
  state: { received: "市局已收到", shared: "本机和另一台设备都有", here: "只在本机，还没有送达", wanted: "还没有传到本机", none: "只登记，没有扫描件" }, wanted: "这个扫描件还没有传到本机，请与持有它的电脑或市局同步后再看。", same: "{names}也用了同一个文件，请核对",
  notShown: "这个文件显示不出来", dpi: "{n} dpi", pages: "{n} 页", count: "{n} 件",
  warning: { coarse: "第 {n} 页只有 {dpi} dpi，可能看不清，请以 300 dpi 重新扫描", skewed: "第 {n} 页歪了 {skew} 度", blank: "第 {n} 页是空白页", cut: "第 {n} 页可能没有扫全", fonts: "第 {n} 页缺少字体", undrawn: "第 {n} 页显示不全" }, fine: "没有发现清晰度和歪斜方面的问题。",
  attach: {
    title: "附 {n} 件扫描件", act: "附上 {n} 件", text: "文件拷入后加密保存，随申报送往市局；原来的文件不动。", files: "文件", name: "名称", kind: "类别", supports: "证明哪一项", nothing: "不单独证明某一项", date: "时间", issuer: "出具单位", dateHint: "如 2018-12", checking: "正在查看 {n} / {of}", copying: "正在拷入 {n} / {of}", copied: "{done} / {total} KB", stop: "停止拷入", stops: "停止或关闭后，已附上的保留，正在拷入的这件不留下任何内容。", stopped: "已停止，还有 {n} 件没有附上；已附上的保留，其余可以接着附。",
    unreadable: "不能附上：{why}", done: "已附上 {n} 件。", twice: "已附上 {n} 件，其中“{names}”以前附过同样的文件，请核对有没有重复。", some: "有 {n} 件没有附上，原因写在各件下面；其余已附上。", leave: "不附这件", leaveOne: "不附这件 {name}",
  },
  removal: { title: "删除“{title}”？", text: "只从这份申报里去掉；改动记录保留，已经签发的版本不受影响。", done: "已删除“{title}”，记录仍在改动记录里。" },
  evidence: { empty: "还没有证明材料。", proof: "证明", noProof: "附证明", rowProofs: "“{name}”的证明材料", cols: { scan: "扫描件" } },
  minutes: "会议纪要扫描件", shown: "公示的扫描件和照片", reply: "回函扫描件", replyOf: "{department}关于{name}的回函",
};

export default scans;
