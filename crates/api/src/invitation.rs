//! Invitations as text, as a file and as a picture with a square code.

use std::path::Path;

use jiangxuan_contract::answer::enrolment::FileWritten;
use jiangxuan_engine::command::{Answer, Failure};
use jiangxuan_model::Time;
use jiangxuan_papers::mark;
use jiangxuan_trust::Ticket;
use serde_json::json;

use crate::files::{read_text, write_secret};
use crate::{look, profile};

/// How every invitation begins.
const MARK: &str = "JX1";
/// No invitation can be issued for longer, in milliseconds: 366 days.
const LONGEST: i64 = 366 * 24 * 3_600_000;

/// The text of an invitation: as it was given, or out of the file that was named, be it text or a picture with its code.
pub async fn text(given: &str) -> Result<String, Failure> {
    let given = given.trim();
    let file = Path::new(given);
    if !file.is_file() {
        return Ok(given.to_owned());
    }
    if look::opens(file) {
        return pictured(file).await;
    }
    Ok(read_text(file)?.trim().to_owned())
}

async fn pictured(file: &Path) -> Result<String, Failure> {
    let codes = look::codes(file, MARK).await?;
    codes.into_iter().find(|code| Ticket::decode(code).is_ok()).ok_or_else(|| {
        let text = "图上没有找到邀请的二维码，没有改动任何资料。请用原图，或让二维码占满画面重拍一张；也可以请市局把邀请的文字发来。";
        Failure::new("no_code", text)
    })
}

/// An invitation in words.
pub async fn read(given: &str) -> Answer {
    let text = text(given).await?;
    let ticket = Ticket::decode(&text).map_err(|error| Failure::new("ticket", error.to_string()))?;
    Ok(json!({
        "ticket": text,
        "bureau": ticket.bureau,
        "bureau_name": ticket.bureau_name,
        "role": ticket.role,
        "expires": ticket.expires,
        "preapproved": ticket.preapproved,
        "clock": doubtful_clock(&ticket),
    }))
}

/// What this computer's clock says, where it does not go with the invitation: it has run out by that clock, or would hold
/// for longer than any does. The node decides whether it holds; people are told to look at the clock.
#[must_use]
pub fn doubtful_clock(ticket: &Ticket) -> Option<Time> {
    let now = profile::now();
    doubtful(ticket.expires, now).then_some(now)
}

fn doubtful(expires: Time, now: Time) -> bool {
    !(0..=LONGEST).contains(&expires.0.saturating_sub(now.0))
}

/// Draws an invitation as a square code into a new PNG, which only its owner can read.
pub fn draw(ticket: &str, out: &Path) -> Result<FileWritten, Failure> {
    Ticket::decode(ticket).map_err(|error| Failure::new("ticket", error.to_string()))?;
    let picture = mark::picture(ticket).map_err(|error| Failure::new(error.code(), error.to_string()))?;
    write_secret(out, &picture)?;
    Ok(FileWritten { file: out.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_that_does_not_go_with_an_invitation_is_in_doubt() {
        const DAY: i64 = 24 * 3_600_000;
        let issued = Time(1_564_900_000_000);
        let expires = Time(issued.0 + 7 * DAY);
        for (now, doubt) in [
            (issued, false),
            (expires, false),
            (Time(issued.0 + 400 * DAY), true),
            (Time(issued.0 - 400 * DAY), true),
            (Time(0), true),
            (Time(i64::MIN), true),
        ] {
            assert_eq!(doubtful(expires, now), doubt, "{now:?}");
        }
        assert!(!doubtful(Time(issued.0 + LONGEST), issued));
    }
}
