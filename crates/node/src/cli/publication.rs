//! Commands on the way to the final list and after it: approvals, publicity, objections, publication, awards.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use jiff::civil::Date;

use super::dossier::Which;

/// What a decision records; said the same way everywhere.
#[derive(Debug, Args)]
pub(crate) struct Decided {
    #[arg(long, help = "日期")]
    pub date: Date,
    #[arg(long, value_name = "NO", help = "会议纪要或函件的编号")]
    pub no: String,
    #[arg(long, help = "未通过")]
    pub refused: bool,
    #[arg(long, default_value = "", help = "说明；未通过时必填")]
    pub note: String,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Approve {
    #[command(
        about = "市局党组会议对排序的决定",
        after_help = "例：\n  jiangxuan approve party --date 2019-09-20 --no 党组纪要〔2019〕21号\n例：退回重议：\n  jiangxuan approve party --date 2019-09-20 --no 党组纪要〔2019〕21号 --refused --note 第8名材料存疑"
    )]
    Party {
        #[command(flatten)]
        decided: Decided,
    },
    #[command(
        about = "市委组织部的审核意见",
        after_help = "例：公示完成且无异议的全部人选：\n  jiangxuan approve org --date 2019-10-15 --no 组函〔2019〕88号"
    )]
    Org {
        #[arg(help = "哪些人选；不写为全部已具备条件的人选")]
        ids: Vec<String>,
        #[command(flatten)]
        decided: Decided,
    },
    #[command(
        about = "市委人才工作领导小组的审定",
        after_help = "例：\n  jiangxuan approve group --date 2019-10-25 --no 领导小组纪要〔2019〕3号"
    )]
    Group {
        #[arg(help = "哪些人选；不写为全部已具备条件的人选")]
        ids: Vec<String>,
        #[command(flatten)]
        decided: Decided,
    },
    #[command(about = "各人进展到哪一步", after_help = "例：\n  jiangxuan approve show")]
    Show,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Publicity {
    #[command(about = "公示的人选、起止日和逐日日历、各渠道凭证", after_help = "例：\n  jiangxuan publicity show")]
    Show,
    #[command(
        about = "登记公示起始日；截止日由程序按工作日推算",
        after_help = "例：名单上尚未公示的全部人选：\n  jiangxuan publicity start --from 2019-09-26"
    )]
    Start {
        #[arg(help = "哪些人选；不写为名单上尚未公示的全部人选")]
        ids: Vec<String>,
        #[arg(long, value_name = "DATE", help = "公示起始日")]
        from: Date,
    },
    #[command(
        about = "登记一个渠道的公示凭证",
        after_help = "例：报纸一期登了全部人选：\n  jiangxuan publicity proof --channel 本级新闻媒体 --proof 晋中日报第3版 --date 2019-09-26\n例：用人单位逐个张贴：\n  jiangxuan publicity proof 武平生 --channel 用人单位 --proof 照片17 --date 2019-09-26"
    )]
    Proof {
        #[arg(help = "哪些人选；不写为正在公示的全部人选")]
        ids: Vec<String>,
        #[arg(long, help = "渠道")]
        channel: String,
        #[arg(long, help = "网址、报纸期号或照片编号")]
        proof: String,
        #[arg(long, help = "在该渠道从哪天起公示")]
        date: Date,
    },
    #[command(
        about = "结束公示；期满的次日起才能结束，三个渠道的凭证须齐全",
        after_help = "例：\n  jiangxuan publicity close"
    )]
    Close {
        #[arg(help = "哪些人选；不写为正在公示的全部人选")]
        ids: Vec<String>,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum Objection {
    #[command(about = "全部异议及处理情况", after_help = "例：\n  jiangxuan objection list")]
    List,
    #[command(
        about = "登记异议；处理完之前此人不能进入下一步",
        after_help = "例：\n  jiangxuan objection open 武平生 --received 2019-10-08 --source 来信 --named --content 反映专利归属有争议"
    )]
    Open {
        #[command(flatten)]
        which: Which,
        #[arg(long, value_name = "DATE", help = "收到日期")]
        received: Date,
        #[arg(long, help = "来源：来信、来电、来访、网络等")]
        source: String,
        #[arg(long, help = "实名反映")]
        named: bool,
        #[arg(long, help = "反映的内容")]
        content: String,
    },
    #[command(
        about = "登记核查情况",
        after_help = "例：\n  jiangxuan objection investigate k3v9q2ma --by 乔知远、郭守一 --findings 专利证书登记人为本人"
    )]
    Investigate {
        #[arg(help = "异议编号")]
        case: String,
        #[arg(long, help = "核查人")]
        by: String,
        #[arg(long, help = "核查情况")]
        findings: String,
    },
    #[command(
        about = "作出处理意见",
        after_help = "例：\n  jiangxuan objection decide k3v9q2ma --dismissed --opinion 反映不实\n例：异议成立，取消资格：\n  jiangxuan objection decide k3v9q2ma --upheld --opinion 取消资格"
    )]
    Decide {
        #[arg(help = "异议编号")]
        case: String,
        #[arg(long, conflicts_with = "dismissed", required_unless_present = "dismissed", help = "异议成立，取消资格")]
        upheld: bool,
        #[arg(long, help = "异议不成立")]
        dismissed: bool,
        #[arg(long, help = "处理意见")]
        opinion: String,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum Publish {
    #[command(
        about = "登记发文字号并公布名单；名单随即锁定，不能再改",
        after_help = "例：\n  jiangxuan publish issue --no 市人才〔2019〕5号 --date 2019-11-01"
    )]
    Issue {
        #[arg(long, value_name = "NO", help = "发文字号")]
        no: String,
        #[arg(long, help = "发文日期")]
        date: Date,
    },
    #[command(about = "公布的名单（按姓氏笔画为序）", after_help = "例：\n  jiangxuan publish show")]
    Show,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Award {
    #[command(
        about = "按名单次序给证书编号",
        after_help = "例：\n  jiangxuan award certify --prefix 晋中工匠2019- --date 2019-11-08"
    )]
    Certify {
        #[arg(long, help = "编号的开头，后接三位序号")]
        prefix: String,
        #[arg(long, help = "发证日期")]
        date: Date,
    },
    #[command(about = "证书登记簿", after_help = "例：\n  jiangxuan award register")]
    Register,
    #[command(about = "奖金发放表和合计", after_help = "例：\n  jiangxuan award sheet")]
    Sheet,
    #[command(about = "登记奖金已发放", after_help = "例：全部未发的：\n  jiangxuan award pay --date 2019-11-20")]
    Pay {
        #[arg(help = "哪些人选；不写为全部未发的")]
        ids: Vec<String>,
        #[arg(long, help = "发放日期")]
        date: Date,
    },
    #[command(
        about = "登记奖金发到哪个账号（推荐单位填写，名单公布以后）",
        after_help = "例：\n  jiangxuan award account 武平生 --bank 中国工商银行祁县支行 --number 6222020000000000000 --holder 武平生\n例：清除：\n  jiangxuan award account 武平生 --clear"
    )]
    Account {
        #[command(flatten)]
        which: Which,
        #[arg(long, help = "开户行", required_unless_present = "clear")]
        bank: Option<String>,
        #[arg(long, help = "账号", required_unless_present = "clear")]
        number: Option<String>,
        #[arg(long, help = "持卡人", required_unless_present = "clear")]
        holder: Option<String>,
        #[arg(long, help = "清除已登记的账号", conflicts_with_all = ["bank", "number", "holder"])]
        clear: bool,
    },
    #[command(
        about = "奖金账号一览",
        after_help = "例：\n  jiangxuan award accounts\n例：完整显示账号，这一举动会留下记录：\n  jiangxuan award accounts --unmask"
    )]
    Accounts {
        #[arg(long, help = "完整显示账号")]
        unmask: bool,
    },
    #[command(
        about = "纳入三晋英才支持计划的标记",
        after_help = "例：\n  jiangxuan award flag 武平生\n例：取消标记：\n  jiangxuan award flag 武平生 --off"
    )]
    Flag {
        #[command(flatten)]
        which: Which,
        #[arg(long, help = "取消标记")]
        off: bool,
    },
    #[command(
        about = "登记后续培养、宣传或传帮带",
        after_help = "例：\n  jiangxuan award note 武平生 --kind 宣传 --date 2019-12-01 --text 电视专题片播出"
    )]
    Note {
        #[command(flatten)]
        which: Which,
        #[arg(long, help = "培养、宣传 或 传帮带")]
        kind: String,
        #[arg(long, help = "日期")]
        date: Date,
        #[arg(long, help = "内容")]
        text: String,
    },
    #[command(about = "后续培养、宣传和传帮带登记簿", after_help = "例：\n  jiangxuan award notes")]
    Notes,
    #[command(
        about = "导出宣传材料：事迹简介、照片和本人同意宣传的书面意见",
        after_help = "例：写进“宣传”里的一个新文件夹：\n  jiangxuan award story-pack 武平生 --out 宣传"
    )]
    StoryPack {
        #[command(flatten)]
        which: Which,
        #[arg(long, value_name = "DIR", help = "写进哪个文件夹")]
        out: PathBuf,
    },
    #[command(
        about = "归档：授证和奖励办完后，本年度的申报只供查阅",
        after_help = "例：\n  jiangxuan award archive\n例：解除归档：\n  jiangxuan award archive --reopen --reason 更正工作单位名称"
    )]
    Archive {
        #[arg(long, help = "解除归档", requires = "reason")]
        reopen: bool,
        #[arg(long, help = "理由，各单位都能看到", default_value = "", hide_default_value = true)]
        reason: String,
    },
    #[command(
        about = "导出纳入三晋英才的名单，供下一年度使用",
        after_help = "例：\n  jiangxuan award handover --out 三晋英才2019.json"
    )]
    Handover {
        #[arg(long, value_name = "FILE", help = "写到哪里")]
        out: PathBuf,
    },
    #[command(
        about = "导入上一年度的三晋英才名单：名单上的人不再参加本年度遴选",
        after_help = "例：在新年度的市局电脑上：\n  jiangxuan award take-over 三晋英才2019.json"
    )]
    TakeOver {
        #[arg(value_name = "FILE", help = "上一年度导出的名单")]
        file: PathBuf,
    },
    #[command(about = "往年纳入三晋英才、本年度不参加的人", after_help = "例：\n  jiangxuan award former")]
    Former,
}
