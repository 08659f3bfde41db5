//! Why something is not trusted, in words for the clerk: what happened, what is safe, what to do.

use jiangxuan_model::DeviceId;
use jiangxuan_model::chunk::ChunkError;

/// Every refusal of this crate.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TrustError {
    /// The bytes are no usable Ed25519 public key.
    #[error("设备编号不是有效的公钥，内容未采用；请核对设备编号")]
    BadKey,
    /// The signature does not fit key, purpose and bytes.
    #[error("签名不符，内容未采用；请向发送方重新索取")]
    BadSignature,
    /// The signing key is not the one named in the content.
    #[error("签名设备与内容中的署名不一致，未签名")]
    WrongSigner,
    /// The bytes decode to nothing, or to more than was announced.
    #[error("数据已损坏或不完整，内容未采用；请重新传送")]
    Damaged,
    /// The object is larger than its kind may be; limit in bytes.
    #[error("数据超过上限 {0} 字节，内容未采用")]
    TooLarge(usize),
    /// A name in a request is longer than may be shown; limit in bytes.
    #[error("名称过长（上限 {0} 字节），请缩短后重试")]
    NameTooLong(usize),

    /// A chunk of a chain is malformed.
    #[error("变更链不合规，内容未采用：{0}")]
    Chunk(#[from] ChunkError),
    /// The checksum of a change does not fit its content.
    #[error("第 {0} 号变更的校验和不符，内容未采用；请重新传送")]
    Checksum(u64),
    /// A change on the chain was made by another actor.
    #[error("第 {0} 号变更不属于该作者，内容未采用")]
    ForeignActor(u64),
    /// A change has another number than its place on the chain.
    #[error("变更编号不连续：应为 {expected}，实为 {found}，内容未采用")]
    Sequence {
        /// Number that the place calls for.
        expected: u64,
        /// Number in the header.
        found: u64,
    },
    /// A change does not directly follow its predecessor.
    #[error("第 {0} 号变更没有直接承接前一号，内容未采用")]
    Unlinked(u64),
    /// The chain ends elsewhere than at its signed tip.
    #[error("变更链的末端与签名不符，内容未采用")]
    WrongTip,

    /// The entry belongs to another season, or to a false authority.
    #[error("名册不属于本年度活动，未采用；请确认邀请来自市局")]
    WrongCampaign,
    /// The entry contradicts itself, or stands alone.
    #[error("名册记录自相矛盾或不完整，未采用；请联系市局")]
    EntryInvalid,
    /// The device is on the roster already.
    #[error("设备 {} 已在名册中，无需重复登记", .0.short())]
    AlreadyEnrolled(DeviceId),
    /// A device that left never returns; it enrols with a new key.
    #[error("设备 {} 已停用，不能恢复；请在该设备上重新生成身份后再加入", .0.short())]
    Revoked(DeviceId),
    /// No such device on the roster.
    #[error("名册中没有设备 {}", .0.short())]
    UnknownDevice(DeviceId),

    /// Another statement stands where a receipt is expected.
    #[error("其中有不是回执的文件，未核验")]
    NotAReceipt,
    /// A receipt of another node or season, or not signed by the node that it names.
    #[error("回执 No.{0} 的签发节点不符，不可采信")]
    ReceiptNode(u64),
    /// Receipt numbers do not rise.
    #[error("回执 No.{0} 的编号次序不对，不可采信")]
    ReceiptOrder(u64),
    /// A receipt does not name its predecessor.
    #[error("回执 No.{0} 与上一号回执不衔接，不可采信；请联系市局")]
    ReceiptLink(u64),

    /// Another number of digits than 40.
    #[error("电话报码应为 40 位数字，现有 {0} 位；请重新核对")]
    CodeLength(usize),
    /// A character that is no digit.
    #[error("电话报码中有非数字字符“{0}”；请重新核对")]
    CodeCharacter(char),
    /// The check digits do not fit: something was misheard.
    #[error("电话报码校验不符，至少听错或录错一位；请对方重报一遍")]
    CodeCheck,

    /// The text is something else.
    #[error("这不是邀请码；邀请码以 JX1 开头，请粘贴完整的邀请码")]
    NotATicket,
    /// The ticket's end is missing.
    #[error("邀请码不完整，后面缺了一段；请重新复制全部内容")]
    TicketTruncated,
    /// Something in the ticket was mistyped.
    #[error("邀请码有误，可能录错了字符；请重新复制或扫码")]
    TicketMistyped,
    /// The request was made with another invitation.
    #[error("加入申请与邀请不符，未登记；请用本单位的邀请码重新申请")]
    JoinProof,

    /// The text or file is something else.
    #[error("这不是匠选的数据交换文件；请选择由本软件导出的文件")]
    NotACarryFile,
    /// The envelope is addressed to other devices.
    #[error("这份数据交换文件不是给本机的，内容无法打开；请向导出单位确认收件设备")]
    NotForUs,
    /// Nobody to seal for, or more than a file may name.
    #[error("收件设备数量不对（须为 1 至 {0} 台），文件未生成")]
    Recipients(usize),

    /// The text or file is something else.
    #[error("这不是匠选的密钥恢复文件；请选择由登记设备导出的恢复文件")]
    NotARecoveryFile,
    /// The recovery file is whole; the passphrase is not the one.
    #[error("口令不对，恢复文件完好；请重新输入口令")]
    WrongPassphrase,
    /// An empty passphrase protects nothing.
    #[error("口令不能为空，恢复文件未生成")]
    EmptyPassphrase,
    /// The cipher or key derivation refused its parameters, or memory ran out.
    #[error("加密运算未能完成，文件未改动；请关闭其他程序后重试")]
    Cipher,
}
