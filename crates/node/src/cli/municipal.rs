//! Commands about receiving work: quarantine, receipts, the deadline, telephone codes, carry files.

use std::path::PathBuf;

use clap::Subcommand;
use jiangxuan_model::{BureauCode, Time};

use super::values;

#[derive(Debug, Subcommand)]
pub(crate) enum Quarantine {
    #[command(about = "列出隔离的数据及原因", after_help = "例：\n  jiangxuan quarantine list")]
    List,
    #[command(about = "放行一项", after_help = "例：\n  jiangxuan quarantine admit 3 --reason 已电话核实")]
    Admit {
        #[arg(help = "序号")]
        no: u64,
        #[arg(long, help = "理由")]
        reason: String,
    },
    #[command(
        about = "不再考虑一项；原始数据仍保留",
        after_help = "例：\n  jiangxuan quarantine discard 3 --reason 设备已停用"
    )]
    Discard {
        #[arg(help = "序号")]
        no: u64,
        #[arg(long, help = "理由")]
        reason: String,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum Receipt {
    #[command(about = "列出回执", after_help = "例：\n  jiangxuan receipt list 武平生")]
    List {
        #[arg(help = "只看一份申报件")]
        id: Option<String>,
    },
    #[command(about = "把一份申报件的回执印成文字", after_help = "例：\n  jiangxuan receipt print 武平生")]
    Print {
        #[arg(help = "申报件编号、编号末段的开头，或姓名")]
        id: String,
    },
    #[command(
        about = "导出一张回执，在哪里都能验证",
        after_help = "例：\n  jiangxuan receipt export 12 --out 回执12.jxr"
    )]
    Export {
        #[arg(help = "回执号")]
        no: u64,
        #[arg(long, value_name = "FILE", help = "写到哪里")]
        out: PathBuf,
    },
    #[command(
        about = "核验回执文件",
        after_help = "例：按本机所在年度的授权核验：\n  jiangxuan receipt verify 回执12.jxr\n例：没有本机数据时，给出市局公布的授权指纹（campaign show 可查）：\n  jiangxuan receipt verify 回执12.jxr --authority 指纹"
    )]
    Verify {
        #[arg(help = "回执文件")]
        file: PathBuf,
        #[arg(long, value_name = "指纹", help = "年度授权的指纹；不给时用本机所在年度的")]
        authority: Option<String>,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum Close {
    #[command(about = "开始截止：已签发的仍可传完", after_help = "例：\n  jiangxuan close begin")]
    Begin,
    #[command(about = "完成截止：签署封存清单", after_help = "例：\n  jiangxuan close finish")]
    Finish,
    #[command(about = "迟报的申报件及其签发凭据", after_help = "例：\n  jiangxuan close late")]
    Late,
    #[command(
        about = "接收一份迟报，须写明理由",
        after_help = "例：\n  jiangxuan close admit 武平生 --reason 断网有电话报送码为证"
    )]
    Admit {
        #[arg(help = "申报件编号、编号末段的开头，或姓名")]
        id: String,
        #[arg(long, help = "理由")]
        reason: String,
    },
    #[command(
        about = "给一个单位延期",
        after_help = "例：延到 8 月 5 日当天结束（北京时间）：\n  jiangxuan close extend 140722 --until 2019-08-05 --reason 暴雨断网"
    )]
    Extend {
        #[arg(help = "单位代码")]
        bureau: BureauCode,
        #[arg(long, value_name = "T", value_parser = values::until, help = "RFC 3339 时刻，或日期（到当天结束，北京时间）")]
        until: Time,
        #[arg(long, help = "理由")]
        reason: String,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum Phone {
    #[command(about = "已签发申报件的报送码", after_help = "例：\n  jiangxuan phone code 武平生")]
    Code {
        #[arg(help = "申报件编号、编号末段的开头，或姓名")]
        id: String,
    },
    #[command(
        about = "市局记下来电念出的报送码",
        after_help = "例：\n  jiangxuan phone record 140702 1234567890123456789012345678901234567890 --note 王某来电"
    )]
    Record {
        #[arg(help = "来电单位的代码")]
        bureau: BureauCode,
        #[arg(help = "四十位数字；空格可有可无")]
        code: String,
        #[arg(long, default_value = "", help = "来电人等备注")]
        note: String,
    },
    #[command(about = "已记下的报送码及数据是否到达", after_help = "例：\n  jiangxuan phone list")]
    List,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Carry {
    #[command(
        about = "写一个只有对方打得开的文件",
        after_help = "例：\n  jiangxuan carry export --to 140700 --out /media/usb/榆次.jxc"
    )]
    Export {
        #[arg(long, value_name = "BUREAU", help = "对方单位的代码")]
        to: BureauCode,
        #[arg(long, value_name = "FILE", help = "写到哪里")]
        out: PathBuf,
    },
    #[command(
        about = "收进带来的文件、加入申请或登记结果",
        after_help = "例：重复导入没有坏处：\n  jiangxuan carry import /media/usb/榆次.jxc"
    )]
    Import {
        #[arg(help = "文件")]
        file: PathBuf,
    },
}
