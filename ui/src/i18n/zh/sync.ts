/** 同步与回执。 */
const sync = {
  title: "同步与回执", now: "立即同步", retry: "立即重试", syncing: "正在同步 {done} / {total}", passed: "已与 {n} / {all} 台设备核对一致。",
  verify: "验证回执文件", carryIn: "导入U盘文件", carryOut: "导出到U盘", carrySave: "导出U盘包，存到哪里", carryPick: "选择U盘文件", toCity: "送市局",
  carried: "已写入 {file}，含 {n} 份材料。只有收件单位能打开。", taken: "已导入 {n} 份材料，{refused} 份没有放行。", joinTaken: "已收到加入申请，六位数 {code}，请到“设备与邀请”核对。",
  stations: { local: "已写入这台电脑的磁盘", bureau: "另一台电脑也有，在本局或市局", received: "有编号回执为凭", closed: "截止后由市局签名列入" }, cut: "不通",
  cols: { person: "人选", version: "版本", sealed: "签发", delivery: "交付状态", act: "操作" }, draft: "草稿",
  printReceipt: "打印回执", phone: "电话报码", noDossiers: "还没有申报。", noDossiersHint: "新建人选之后，这里写明每一份到了哪里。",
  peers: "对端与通路", noPeers: "名册上还没有别的设备。", connected: "{path}，在线", off: "联系不上", last: "最后联系 {time}", neverMet: "还没有联系上过", skew: "本机时钟比它{how} {n} 分", fast: "快", slow: "慢", copied: "它的档案是从备份恢复或复制来的",
  outcome: {
    level: "刚才核对，内容一致", timeout: "没有在时限内应答。可能是对方关机，或防火墙没有放行匠选", "no address": "不知道它的地址。请让它在同一局域网上开机，或请市局重新发邀请", pending: "在等市局确认", revoked: "对方已停用本机。请联系市局",
    not_enrolled: "对方的名册上没有本机。请联系市局", other_campaign: "对方属于另一个年度", version: "双方程序版本不同。请升级到同一版本", protocol: "对方中断了通信。请确认双方程序版本", ticket: "邀请无效。请向市局索取新的邀请", other: "连接不上：{reason}。可检查网线、地址和防火墙",
  } as Record<string, string>,
  receipts: "最近回执", allReceipts: "全部回执 {n} 张", receipt: "回执", none: "还没有回执。", noneHint: "签发的申报送到市局后，回执自动回来；没有网络时，市局可把回执放在U盘文件里带回。",
  slip: { person: "人选", time: "收到时间", sign: "签收", code: "校验码", verified: "签名核验无误", notVerified: "签名没有通过核验，请以市局记录为准", late: "逾期收到", replaced: "已被第{n}版取代" },
  save: "另存为文件", saved: "回执已写入 {file}，任何一台装有匠选的电脑都能核验。", saveTitle: "回执存到哪里", verifyTitle: "选择回执文件",
  verifiedTitle: "回执核验无误", verifiedText: "No.{no}，第{n}版，{time} 由“{node}”签收。", verifiedLate: "这一版是逾期收到的。",
  offline: "现在没有网络，{name}这一份可以这样按时报送", offlineMore: "任选一种，两种都做也不会重复",
  phoneTitle: "电话报码", phoneText: "拨打市局值班电话 {phone}，逐组念这 40 位数字。送达时间以市局登记为准，数据须在 {grace} 前送到。", enlarge: "放大显示", phoneOf: "{name} 第{n}版的报送码",
  stickTitle: "U盘送达", stickText: "导出一个加密文件，只有市局能打开。重复导入不会出现两份。市局可导出文件带回，回执就在里面。", toBureau: "送往", noPhone: "（号码见通知）",
  offered: { title: "收进带来的文件", text: "要收进“{name}”吗？里面的每一处改动都先核验签名再并入，重复收进不会出现两份。", act: "收进" },
};

export default sync;
