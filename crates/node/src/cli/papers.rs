//! Commands that print: official forms, letters and lists.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use jiff::civil::Date;

#[derive(Debug, Subcommand)]
pub(crate) enum Papers {
    #[command(about = "附件1 申报表", after_help = "例：\n  jiangxuan papers annex1 武平生 --out 打印")]
    Annex1(Print),
    #[command(
        about = "个人事迹材料",
        after_help = "例：\n  jiangxuan papers narrative 武平生 --out 打印 --format docx"
    )]
    Narrative(Print),
    #[command(
        about = "附件2 候选人汇总表",
        after_help = "例：本单位全部人选，Word 和 Excel 各一份：\n  jiangxuan papers annex2 --out 打印 --format docx,xlsx"
    )]
    Annex2 {
        #[command(flatten)]
        print: Print,
        #[command(flatten)]
        meeting: MeetingArgs,
    },
    #[command(
        about = "附件3 征求意见表",
        after_help = "例：\n  jiangxuan papers annex3 武平生 --due 2019-07-25 --out 打印"
    )]
    Annex3 {
        #[command(flatten)]
        print: Print,
        #[arg(long, value_name = "DATE", help = "回复期限")]
        due: Option<Date>,
    },
    #[command(about = "市局回执", after_help = "例：\n  jiangxuan papers receipt 武平生 --out 打印")]
    Receipt(Print),
    #[command(
        about = "征求意见函：每个部门一份",
        after_help = "例：只给纪检监察部门：\n  jiangxuan papers letter --department 纪检监察 --no 榆人社函〔2019〕12号 --out 打印"
    )]
    Letter {
        #[command(flatten)]
        print: Print,
        #[arg(long, value_name = "NAME", help = "只给这个部门；不写为应征求的全部部门")]
        department: Option<String>,
        #[arg(long, value_name = "NO", default_value = "", help = "发函文号；不写则留空")]
        no: String,
        #[arg(long, value_name = "DATE", help = "回复期限")]
        due: Option<Date>,
    },
    #[command(about = "推荐报告", after_help = "例：\n  jiangxuan papers report --meeting-date 2019-07-20 --out 打印")]
    Report {
        #[command(flatten)]
        print: Print,
        #[command(flatten)]
        meeting: MeetingArgs,
    },
    #[command(
        about = "党组（党委）会议纪要摘录",
        after_help = "例：\n  jiangxuan papers extract --meeting-date 2019-07-20 --meeting-no 〔2019〕7号 --out 打印"
    )]
    Extract {
        #[command(flatten)]
        print: Print,
        #[command(flatten)]
        meeting: MeetingArgs,
    },
    #[command(
        about = "公示公告：按写明的次序",
        after_help = "例：\n  jiangxuan papers notice 武平生 闻人守拙 --from 2019-09-26 --out 打印"
    )]
    Notice {
        #[command(flatten)]
        print: Print,
        #[arg(long, value_name = "DATE", help = "公示开始日期；结束日期按工作日推算")]
        from: Date,
    },
    #[command(
        about = "人选名单：按写明的次序",
        after_help = "例：\n  jiangxuan papers list 武平生 闻人守拙 --out 打印"
    )]
    List {
        #[command(flatten)]
        print: Print,
        #[arg(long, value_name = "NO", default_value = "", help = "发文文号；不写则留空")]
        no: String,
    },
    #[command(about = "证书：每人一页", after_help = "例：\n  jiangxuan papers certificate 武平生 --out 打印")]
    Certificate(Print),
    #[command(about = "奖励发放表", after_help = "例：\n  jiangxuan papers payment 武平生 闻人守拙 --out 打印")]
    Payment(Print),
    #[command(
        about = "更正单：与已打印的一版的差异",
        after_help = "例：第 1 版已盖章，之后又改过：\n  jiangxuan papers correction 武平生 --printed 1 --out 打印"
    )]
    Correction {
        #[command(flatten)]
        print: Print,
        #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..), help = "已打印的是第几版")]
        printed: u64,
    },
    #[command(
        about = "装订册：封面、目录、申报表、事迹材料，双面打印",
        after_help = "例：一式四份：\n  jiangxuan papers pack 武平生 --out 打印\n证明材料扫描件不在册内，请按目录附后。"
    )]
    Pack(Print),
    #[command(about = "读扫描页上的二维码，核对版本", after_help = "例：\n  jiangxuan papers scan 盖章页.jpg")]
    Scan {
        #[arg(help = "JPG 或 PNG 图片")]
        file: PathBuf,
    },
    #[command(
        about = "打印字体是否齐全",
        after_help = "例：看看这些名字能不能打印：\n  jiangxuan papers fonts 王堃 李祎"
    )]
    Fonts {
        #[arg(help = "要核对的文字")]
        texts: Vec<String>,
    },
}

/// What every printing command takes.
#[derive(Debug, Clone, PartialEq, Eq, Args)]
pub(crate) struct Print {
    #[arg(help = "申报件编号、编号末段的开头，或姓名；不写为本单位未撤下的全部")]
    pub ids: Vec<String>,
    #[arg(long, value_name = "DIR", help = "写到哪个文件夹")]
    pub out: PathBuf,
    #[arg(long, value_name = "F,F", value_delimiter = ',', value_enum, help = "格式：docx、pdf、xlsx，可写几种")]
    pub format: Vec<Format>,
    #[arg(long, help = "按现在的内容打印，标明草稿")]
    pub draft: bool,
    #[arg(long, value_name = "DATE", help = "落款日期；不写为今天")]
    pub date: Option<Date>,
    #[arg(long, value_name = "NAME", help = "填报人或联系人；不写为本机使用人")]
    pub person: Option<String>,
    #[arg(long, value_name = "TEL", default_value = "", help = "联系电话；不写则留空")]
    pub phone: String,
}

/// A party-group meeting.
#[derive(Debug, Clone, Default, PartialEq, Eq, Args)]
pub(crate) struct MeetingArgs {
    #[arg(long, value_name = "DATE", help = "党组（党委）会议日期；不写则留空")]
    pub meeting_date: Option<Date>,
    #[arg(long, value_name = "NO", default_value = "", help = "会议纪要编号")]
    pub meeting_no: String,
    #[arg(long, value_name = "NAME", default_value = "", help = "主持人")]
    pub chair: String,
    #[arg(long, value_name = "NAMES", default_value = "", help = "参会人员")]
    pub attendees: String,
}

/// The formats of files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Docx,
    Pdf,
    Xlsx,
}
