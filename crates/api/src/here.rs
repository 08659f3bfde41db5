//! Names to go by where nobody gave any: what the operating system knows.

/// Name of this device.
#[must_use]
pub fn device_name() -> String {
    known(&["COMPUTERNAME", "HOSTNAME"]).or_else(host).unwrap_or_else(|| "本机".to_owned())
}

/// Who works here.
#[must_use]
pub fn person() -> String {
    known(&["USERNAME", "USER", "LOGNAME"]).unwrap_or_else(|| "经办人".to_owned())
}

fn known(names: &[&str]) -> Option<String> {
    names.iter().find_map(|name| std::env::var(name).ok()).filter(|name| !name.trim().is_empty())
}

fn host() -> Option<String> {
    let name = std::fs::read_to_string("/etc/hostname").ok()?;
    Some(name.trim().to_owned()).filter(|name| !name.is_empty())
}
