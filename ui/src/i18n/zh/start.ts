/** 开始使用：建立、加入、恢复、解锁。 */
const start = {
  ways: "开始方式", foot: "不用注册账号。资料只存放在本市各单位自己的电脑上，断网也能办理。",
  join: {
    name: "用邀请加入", hint: "县（区、市）局和市直单位选这一项。需要市局发来的邀请。",
    steps: { read: "读取邀请", call: "电话核对", fetch: "取回资料" },
    text: "邀请内容", textHint: "把市局发来的邀请文字整段粘贴在这里，也可以选邀请文件或二维码图片。", pick: "选择文件或图片", device: "本机名称", deviceHint: "同事和市局靠它认出这台电脑，如“职建股2号机”。", person: "使用人", personHint: "写真实姓名，改动记录里会写上它。",
    act: "申请加入", working: "正在联系市局", need: "请粘贴邀请，并写明本机名称和使用人。", bad: "这段文字不是邀请，或复制时缺了一截。请整段重新粘贴。",
    call: "请给市局打电话，双方念出屏幕上的六位数。", same: "数字相同，由市局按“确认加入”。数字不同，请停止操作，不要继续。", waiting: "等待市局确认", waited: "可以关闭窗口，确认后自动继续。", unreached: "还没有联系上市局。程序会继续尝试，也可以改用U盘。",
    facts: { bureau: "加入单位", device: "本机名称", person: "使用人", sees: "可以看到", expires: "邀请有效期" }, sees: "本局申报、全市通知与公布", seesMunicipal: "全市各单位申报", once: "至 {time}，只能用一次", role: "{name}，{role}",
    stick: "申请存到U盘", stickTitle: "加入申请存到哪里", stickDone: "加入申请已写入 {file}。请带到市局导入，再把市局导出的文件带回。", stickIn: "导入市局带回的文件", stickInTitle: "选择市局带回的文件", offline: "没有网络时，可用U盘交换申请和确认文件。",
  },
  create: {
    name: "建立年度", hint: "只在市局做一次。这台电脑将成为收件机。", sub: "由市人社局做一次。完成后，用“设备与邀请”给各县（区、市）和市直单位发邀请。",
    steps: { season: "年度与名额", device: "收件机", recovery: "保管恢复文件" },
    templateHint: "照选定的这一年建立，下面各项都可以改。", deadlinePast: "这一天已经过去，请改成本年度的日期。", template: "年度文件", own: "选用自己的年度文件", ownTitle: "选择年度文件", title: "年度名称", docNo: "文号", quota: "名额", county: "各县（区、市）", unit: "市直各单位", people: "名", deadline: "报送截止", deadlineHint: "{day}。以市局签发的回执时间为准，不看各电脑的时钟。", target: "全市计划", about: "名左右",
    bureau: "单位名称", device: "本机名称", deviceHint: "各单位靠它认出收件机，如“职业能力建设科收件机”。", person: "使用人", next: "下一步：收件机", act: "建立年度", working: "正在建立", need: "请写明单位名称、本机名称和使用人。",
    recoveryText: "恢复文件能在这台电脑损坏时接续本年度的签收与封存。请设口令，存入两个U盘，分开保管。没有它，名册就不能再改动。", recoveryPass: "恢复文件口令", recoveryAgain: "再输一次", recoveryAct: "写入恢复文件", recoverySave: "恢复文件存到哪里", recoveryDone: "恢复文件已写入 {file}。请再存一份到另一个U盘。", later: "以后再存", finish: "开始使用", mismatch: "两次输入的口令不一样。", short: "口令至少 8 个字。",
    caution: "第 3 步会生成一个恢复文件。", cautionMore: "这台电脑损坏时，只有它能接续本年度的签收与封存。请设口令，存入两个U盘，分开保管。",
  },
  restore: {
    name: "恢复备份", hint: "换了电脑，或者系统重装过。", sub: "把备份里的资料放到这台电脑上。备份文件本身不会改动。", file: "备份文件", pick: "选择备份", another: "另选一个", pickTitle: "选择备份文件", pass: "备份口令", act: "恢复到这台电脑", working: "正在恢复", need: "请选择备份文件并输入口令。",
    caution: "备份之后的改动不在备份里。", cautionMore: "恢复后会先向同局电脑和市局取回它们已有的部分。旧电脑如果还能开机，请不要再用它录入。", forgot: "忘记口令时，可请市局重新邀请，从同局电脑取回资料。",
  },
  pass: { name: "本机口令", again: "再输一次", hint: "这台电脑没有系统钥匙串，须用口令锁住本机资料。至少 8 个字，每次打开时输入。忘记后无法找回。" },
  unlock: { title: "本机资料已上锁", text: "输入口令后继续。资料都在，没有改动。", pass: "口令", act: "打开", working: "正在打开", retry: "重试", obstacle: "本机资料打不开" },
};

export default start;
