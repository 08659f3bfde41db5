//! Why the transport failed, and the codes with which connections close.

use crate::Peer;

/// Codes with which a connection closes; the other end receives them.
pub mod code {
    /// The program ends, after its last frame.
    pub const DEPARTED: u32 = 0;
    /// The gate turned the device away.
    pub const REFUSED: u32 = 1;
    /// Another connection between the same two devices lives on.
    pub const SUPERSEDED: u32 = 2;
    /// A frame longer than the limit.
    pub const OVERSIZE: u32 = 3;
    /// The bytes are not this protocol.
    pub const MALFORMED: u32 = 4;
    /// No room for another connection at the moment.
    pub const BUSY: u32 = 5;
    /// The short time of a guest is over.
    pub const GUEST_TIME: u32 = 6;
    /// A frame that was begun did not arrive in time.
    pub const TOO_SLOW: u32 = 7;
    /// The first code that users of this crate may give their own meaning.
    pub const FIRST_FREE: u32 = 64;
}

/// Why an operation of the transport failed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TransportError {
    /// The socket could not be opened.
    #[error("无法打开网络端口：{0}。本机数据不受影响；请检查端口是否被占用或被防火墙拦截。")]
    Bind(String),
    /// Neither direct paths nor a relay are allowed.
    #[error("既不允许直连，也没有配置中继，无法联网。请在设置中填写中继地址或允许直连。")]
    NoWay,
    /// A relay address that is not a URL.
    #[error("中继地址格式不对：{0}。应形如 http://主机:端口。")]
    RelayAddress(String),
    /// The relay could not be started.
    #[error("中继没有启动：{0}。本机数据不受影响；请检查端口是否被占用。")]
    Relay(String),
    /// These 32 bytes are no Ed25519 public key.
    #[error("设备编号不是有效的公钥：{0}。请核对邀请或设备名单。")]
    NotAKey(Peer),
    /// No answer on any path within the limit.
    #[error("对方设备暂时连不上：{0}。已保存的数据都在本机，联网后会自动继续。")]
    Unreachable(Peer),
    /// The peer closed the connection with this code and reason.
    #[error("对方拒绝了连接（代码 {code}）：{reason}。数据仍在本机；请联系市级管理员核对设备名单。")]
    RefusedByPeer {
        /// One of [`code`], or the peer's own.
        code: u32,
        /// The peer's words, shortened and freed of control characters.
        reason: String,
    },
    /// Our own gate turned the peer away.
    #[error("本机名单不允许与该设备通信：{0}。")]
    RefusedHere(Peer),
    /// Someone answered at the address, with another key.
    #[error("该地址上的设备身份不符：{0}。没有发送任何数据；请核对地址或邀请。")]
    WrongKey(Peer),
    /// The device's own key was dialled.
    #[error("不能连接本机自己。")]
    Ourselves,
    /// There is no live link to the peer, or it ended before the frame was queued.
    #[error("与对方设备的连接已断开：{0}。数据仍在本机，重新连接后会继续发送。")]
    NotConnected(Peer),
    /// A frame longer than the link allows, in bytes.
    #[error("数据帧过大：{size} 字节，上限 {limit} 字节。")]
    TooLarge {
        /// Length of the frame.
        size: usize,
        /// What the link allows.
        limit: usize,
    },
    /// The transport is shut down.
    #[error("网络模块已关闭。")]
    Closed,
}
