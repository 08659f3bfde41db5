//! Runs a command line, narrates it, and checks its answer.

use std::fs::File;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::tool::{Failed, root};

/// Where everything that the demonstration makes is left, from the root of the repository.
pub const OUT: &str = "demo-out";
/// The passphrase of every profile; a demonstration has no secrets.
pub const PASSPHRASE: &str = "demo-demo-demo";
/// How long anything may take that happens in the background.
const PATIENCE: Duration = Duration::from_secs(60);
const LOOK_AGAIN: Duration = Duration::from_millis(250);
/// Longer command lines are cut on the screen; the transcript has them whole.
const WIDTH: usize = 240;

/// A step that was played.
struct Played {
    title: String,
    checks: usize,
    start: Instant,
    seconds: f64,
}

/// The narrator.
pub struct Stage {
    program: PathBuf,
    transcript: File,
    played: Vec<Played>,
    last: (String, String),
}

impl Stage {
    /// Empties the folder of the last demonstration and starts a transcript.
    pub fn open(program: PathBuf) -> Result<Self, Failed> {
        let out = root().join(OUT);
        if out.exists() {
            std::fs::remove_dir_all(&out).map_err(|error| Failed::File(out.clone(), error))?;
        }
        std::fs::create_dir_all(&out).map_err(|error| Failed::File(out.clone(), error))?;
        let path = out.join("transcript.txt");
        let transcript = File::create(&path).map_err(|error| Failed::File(path, error))?;
        let mut stage = Self { program, transcript, played: Vec::new(), last: Default::default() };
        stage.say("以下每条命令都可以照样手工执行。先在仓库目录里设好：");
        stage.say(&format!("  export PATH=\"$PWD/target/debug:$PATH\" JIANGXUAN_PASSPHRASE={PASSPHRASE}"));
        stage.say(&format!(
            "  export JIANGXUAN_BACKUP_PASSPHRASE={PASSPHRASE} JIANGXUAN_RECOVERY_PASSPHRASE={PASSPHRASE}"
        ));
        Ok(stage)
    }

    /// A line for the reader, on the screen and in the transcript.
    pub fn say(&mut self, text: &str) {
        println!("{text}");
        self.note(text);
    }

    fn note(&mut self, text: &str) {
        // The demonstration goes on where the transcript cannot be written; the screen has it all.
        let _unwritten = writeln!(self.transcript, "{text}").is_err();
    }

    /// Begins a step.
    pub fn step(&mut self, title: &str) {
        self.end_step();
        let number = self.played.len() + 1;
        self.say(&format!("\n【{number:02}】{title}"));
        self.played.push(Played { title: title.to_owned(), checks: 0, start: Instant::now(), seconds: 0.0 });
    }

    fn end_step(&mut self) {
        if let Some(step) = self.played.last_mut().filter(|step| step.seconds == 0.0) {
            step.seconds = step.start.elapsed().as_secs_f64();
        }
    }

    /// A command of the program on one profile, ready to run.
    pub fn command(&self, home: &str, words: &[&str]) -> Command {
        let mut command = Command::new(&self.program);
        command.arg("--home").arg(format!("{OUT}/{home}")).arg("--json").args(words).current_dir(root());
        for name in ["JIANGXUAN_PASSPHRASE", "JIANGXUAN_BACKUP_PASSPHRASE", "JIANGXUAN_RECOVERY_PASSPHRASE"] {
            command.env(name, PASSPHRASE);
        }
        command
    }

    /// Says which command line is run.
    pub fn announce(&mut self, command: &Command) {
        let line = format!("$ {}", line(command));
        let short: String = line.chars().take(WIDTH).collect();
        println!("{short}{}", if short.len() < line.len() { " …" } else { "" });
        self.note(&line);
        self.last = (line, String::new());
    }

    /// Runs a command that must succeed.
    pub fn run(&mut self, home: &str, words: &[&str]) -> Result<Value, Failed> {
        let command = self.command(home, words);
        self.run_command(command)
    }

    /// Runs a prepared command that must succeed.
    pub fn run_command(&mut self, mut command: Command) -> Result<Value, Failed> {
        self.announce(&command);
        let output = self.output(&mut command)?;
        let answer = self.answer(&output);
        if output.status.success() { Ok(answer) } else { Err(self.stopped("命令应当成功")) }
    }

    /// Runs a command whose exit code is not the point.
    pub fn attempt(&mut self, home: &str, words: &[&str]) -> Result<Value, Failed> {
        let mut command = self.command(home, words);
        self.announce(&command);
        let output = self.output(&mut command)?;
        Ok(self.answer(&output))
    }

    /// Runs a command that must be refused with this code.
    pub fn refused(&mut self, home: &str, words: &[&str], code: &str) -> Result<(), Failed> {
        let mut command = self.command(home, words);
        self.announce(&command);
        let output = self.output(&mut command)?;
        let answer = self.answer(&output);
        let told = answer.pointer("/error/code").and_then(Value::as_str).unwrap_or_default().to_owned();
        let message = answer.pointer("/error/message").and_then(Value::as_str).unwrap_or_default().to_owned();
        self.say(&format!("  程序说：{message}"));
        self.check(&format!("应当被拒绝（{code}）"), told == code && output.status.code() == Some(1))
    }

    fn output(&mut self, command: &mut Command) -> Result<Output, Failed> {
        command.output().map_err(|error| Failed::Start(line(command), error))
    }

    fn answer(&mut self, output: &Output) -> Value {
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        let errors = String::from_utf8_lossy(&output.stderr).into_owned();
        self.note(text.trim_end());
        if !errors.trim().is_empty() {
            self.note(errors.trim_end());
        }
        self.last.1 = format!("{}\n{}", text.trim_end(), errors.trim_end());
        serde_json::from_str(&text).unwrap_or(Value::Null)
    }

    /// Notes what a command that was run elsewhere answered.
    pub fn answered(&mut self, text: &str) {
        self.note(text);
        text.clone_into(&mut self.last.1);
    }

    /// Something that must be so.
    pub fn check(&mut self, what: &str, good: bool) -> Result<(), Failed> {
        if !good {
            return Err(self.stopped(what));
        }
        self.say(&format!("  核对：{what}，符合"));
        self.played.last_mut().into_iter().for_each(|step| step.checks += 1);
        Ok(())
    }

    /// Repeats a command until its answer is as wanted.
    pub fn until(
        &mut self,
        what: &str,
        home: &str,
        words: &[&str],
        good: impl Fn(&Value) -> bool,
    ) -> Result<Value, Failed> {
        let mut command = self.command(home, words);
        self.announce(&command);
        let start = Instant::now();
        loop {
            let output = self.output(&mut command)?;
            let answer = serde_json::from_slice(&output.stdout).unwrap_or(Value::Null);
            if good(&answer) || start.elapsed() > PATIENCE {
                let answer = self.answer(&output);
                self.check(what, good(&answer))?;
                return Ok(answer);
            }
            std::thread::sleep(LOOK_AGAIN);
        }
    }

    /// The error that ends the demonstration here.
    pub fn stopped(&self, expected: &str) -> Failed {
        let step = self.played.last().map(|step| step.title.clone()).unwrap_or_default();
        let output = format!("应当：{expected}\n实际输出：\n{}", self.last.1);
        Failed::Demo { step, command: self.last.0.clone(), output }
    }

    /// A file among those that are left behind, by its path from the root of the repository.
    pub fn file(&self, name: &str) -> String {
        format!("{OUT}/{name}")
    }

    /// Writes a file that a command will read.
    pub fn put(&mut self, name: &str, text: &str) -> Result<String, Failed> {
        let path = Path::new(OUT).join(name);
        std::fs::write(root().join(&path), text).map_err(|error| Failed::File(path, error))?;
        Ok(self.file(name))
    }

    /// The summary.
    pub fn close(&mut self, played: &Result<(), Failed>) {
        self.end_step();
        self.say("\n步骤  核对  秒数  内容");
        for at in 0..self.played.len() {
            let step = &self.played[at];
            let row = format!("{:>4}  {:>4}  {:>4.1}  {}", at + 1, step.checks, step.seconds, step.title);
            self.say(&row);
        }
        let checks: usize = self.played.iter().map(|step| step.checks).sum();
        match played {
            Ok(()) => {
                self.say(&format!(
                    "\n共 {} 步，{checks} 处核对全部符合。过程全文：{OUT}/transcript.txt",
                    self.played.len()
                ));
                self.say("演示完成");
            }
            Err(failed) => self.note(&failed.to_string()),
        }
    }
}

/// A command as a person would type it.
fn line(command: &Command) -> String {
    let name = Path::new(command.get_program()).file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let words = command.get_args().map(|word| quoted(&word.to_string_lossy()));
    std::iter::once(name).chain(words).collect::<Vec<_>>().join(" ")
}

fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-_./:=+,@%".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', "'\\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_quoted_where_a_shell_would_split_them() {
        assert_eq!(quoted("demo-out/市局"), "demo-out/市局");
        assert_eq!(quoted("数控车间 车工"), "'数控车间 车工'");
        assert_eq!(quoted("it's"), "'it'\\''s'");
        assert_eq!(quoted(""), "''");
    }
}
