//! Commands of the nominating bureau: what the notice asks of it before it submits.

use clap::{Args, Subcommand};
use jiangxuan_model::BureauCode;
use jiff::civil::Date;

use super::dossier::Which;

#[derive(Debug, Subcommand)]
pub(crate) enum County {
    #[command(
        about = "征求意见：应征求的部门、发函、回函",
        after_help = "例：看还差哪些部门的意见：\n  jiangxuan consult 武平生 list"
    )]
    Consult(Consult),
    #[command(
        about = "资料审查",
        after_help = "例：\n  jiangxuan review 武平生 record --result 通过 --reviewer 李某 --date 2019-07-05"
    )]
    Review(Review),
    #[command(
        about = "考察核实",
        after_help = "例：\n  jiangxuan visit 武平生 record --date 2019-07-06 --place 漆器车间 --people 县人社局两人 --findings 情况属实"
    )]
    Visit(Visit),
    #[command(
        about = "确认基本条件和本人承诺",
        after_help = "例：写明依据，并登记本人签名日期：\n  jiangxuan attest 武平生 --basis 征信查询和单位证明 --consent 2019-07-02"
    )]
    Attest {
        #[command(flatten)]
        which: Which,
        #[arg(long, help = "确认的依据，如征信查询、单位证明、部门回函")]
        basis: String,
        #[arg(long, value_name = "DATE", help = "本人承诺签名的日期")]
        consent: Option<Date>,
    },
    #[command(subcommand, about = "党组（党委）会议：登记、查看", after_help = "例：\n  jiangxuan meeting list")]
    Meeting(Meeting),
    #[command(subcommand, about = "申报人登记册：含未推荐的", after_help = "例：\n  jiangxuan applicant list")]
    Applicant(Applicant),
    #[command(about = "材料清单：要交什么、为什么、齐了没有", after_help = "例：\n  jiangxuan materials 武平生")]
    Materials(Which),
    #[command(subcommand, about = "本单位细化条件", after_help = "例：\n  jiangxuan condition list")]
    Condition(Condition),
    #[command(subcommand, about = "名额：已报几人、超额待核", after_help = "例：\n  jiangxuan quota list")]
    Quota(Quota),
    #[command(
        subcommand,
        about = "时间表：通知的期限和本单位自定的时间节点",
        after_help = "例：看还有几天、接下来该做什么：\n  jiangxuan timetable show"
    )]
    Timetable(Timetable),
}

#[derive(Debug, Subcommand)]
pub(crate) enum Timetable {
    #[command(about = "各个期限和还有几天", after_help = "例：\n  jiangxuan timetable show --json")]
    Show,
    #[command(
        about = "自定一个时间节点，或修改一个",
        after_help = "例：\n  jiangxuan timetable set 2019-07-15 完成资料审查\n例：改期：\n  jiangxuan timetable set 2019-07-18 完成资料审查 --change k3v9q2ma"
    )]
    Set {
        #[arg(value_name = "DATE", help = "日期，不晚于申报截止日")]
        day: Date,
        #[arg(help = "这一天要完成什么")]
        text: String,
        #[arg(long, value_name = "ID", help = "修改哪一个；不写为新增")]
        change: Option<String>,
    },
    #[command(about = "取消一个自定的时间节点", after_help = "例：\n  jiangxuan timetable drop k3v9q2ma")]
    Drop {
        #[arg(value_name = "ID", help = "时间节点的编号")]
        id: String,
    },
}

#[derive(Debug, Args)]
pub(crate) struct Consult {
    #[command(flatten)]
    pub which: Which,
    #[command(subcommand)]
    pub step: Consulting,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Consulting {
    #[command(about = "应征求的部门及回复情况", after_help = "例：\n  jiangxuan consult 武平生 list --json")]
    List,
    #[command(
        about = "登记发函",
        after_help = "例：向所有还没发函的部门发函：\n  jiangxuan consult 武平生 send --letter 祁人社函〔2019〕7号 --date 2019-07-08\n\
            例：一封函写两个人，只发政法部门：\n  jiangxuan consult 武平生 send --also 闻人守拙 --department 政法 --letter 祁人社函〔2019〕8号 --date 2019-07-08"
    )]
    Send {
        #[arg(long, value_name = "ID", help = "同一封函里的其他人选；可写多次")]
        also: Vec<String>,
        #[arg(long, value_name = "D", help = "部门；可写多次；不写为所有还没发函的部门")]
        department: Vec<String>,
        #[arg(long, value_name = "NO", help = "发函文号")]
        letter: String,
        #[arg(long, value_name = "DATE", help = "发函日期")]
        date: Date,
    },
    #[command(
        about = "登记回函",
        after_help = "例：\n  jiangxuan consult 武平生 reply --department 政法 --opinion 无异议 --date 2019-07-12 --signer 王某\n\
            例：部门来函更正，原来的回函仍保留：\n  jiangxuan consult 武平生 reply --department 卫健 --opinion 无异议 --date 2019-07-15 --replaces 复核后更正"
    )]
    Reply(Reply),
}

#[derive(Debug, Args)]
pub(crate) struct Reply {
    #[arg(long, value_name = "D", required = true, help = "部门；几个部门合用一纸的可写多次")]
    pub department: Vec<String>,
    #[arg(long, value_name = "O", help = "无异议、有异议或未回复")]
    pub opinion: String,
    #[arg(long, value_name = "T", default_value = "", help = "意见内容；有异议的应写明")]
    pub text: String,
    #[arg(long, value_name = "DATE", help = "回复日期")]
    pub date: Date,
    #[arg(long, value_name = "NAME", default_value = "", help = "签字人")]
    pub signer: String,
    #[arg(long, value_name = "R", help = "更正该部门先前的回函，写明理由")]
    pub replaces: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Review {
    #[command(flatten)]
    pub which: Which,
    #[command(subcommand)]
    pub step: Reviewing,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Reviewing {
    #[command(
        about = "登记审查结果",
        after_help = "例：\n  jiangxuan review 武平生 record --result 退回补充 --reviewer 李某 --date 2019-07-05 --note 缺获奖证书原件"
    )]
    Record {
        #[arg(long, help = "通过，或者写明问题，如 退回补充")]
        result: String,
        #[arg(long, help = "审查人")]
        reviewer: String,
        #[arg(long, value_name = "DATE", help = "审查日期")]
        date: Date,
        #[arg(long, default_value = "", help = "说明")]
        note: String,
    },
}

#[derive(Debug, Args)]
pub(crate) struct Visit {
    #[command(flatten)]
    pub which: Which,
    #[command(subcommand)]
    pub step: Visiting,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Visiting {
    #[command(
        about = "登记一次考察",
        after_help = "例：\n  jiangxuan visit 武平生 record --date 2019-07-06 --place 漆器车间 --people 县人社局两人 --findings 情况属实"
    )]
    Record {
        #[arg(long, value_name = "DATE", help = "考察日期")]
        date: Date,
        #[arg(long, help = "地点")]
        place: String,
        #[arg(long, help = "考察人员")]
        people: String,
        #[arg(long, help = "考察结论")]
        findings: String,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum Meeting {
    #[command(about = "会议记录及其决定", after_help = "例：\n  jiangxuan meeting list --json")]
    List,
    #[command(
        about = "登记会议及其决定，或更正一次登记",
        after_help = "例：\n  jiangxuan meeting record --no 第12次 --date 2019-07-19 --chair 孟某 --attendees 党组成员五人 --decision 武平生 --decision 闻人守拙\n\
            例：更正日期，会上通过的人选随之更正：\n  jiangxuan meeting record --meeting k3v9q2ma --date 2019-07-20"
    )]
    Record(MeetingRecord),
}

#[derive(Debug, Args)]
pub(crate) struct MeetingRecord {
    #[arg(long, value_name = "ID", help = "更正哪一次登记；不写为新登记")]
    pub meeting: Option<String>,
    #[arg(long, required_unless_present = "meeting", help = "届次或文号")]
    pub no: Option<String>,
    #[arg(long, value_name = "DATE", required_unless_present = "meeting", help = "会议日期")]
    pub date: Option<Date>,
    #[arg(long, default_value = "", help = "主持人")]
    pub chair: String,
    #[arg(long, default_value = "", help = "参加人员")]
    pub attendees: String,
    #[arg(long, value_name = "ID", help = "会议通过推荐的人选；可写多次")]
    pub decision: Vec<String>,
    #[arg(long, value_name = "ID", help = "会议决定不予推荐的人选；可写多次")]
    pub declined: Vec<String>,
    #[arg(long, default_value = "", help = "表决情况等")]
    pub note: String,
}

#[derive(Debug, Subcommand)]
pub(crate) enum RankLocal {
    #[command(about = "现在的次序", after_help = "例：\n  jiangxuan rank local list --json")]
    List,
    #[command(
        about = "排定全部次序，须写明理由",
        after_help = "例：把申报人都写上，最优的在前：\n  jiangxuan rank local set 武平生 闻人守拙 --reason 技术水平和带徒成效"
    )]
    Set {
        #[arg(required = true, value_name = "ID", help = "全部申报人，每人一次")]
        ids: Vec<String>,
        #[arg(long, help = "理由")]
        reason: String,
    },
    #[command(
        about = "把一人移到另一名次",
        after_help = "例：\n  jiangxuan rank local move 闻人守拙 --to 1 --reason 新获省级奖"
    )]
    Move {
        #[command(flatten)]
        which: Which,
        #[arg(long, value_name = "N", help = "第几名")]
        to: usize,
        #[arg(long, help = "理由")]
        reason: String,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum Applicant {
    #[command(about = "全部申报人，含不予推荐和已撤下的", after_help = "例：\n  jiangxuan applicant list --json")]
    List,
    #[command(
        about = "不予推荐；材料仍保留",
        after_help = "例：\n  jiangxuan applicant decline 武平生 --reason 本年度名额已满"
    )]
    Decline {
        #[command(flatten)]
        which: Which,
        #[arg(long, help = "理由")]
        reason: String,
    },
    #[command(about = "重新考虑不予推荐的申报人", after_help = "例：\n  jiangxuan applicant reconsider 武平生")]
    Reconsider(Which),
}

#[derive(Debug, Subcommand)]
pub(crate) enum Condition {
    #[command(about = "列出细化条件", after_help = "例：\n  jiangxuan condition list")]
    List,
    #[command(
        about = "增加一条",
        after_help = "例：\n  jiangxuan condition add --text 在本县连续工作满五年 --basis 祁人社发〔2019〕3号"
    )]
    Add {
        #[arg(long, help = "条件内容")]
        text: String,
        #[arg(long, default_value = "", help = "依据文件")]
        basis: String,
    },
    #[command(
        about = "取消一条；已登记的核对结果仍保留",
        after_help = "例：\n  jiangxuan condition remove k3v9q2ma --reason 与通知重复"
    )]
    Remove {
        #[arg(value_name = "ID", help = "条件编号")]
        condition: String,
        #[arg(long, help = "理由")]
        reason: String,
    },
    #[command(about = "登记一名申报人是否符合", after_help = "例：\n  jiangxuan condition mark 武平生 k3v9q2ma 符合")]
    Mark {
        #[command(flatten)]
        which: Which,
        #[arg(value_name = "CONDITION", help = "条件编号")]
        condition: String,
        #[arg(help = "符合，或写明不符合之处")]
        answer: String,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum Quota {
    #[command(
        about = "各单位名额、已报人数、超额待核名单",
        after_help = "例：只看祁县：\n  jiangxuan quota list --bureau 140727"
    )]
    List {
        #[arg(long, value_name = "CODE", help = "只看一个单位")]
        bureau: Option<BureauCode>,
    },
    #[command(
        about = "市局：同意一名超额推荐",
        after_help = "例：\n  jiangxuan quota accept 武平生 --reason 传统技艺濒危"
    )]
    Accept {
        #[command(flatten)]
        which: Which,
        #[arg(long, help = "理由")]
        reason: String,
    },
    #[command(
        about = "市局：不同意一名超额推荐",
        after_help = "例：\n  jiangxuan quota refuse 武平生 --reason 理由不充分"
    )]
    Refuse {
        #[command(flatten)]
        which: Which,
        #[arg(long, help = "理由")]
        reason: String,
    },
}
