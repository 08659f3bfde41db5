//! Just enough of HTTP to speak with a WebDriver on this computer.

use std::io;
use std::time::Duration;

use serde_json::Value;
use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::TcpStream;

/// Longer than any script in the page may wait.
const LONGEST: Duration = Duration::from_secs(120);

/// Sends a request to a port of this computer; answers with the value, or with what went wrong.
pub async fn send(port: u16, method: &str, path: &str, body: &Value) -> Result<Value, String> {
    let body = body.to_string();
    let exchanged = tokio::time::timeout(LONGEST, exchange(port, method, path, &body)).await;
    let (good, text) =
        exchanged.map_err(|_| "the driver does not answer".to_owned())?.map_err(|error| error.to_string())?;
    let answer: Value = serde_json::from_slice(&text).map_err(|error| error.to_string())?;
    let value = &answer["value"];
    if good { Ok(value.clone()) } else { Err(format!("{}: {}", value["error"], value["message"])) }
}

/// Whether the answer is a good one, and its text.
async fn exchange(port: u16, method: &str, path: &str, body: &str) -> io::Result<(bool, Vec<u8>)> {
    let mut stream = BufReader::new(TcpStream::connect(("127.0.0.1", port)).await?);
    let (host, length) = (format!("host: 127.0.0.1:{port}"), body.len());
    let head = format!("{method} {path} HTTP/1.1\r\n{host}\r\ncontent-type: application/json\r\nconnection: close\r\n");
    stream.write_all(format!("{head}content-length: {length}\r\n\r\n{body}").as_bytes()).await?;
    let mut line = String::new();
    if stream.read_line(&mut line).await? == 0 {
        return Err(io::Error::other("the driver hangs up without an answer"));
    }
    let good = line.split(' ').nth(1) == Some("200");
    let mut length = None;
    while !line.trim().is_empty() {
        line.clear();
        stream.read_line(&mut line).await?;
        let header = line.split_once(':').filter(|(name, _)| name.eq_ignore_ascii_case("content-length"));
        length = header.and_then(|(_, value)| value.trim().parse().ok()).or(length);
    }
    let mut text = vec![0; length.ok_or_else(|| io::Error::other("an answer without its length"))?];
    stream.read_exact(&mut text).await?;
    Ok((good, text))
}
