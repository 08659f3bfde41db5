/** 备份与检查。 */
const backup = {
  title: "备份与检查",
  sub: "电脑坏了，资料还在",
  copy: {
    title: "备份本机资料",
    text: "把本机的全部资料写成一个加密文件，建议每天下班前存到U盘，与电脑分开保管。",
    pass: "备份口令",
    hint: "至少 8 个字。恢复时要用，忘记后无法打开备份。",
    act: "写入备份",
    working: "正在写入",
    where: "备份存到哪里",
    done: "备份已写入 {file}，并已核对。",
  },
  check: {
    title: "检查本机资料",
    text: "逐字核对本机保存的每一份资料和每一处签名。资料多时要等一会儿。",
    act: "开始检查",
    working: "正在检查",
    fine: "{day} 检查完毕：{documents} 份资料，{changes} 处改动，没有损坏。",
  },
  restore: {
    title: "怎样恢复",
    text: "在新电脑上打开匠选，选“恢复备份”，再选备份文件、输入备份口令。恢复后，其他电脑能认出它，备份之后的改动会从同局电脑和市局取回。",
  },
  recovery: { title: "恢复文件" },
};

export default backup;
